#include "core/nn/initializers.hpp"

#include <algorithm>
#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

constexpr std::size_t in = 200;
constexpr std::size_t out = 300;

std::vector<double> weights_of(std::string_view name, std::uint64_t seed = 1) {
  std::vector<double> weights(in * out, 99);
  Random random(seed);
  find_initializer(name).fill(random, in, out, weights);
  return weights;
}

struct Moments {
  double mean = 0;
  double variance = 0;
  double largest = 0;
};

Moments moments(const std::vector<double>& values) {
  Moments result;
  const double n = static_cast<double>(values.size());
  for (const double value : values) {
    result.mean += value / n;
    result.variance += value * value / n;
    result.largest = std::max(result.largest, std::abs(value));
  }
  return result;
}

/**
 * Checks a uniform distribution with this half width: it comes close to its bound, stays within it, and has a third of
 * the bound's square as variance.
 */
void check_uniform(const std::vector<double>& weights, double bound) {
  const Moments found = moments(weights);
  CHECK(found.largest <= bound);
  CHECK(found.largest > 0.99 * bound);
  CHECK(found.mean == Approx(0).margin(0.01 * bound));
  CHECK(found.variance == Approx(bound * bound / 3).epsilon(0.02));
}

}  // namespace

TEST_CASE("zeros are zeros", "[initializers]") { CHECK(moments(weights_of("zeros")).largest == 0); }

TEST_CASE("uniform weights are between -1/2 and 1/2", "[initializers]") { check_uniform(weights_of("uniform"), 0.5); }

TEST_CASE("Xavier's bound is the square root of 6 / (inputs + outputs)", "[initializers]") {
  check_uniform(weights_of("xavier"), std::sqrt(6.0 / (in + out)));
}

TEST_CASE("He's weights are normal with variance 2 / inputs", "[initializers]") {
  const Moments found = moments(weights_of("he"));
  CHECK(found.mean == Approx(0).margin(0.002));
  CHECK(found.variance == Approx(2.0 / in).epsilon(0.02));
  CHECK(found.largest > 3.5 * std::sqrt(2.0 / in));  // a uniform distribution of this variance ends at 1.73
}

TEST_CASE("the same seed gives the same weights", "[initializers]") {
  for (const Initializer& row : initializers()) {
    CAPTURE(row.name);
    CHECK(weights_of(row.name) == weights_of(row.name));
    if (row.name != "zeros") CHECK(weights_of(row.name) != weights_of(row.name, 2));
  }
  CHECK(expect_error([] { weights_of("orthogonal"); }, ErrorCode::unknown_name, {}, "'orthogonal'").subject ==
        "initializer");
}
