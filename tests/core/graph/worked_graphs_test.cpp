#include "core/session/reads.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"

using namespace backflow;

namespace {

std::vector<NamedTensor> as_inputs(const std::vector<cases::NamedValue>& values) {
  std::vector<NamedTensor> inputs;
  for (const auto& [name, value] : values) inputs.push_back({name, value});
  return inputs;
}

Tensor vector_of(const std::vector<double>& numbers) { return {Shape::vector(numbers.size()), numbers}; }

/** A loss gate on one example: value and gradient of the scores. */
struct LossOfScores {
  GraphSession graph;

  LossOfScores(const std::string& text, const cases::LossCase& one)
      : graph(text, {{"s", vector_of(one.scores)}, {"label", Tensor::scalar(one.label)}}, "") {
    graph.backward({}, {});
  }
};

}  // namespace

TEST_CASE("the lecture's graphs give every value and gradient", "[worked]") {
  for (const auto& one : cases::worked_examples().graphs) {
    CAPTURE(one.id);
    GraphSession graph(one.expression, as_inputs(one.inputs), "");
    CHECK(graph.output() == [&] {
      for (const NodeInfo& node : reads::nodes(graph)) {
        if (node.name == one.output) return node.id;
      }
      return ~0u;
    }());
    graph.backward({}, one.upstream);
    for (const auto& [name, value] : one.values) {
      CAPTURE(name);
      CHECK(reads::value(graph, {name}).shape == value.shape);
      check_close(reads::value(graph, {name}).numbers(), value.numbers());
    }
    for (const auto& [name, gradient] : one.gradients) {
      CAPTURE(name);
      CHECK(reads::gradient(graph, {name}).shape == gradient.shape);
      check_close(reads::gradient(graph, {name}).numbers(), gradient.numbers());
    }
  }
  CHECK(cases::worked_examples().graphs.size() == 15);
}

TEST_CASE("the lecture's losses of three scores", "[worked]") {
  for (const auto& one : cases::worked_examples().losses) {
    CAPTURE(one.scores);
    LossOfScores hinge("f = hinge(s, label)", one);
    check_close(reads::value(hinge.graph, {"f"}).numbers(), {one.hinge});
    check_close(reads::gradient(hinge.graph, {"s"}).numbers(), one.hinge_gradient);

    LossOfScores entropy("f = softmax_cross_entropy(s, label)", one);
    check_close(reads::value(entropy.graph, {"f"}).numbers(), {one.cross_entropy});
    check_close(reads::gradient(entropy.graph, {"s"}).numbers(), one.cross_entropy_gradient);
  }
  CHECK(cases::worked_examples().losses.size() == 5);
}

TEST_CASE("small probabilities have a small relative error", "[worked]") {
  for (const auto& one : cases::worked_examples().losses) {
    CAPTURE(one.scores);
    GraphSession softmax("p = softmax(s)", {{"s", vector_of(one.scores)}}, "");
    const std::vector<double> got = reads::value(softmax, {"p"}).numbers();
    LossOfScores entropy("f = softmax_cross_entropy(s, label)", one);
    const std::vector<double> gradient = reads::gradient(entropy.graph, {"s"}).numbers();
    REQUIRE(got.size() == one.probabilities.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      CAPTURE(i);
      CHECK(got[i] == Approx(one.probabilities[i]).epsilon(1e-9).margin(0));
      if (static_cast<double>(i) != one.label)
        CHECK(gradient[i] == Approx(one.probabilities[i]).epsilon(1e-9).margin(0));
    }
  }
}

TEST_CASE("linear scores, hinge and L2 as an expression", "[worked]") {
  const cases::LinearCase& one = cases::worked_examples().linear;
  const std::vector<NamedTensor> inputs{
      {"W", one.weights}, {"x", one.point}, {"label", Tensor::scalar(one.label)}, {"rate", Tensor::scalar(one.rate)}};
  GraphSession graph("s = W @ x; data = hinge(s, label); penalty = 1/2 * rate * sum(W^2); loss = data + penalty",
                     inputs, "");
  graph.backward({}, {});
  check_close(reads::value(graph, {"s"}).numbers(), one.scores);
  check_close(reads::value(graph, {"data"}).numbers(), {one.data_loss});
  check_close(reads::value(graph, {"penalty"}).numbers(), {one.regularization_loss});
  check_close(reads::value(graph, {"loss"}).numbers(), {one.loss});
  check_close(reads::gradient(graph, {"W"}).numbers(), one.weight_gradient.numbers());
}
