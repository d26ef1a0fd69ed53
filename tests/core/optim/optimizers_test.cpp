#include "core/optim/optimizers.hpp"

#include <cmath>
#include <complex>
#include <cstring>
#include <limits>

#include "core/tensor/random.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** Parameters with the gradients and state that sgd needs. */
template <class T>
struct Run {
  std::vector<T> parameters;
  std::vector<T> gradients;
  std::vector<T> velocity;

  explicit Run(std::vector<T> start) : parameters(start), gradients(start.size()), velocity(start.size()) {}

  bool step(T rate, T momentum) {
    T* const state[] = {velocity.data()};
    const double hyperparameters[] = {rate, momentum, 0};
    return find_optimizer("sgd").update(Update<T>{parameters, gradients, state, hyperparameters, 1, {}});
  }
};

template <class T>
bool same_bits(T a, T b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

}  // namespace

TEMPLATE_TEST_CASE("descent on a parabola follows its closed form", "[optimizers]", float, double) {
  // f = ½ c w²: w_k = (1 − η c)^k w_0.
  const TestType rate = TestType(0.1);
  Run<TestType> run({1, -2, 3});
  for (int step = 1; step <= 20; ++step) {
    for (std::size_t i = 0; i < 3; ++i) run.gradients[i] = TestType(i + 1) * run.parameters[i];
    CHECK(run.step(rate, 0));
    const double start[] = {1, -2, 3};
    for (std::size_t i = 0; i < 3; ++i) {
      const double expected = start[i] * std::pow(1 - 0.1 * double(i + 1), step);
      CHECK(run.parameters[i] == Approx(expected).epsilon(64 * std::numeric_limits<TestType>::epsilon()).margin(1e-12));
    }
  }
}

TEST_CASE("momentum on a parabola follows its closed form", "[optimizers]") {
  // w_{k+1} = (1 + μ − η c) w_k − μ w_{k−1}: powers of the two roots of r² − (1 + μ − η c) r + μ.
  const double momentum = 0.9;
  const double middle = (1 + momentum - 0.1) / 2;
  const std::complex<double> root(middle, std::sqrt(momentum - middle * middle));
  // w_0 = 1 and w_1 = 0.9 fix the amplitude: w_k = 2 Re(a root^k) with Re a = ½.
  const std::complex<double> amplitude(0.5, (middle - 0.9) / (2 * root.imag()));
  Run<double> run({1});
  for (int step = 1; step <= 50; ++step) {
    run.gradients[0] = run.parameters[0];
    CHECK(run.step(0.1, momentum));
    CHECK(run.parameters[0] == Approx(2 * (amplitude * std::pow(root, step)).real()).margin(1e-12));
  }
}

TEMPLATE_TEST_CASE("without momentum the change is minus rate times gradient, bit for bit", "[optimizers]", float,
                   double) {
  Random random(1);
  Run<TestType> run(std::vector<TestType>(1000));
  for (TestType& w : run.parameters) w = static_cast<TestType>(random.normal());
  for (TestType& g : run.gradients) g = static_cast<TestType>(random.normal());
  run.parameters[0] = TestType(-0.0);
  run.gradients[0] = 0;
  for (TestType& v : run.velocity) v = 5;  // left over from a step with momentum
  const std::vector<TestType> before = run.parameters;
  const TestType rate = TestType(0.3);
  CHECK(run.step(rate, 0));
  for (std::size_t i = 0; i < 1000; ++i) {
    const volatile TestType product = rate * run.gradients[i];  // volatile, so that the product is rounded separately
    REQUIRE(same_bits(run.parameters[i], static_cast<TestType>(before[i] - product)));
    REQUIRE(run.velocity[i] == run.gradients[i]);
  }
}

TEMPLATE_TEST_CASE("an update returns whether every parameter is finite", "[optimizers]", float, double) {
  using Limits = std::numeric_limits<TestType>;
  for (const TestType momentum : {TestType(0), TestType(0.5)}) {
    Run<TestType> largest({1, 2, Limits::max(), 4, 5});
    CHECK(largest.step(1, momentum));
    for (const TestType bad : {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()}) {
      for (std::size_t place = 0; place < 5; ++place) {
        Run<TestType> run({1, 2, 3, 4, 5});
        run.gradients[place] = bad;
        CHECK_FALSE(run.step(1, momentum));
      }
    }
    Run<TestType> overflow({-Limits::max()});
    overflow.gradients[0] = Limits::max();
    CHECK_FALSE(overflow.step(1, momentum));
  }
}

TEMPLATE_TEST_CASE("Adam's first step is the rate for gradients of any size", "[optimizers]", float, double) {
  std::vector<TestType> parameters{1, -2, 3}, gradients{TestType(1e-3), -50, 7};
  std::vector<TestType> m(3), v(3);
  TestType* const state[] = {m.data(), v.data()};
  const double hyperparameters[] = {0.125, 0.9, 0.999, 1e-12};
  CHECK(find_optimizer("adam").update(Update<TestType>{parameters, gradients, state, hyperparameters, 1, {}}));
  const double wanted[] = {0.875, -1.875, 2.875};
  for (std::size_t i = 0; i < 3; ++i) CHECK(parameters[i] == Approx(wanted[i]).epsilon(1e-6));
}

TEST_CASE("an error names an unknown optimizer", "[optimizers]") {
  CHECK(
      expect_error([] { find_optimizer("adamant"); }, ErrorCode::unknown_name, {}, "no optimizer 'adamant'").subject ==
      "optimizer.name");
}
