#include "core/kernels/error_function.hpp"

#include <cstdio>
#include <cstdlib>
#include <limits>

#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"

namespace {

using namespace backflow;

struct Worst {
  double error = 0;  // in units in the last place
  float at = 0;
};

/** Returns the largest error of a gate's float32 formula against its float64 formula, over floats of all sizes. */
template <class F, class G>
Worst worst_of(F ours, G exact, float smallest, float largest) {
  Worst worst;
  for (float size = smallest; size < largest; size *= 1.00003f) {
    for (const float x : {size, -size}) {
      const double wanted = exact(static_cast<double>(x));
      int exponent = 0;
      std::frexp(wanted, &exponent);
      const double error = std::abs(ours(x) - wanted) / std::ldexp(1.0, std::max(exponent - 24, -149));
      if (!(error <= worst.error)) worst = {error, x};
    }
  }
  return worst;
}

TEST_CASE("erf and gelu in float32 are within a unit in the last place", "[math]") {
  for (const char* name : {"erf", "gelu"}) {
    const Gate& row = gate(name);
    const Worst value = worst_of([&](float x) -> double { return row.f32.value(x, 0, 0); },
                                 [&](double x) { return row.f64.value(x, 0, 0); }, 1e-30f, 1e3f);
    CAPTURE(name, value.at);
    CHECK(value.error <= 0.7);
    // Near the zero of its derivative, at -0.75, gelu's two terms cancel.
    const Worst slope = worst_of([&](float x) -> double { return row.f32.local(0, x, 0, 0, 0); },
                                 [&](double x) { return row.f64.local(0, x, 0, 0, 0); }, 1e-30f, 0.5f);
    CAPTURE(slope.at);
    CHECK(slope.error <= 0.7);
    if (std::getenv("BACKFLOW_STRIDE"))
      std::printf("%-5s value %.2f at %.9g, slope %.2f at %.9g\n", name, value.error, static_cast<double>(value.at),
                  slope.error, static_cast<double>(slope.at));
  }
}

TEST_CASE("erf and its relatives at the ends of their range", "[math]") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(math::erf<float>(0) == 0);
  CHECK(static_cast<float>(math::erf<float>(infinity)) == 1);
  CHECK(static_cast<float>(math::erf<float>(-infinity)) == -1);
  CHECK(math::erfc<float>(infinity) == 0);
  CHECK(math::erfc<float>(-infinity) == 2);
  CHECK(math::bell<float>(0) == 1);
  CHECK(math::bell<float>(infinity) == 0);
  CHECK(std::isnan(math::erf<float>(nan)));
  CHECK(std::isnan(math::erfc<float>(nan)));
  CHECK(std::isnan(math::bell<float>(nan)));
  CHECK(gate("gelu").f32.value(-1e30f, 0, 0) == 0);
  CHECK(gate("gelu").f32.value(1e30f, 0, 0) == 1e30f);
  CHECK(gate("mish").f32.value(1e30f, 0, 0) == 1e30f);
  CHECK(gate("mish").f32.local(0, 1e30f, 0, 0, 0) == 1);
}

TEST_CASE("the float32 functions give these bits on every platform", "[math]") {
  CHECK(gate("erf").f32.value(0.3f, 0, 0) == 0x1.50838ap-2f);
  CHECK(gate("erf").f32.value(1.3f, 0, 0) == 0x1.de364ap-1f);
  CHECK(gate("gelu").f32.value(-2, 0, 0) == -0x1.74bcf8p-5f);
}

}  // namespace
