#include "core/kernels/math.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

/** The distance between two neighboring floats around |y|: the unit in the last place. */
double unit_of(double y) {
  int exponent = 0;
  std::frexp(y, &exponent);
  return std::ldexp(1.0, std::max(exponent - 24, -149));
}

struct Worst {
  double error = 0;  // in units in the last place
  float at = 0;
};

/**
 * Default 997: some million samples, dense in every binade. BACKFLOW_STRIDE=1 takes every float and prints the largest
 * error.
 */
std::int32_t stride() {
  const char* const asked = std::getenv("BACKFLOW_STRIDE");
  return asked ? std::max(1, std::atoi(asked)) : 997;
}

/** Returns the largest error over every stride()-th float from `low` to `high`. */
template <class F, class G>
Worst worst_of(F ours, G exact, float low, float high) {
  Worst worst;
  const auto sample = [&](float x) {
    const double wanted = exact(static_cast<double>(x));
    const double error = std::abs(static_cast<double>(ours(x)) - wanted) / unit_of(wanted);
    if (!(error <= worst.error)) worst = {error, x};
  };
  const std::int32_t step = stride();
  const auto walk = [&](float from, float to, float sign) {
    const auto last = __builtin_bit_cast(std::int32_t, to);
    for (std::int32_t bits = __builtin_bit_cast(std::int32_t, from); bits <= last - step; bits += step) {
      sample(sign * __builtin_bit_cast(float, bits));
    }
    sample(sign * to);
  };
  if (low < 0) walk(high < 0 ? -high : 0.0f, -low, -1);
  if (high > 0) walk(low > 0 ? low : 0.0f, high, 1);
  return worst;
}

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float largest = std::numeric_limits<float>::max();
constexpr float smallest = std::numeric_limits<float>::denorm_min();
const float not_a_number = std::numeric_limits<float>::quiet_NaN();

}  // namespace

#define CHECK_WORST(name, units, ...)                                                                    \
  do {                                                                                                   \
    const Worst worst = __VA_ARGS__;                                                                     \
    CAPTURE(worst.at);                                                                                   \
    CHECK(worst.error <= (units));                                                                       \
    if (std::getenv("BACKFLOW_STRIDE")) std::printf("%-8s %.2f at %.9g\n", name, worst.error, worst.at); \
  } while (false)

TEST_CASE("float32 functions are within a few units in the last place", "[math]") {
  CHECK_WORST("exp", 1.0,
              worst_of([](float x) { return math::exp(x); }, [](double x) { return std::exp(x); }, -103.9f, 88.7f));
  CHECK_WORST("log", 1.0,
              worst_of([](float x) { return math::log(x); }, [](double x) { return std::log(x); }, smallest, largest));
  CHECK_WORST("tanh", 2.0,
              worst_of([](float x) { return math::tanh(x); }, [](double x) { return std::tanh(x); }, -100, 100));
  CHECK_WORST("sigmoid", 2.0,
              worst_of([](float x) { return math::sigmoid(x); }, [](double x) { return 1 / (1 + std::exp(-x)); },
                       -103.9f, 100));
  CHECK_WORST("softplus", 2.0,
              worst_of([](float x) { return math::softplus(x); }, [](double x) { return std::log1p(std::exp(x)); },
                       -103.9f, 600));
  CHECK_WORST("expm1", 2.0,
              worst_of([](float x) { return math::expm1(x); }, [](double x) { return std::expm1(x); }, -100, 88.7f));
}

TEST_CASE("float32 functions at the ends of their range", "[math]") {
  CHECK(math::exp(0.0f) == 1);
  CHECK(math::exp(-infinity) == 0);
  CHECK(math::exp(-200.0f) == 0);
  CHECK(math::exp(infinity) == infinity);
  CHECK(math::exp(200.0f) == infinity);
  CHECK(math::exp(88.72f) < infinity);
  CHECK(math::exp(-103.0f) > 0);
  CHECK(math::log(1.0f) == 0);
  CHECK(math::log(0.0f) == -infinity);
  CHECK(math::log(-0.0f) == -infinity);
  CHECK(math::log(infinity) == infinity);
  CHECK(std::isnan(math::log(-1.0f)));
  CHECK(std::isnan(math::log(-infinity)));
  CHECK(math::tanh(0.0f) == 0);
  CHECK(math::tanh(-0.0f) == 0);
  CHECK(math::tanh(infinity) == 1);
  CHECK(math::tanh(-infinity) == -1);
  CHECK(math::tanh(-3.0f) == -math::tanh(3.0f));
  CHECK(math::sigmoid(0.0f) == 0.5f);
  CHECK(math::sigmoid(infinity) == 1);
  CHECK(math::sigmoid(-infinity) == 0);
  CHECK(math::softplus(infinity) == infinity);
  CHECK(math::softplus(-infinity) == 0);
  CHECK(math::softplus(1000.0f) == 1000);
  CHECK(math::expm1(0.0f) == 0);
  CHECK(math::expm1(-infinity) == -1);
  CHECK(math::expm1(infinity) == infinity);
}

TEST_CASE("NaN stays NaN", "[math]") {
  for (const float bad : {not_a_number, -not_a_number}) {
    CHECK(std::isnan(math::exp(bad)));
    CHECK(std::isnan(math::expm1(bad)));
    CHECK(std::isnan(math::log(bad)));
    CHECK(std::isnan(math::tanh(bad)));
    CHECK(std::isnan(math::sigmoid(bad)));
    CHECK(std::isnan(math::softplus(bad)));
  }
}

TEST_CASE("whole powers are products in both precisions", "[math]") {
  CHECK(math::power(2.0f, -1.0f) == 0.5f);
  CHECK(math::power(-3.0, 3.0) == -27);
  CHECK(math::power(0.0, 2.0) == 0);
  CHECK(math::power(1.1, 2.0) == 1.1 * 1.1);
  CHECK(math::power(2.0, 64.0) == 18446744073709551616.0);
  CHECK(std::isnan(math::power(-2.0, 0.5)));
  CHECK(math::power(9.0, 0.5) == 3);
}
