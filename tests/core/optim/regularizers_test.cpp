#include "core/optim/regularizers.hpp"

#include <algorithm>
#include <memory>

#include "core/graph/plan/program.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** A penalty on W, 2×2, with its gradients. */
class Penalty {
 public:
  Penalty(std::string_view name, const std::vector<double>& weights, double rate) {
    auto graph = std::make_shared<Graph>();
    const NodeIndex w = graph->add_input("W", Shape::matrix(2, 2));
    const NodeIndex r = graph->add_input("rate", Shape::scalar());
    const NodeIndex last = find_regularizer(name).add_penalty(*graph, w, r);
    CHECK(graph->node(last).shape == Shape::scalar());
    Program<double> program(graph);
    program.plan(last);
    std::copy(weights.begin(), weights.end(), program.memory(w).begin());
    program.memory(r)[0] = rate;
    program.forward();
    program.backward();
    value = program.value(last)[0];
    gradient.assign(program.gradient(w).begin(), program.gradient(w).end());
  }

  double value;
  std::vector<double> gradient;
};

const std::vector<double> weights{1, -2, 3, 0.5};

}  // namespace

TEST_CASE("L2 is half the rate times the sum of squares", "[regularizers]") {
  const Penalty penalty("l2", weights, 0.1);
  CHECK(penalty.value == Approx(0.05 * 14.25).epsilon(1e-15));
  for (std::size_t i = 0; i < 4; ++i) CHECK(penalty.gradient[i] == Approx(0.1 * weights[i]).epsilon(1e-15));
  CHECK(Penalty("l2", weights, 0).value == 0);
}

TEST_CASE("L1 is the rate times the sum of magnitudes", "[regularizers]") {
  const Penalty penalty("l1", {1, -2, 0, 0.5}, 0.1);
  CHECK(penalty.value == Approx(0.35).epsilon(1e-15));
  CHECK(penalty.gradient == std::vector<double>{0.1, -0.1, 0, 0.1});
}

TEST_CASE("none adds no gates", "[regularizers]") {
  CHECK(find_regularizer("none").add_penalty == nullptr);
  CHECK(expect_error([] { find_regularizer("l3"); }, ErrorCode::unknown_name, {}, "none, l2, l1").subject ==
        "regularizer.name");
}
