#include <algorithm>
#include <numeric>

#include "core/train/trainer.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"

using namespace backflow;

namespace {

/** Returns the transpose of W [out, in] as a trainer stores it: [in, out], flat. */
std::vector<double> transposed(const Tensor& matrix) {
  std::vector<double> flat;
  for (std::size_t column = 0; column < matrix.shape.columns(); ++column) {
    for (std::size_t row = 0; row < matrix.shape.rows(); ++row) {
      flat.push_back(matrix.numbers()[row * matrix.shape.columns() + column]);
    }
  }
  return flat;
}

/** Nine points in `classes` classes, in float64. */
TrainerConfig points_in(int classes, std::size_t columns = 2) {
  TrainerConfig config;
  config.data.classes = classes;
  config.data.points = {Shape::matrix(9, columns), std::vector<double>(9 * columns)};
  for (std::size_t i = 0; i < config.data.points.numbers().size(); ++i) {
    config.data.points.numbers()[i] = static_cast<double>(i % 5) - 2;
  }
  for (int i = 0; i < 9; ++i) config.data.labels.push_back(i % classes);
  config.batch_size = 0;
  return config;
}

/** Returns the data loss of a network whose weights are all 1e-8. */
double loss_at_tiny_weights(const std::string& loss, int classes) {
  TrainerConfig config = points_in(classes);
  config.loss = loss;
  config.layers = {{4, "tanh"}};
  Trainer<double> trainer(config);
  for (const ParameterLeaf& leaf : trainer.parameters().leaves) {
    if (!leaf.bias) trainer.set_parameter(leaf.name, std::vector<double>(leaf.shape.size(), 1e-8));
  }
  return trainer.step(0).data_loss;
}

std::size_t count(std::size_t inputs, std::vector<std::size_t> hidden, int classes, const std::string& loss) {
  TrainerConfig config = points_in(classes, inputs);
  config.loss = loss;
  for (const std::size_t units : hidden) config.layers.push_back({units, "relu"});
  const Trainer<float> trainer(config);
  const auto& leaves = trainer.parameters().leaves;
  return std::accumulate(leaves.begin(), leaves.end(), std::size_t{0},
                         [](std::size_t sum, const ParameterLeaf& leaf) { return sum + leaf.shape.size(); });
}

}  // namespace

TEST_CASE("linear scores, hinge and L2 in a trainer without hidden layers", "[worked]") {
  const cases::LinearCase& one = cases::worked_examples().linear;
  TrainerConfig config;
  config.data.points = {Shape::matrix(1, 2), one.point.numbers()};
  config.data.labels = {one.label};
  config.data.classes = 3;
  config.loss = "hinge";
  config.regularizer = "l2";
  config.rate = one.rate;
  config.batch_size = 0;
  Trainer<double> trainer(config);
  trainer.set_parameter("W1", transposed(one.weights));
  const StepResult result = trainer.step(0);
  check_close(std::vector{result.data_loss, result.regularization_loss, result.loss},
              {one.data_loss, one.regularization_loss, one.loss});
  check_close(trainer.predict(config.data.points, true).numbers(), one.scores);
  const auto graph = trainer.snapshot(std::nullopt);
  check_close(graph->gradient(graph->graph().find("W1")), transposed(one.weight_gradient));
}

TEST_CASE("tiny weights give the loss of random guessing", "[worked]") {
  const cases::InitialLosses& initial = cases::worked_examples().initial;
  CHECK(close(loss_at_tiny_weights("binary-cross-entropy", 2), initial.binary_cross_entropy));
  CHECK(close(loss_at_tiny_weights("cross-entropy", 2), initial.binary_cross_entropy));
  for (const auto& [classes, loss] : initial.cross_entropy) {
    CAPTURE(classes);
    CHECK(close(loss_at_tiny_weights("softmax-cross-entropy", classes), loss));
    CHECK(close(loss_at_tiny_weights("cross-entropy", classes), loss));
  }
  for (const auto& [classes, loss] : initial.hinge) CHECK(close(loss_at_tiny_weights("hinge", classes), loss));
}

TEST_CASE("networks have the lecture's numbers of parameters", "[worked]") {
  const auto& counts = cases::worked_examples().parameter_counts;
  CHECK(count(3, {4}, 2, "softmax-cross-entropy") == counts.at("3-4-2"));
  CHECK(count(3, {4, 4}, 2, "cross-entropy") == counts.at("3-4-4-1"));
  CHECK(count(2, {}, 3, "hinge") == counts.at("2-3 (linear)"));
  CHECK(count(2, {100}, 3, "cross-entropy") == counts.at("2-100-3"));
  CHECK(count(2, {16, 16}, 2, "squared-error") == counts.at("2-16-16-1"));
  CHECK(counts.size() == 5);
}
