#include "tests/core/support/catch.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

/** Returns the parameters after a step of plain SGD, with every operation rounded once. */
template <class T>
std::vector<T> stepped(const Trainer<T>& trainer, const Program<T>& snapshot, double rate) {
  std::vector<T> next = trainers::values(trainer);
  const std::vector<T> gradients = trainers::gradients(trainer, snapshot);
  for (std::size_t i = 0; i < next.size(); ++i) {
    const T change = static_cast<T>(rate) * gradients[i];
    next[i] = next[i] - change;
  }
  return next;
}

/** Trains a few steps and compares each with the gradients shown before it. */
template <class T>
void check_steps(const TrainerConfig& config, int steps) {
  Trainer<T> trainer(config);
  for (int i = 0; i < steps; ++i) {
    CAPTURE(i);
    const std::vector<T> before = trainers::values(trainer);
    const std::vector<T> wanted = stepped(trainer, *trainer.snapshot(std::nullopt), config.hyperparameters[0]);
    trainer.step(1);
    REQUIRE(trainers::same_bits(trainers::values(trainer), wanted));
    REQUIRE_FALSE(trainers::same_bits(trainers::values(trainer), before));
  }
}

void check_steps_in_both(const TrainerConfig& config, int steps) {
  check_steps<float>(config, steps);
  check_steps<double>(config, steps);
}

}  // namespace

TEST_CASE("a step on the whole set changes parameters by minus the rate times the gradients shown, bit for bit",
          "[training]") {
  for (const char* loss : {"softmax-cross-entropy", "binary-cross-entropy", "squared-error", "hinge", "binary-hinge"}) {
    for (const char* regularizer : {"none", "l1", "l2"}) {
      for (const char* activation : {"relu", "tanh"}) {
        for (const int classes : {2, 3}) {
          CAPTURE(loss, regularizer, activation, classes);
          TrainerConfig config = trainers::labelled(23, classes);
          config.layers = {{5, activation}, {4, activation}};
          config.loss = loss;
          config.regularizer = regularizer;
          config.rate = 0.05;
          config.penalize_biases = classes == 3;
          config.hyperparameters = {0.1};
          config.batch_size = 0;
          check_steps_in_both(config, 3);
        }
      }
    }
  }
}

TEST_CASE("a mini-batch is shown before it is trained, the short last one too", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.regularizer = "l2";
  config.rate = 0.01;
  config.hyperparameters = {0.3};
  config.batch_size = 7;
  check_steps_in_both(config, 11);
}

TEST_CASE("the loss that a step reports is the loss that the snapshot shows", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.regularizer = "l1";
  config.rate = 0.01;
  config.batch_size = 0;
  Trainer<float> trainer(config);
  for (int i = 0; i < 4; ++i) {
    const StepResult result = trainer.step(1);
    const auto graph = trainer.snapshot(std::nullopt);
    const auto shown = [&](const char* name) { return graph->value(graph->graph().find(name))[0]; };
    CHECK(result.data_loss == shown("data_loss"));
    CHECK(result.regularization_loss == shown("penalty"));
    CHECK(static_cast<float>(result.loss) == Approx(shown("loss")).epsilon(1e-6));
    CHECK(result.loss == result.data_loss + result.regularization_loss);
  }
}

TEST_CASE("a penalty does not apply to biases unless it is configured to", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.regularizer = "l2";
  config.rate = 0.5;
  config.batch_size = 0;
  const auto bias_gradient = [&](double rate, bool biases) {
    config.rate = rate;
    config.penalize_biases = biases;
    Trainer<double> trainer(config);
    trainer.set_parameter("b1", {1, 2, 3, 4, 5});
    const auto graph = trainer.snapshot(std::nullopt);
    const auto gradient = graph->gradient(graph->graph().find("b1"));
    return std::vector<double>(gradient.begin(), gradient.end());
  };
  const std::vector<double> plain = bias_gradient(0, false);
  CHECK(bias_gradient(0.5, false) == plain);
  const std::vector<double> penalized = bias_gradient(0.5, true);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    CHECK(penalized[i] - plain[i] == Approx(0.5 * static_cast<double>(i + 1)).epsilon(1e-12));
  }
}

TEST_CASE("changing a snapshot does not change the trainer", "[training]") {
  Trainer<float> trainer(trainers::labelled(23, 3));
  const std::vector<float> before = trainers::values(trainer);
  const auto graph = trainer.snapshot(std::nullopt);
  const NodeIndex weights = graph->graph().find("W1");
  const float shown = graph->value(weights)[0];
  graph->memory(weights)[0] = 1000;
  graph->forward();
  graph->backward();
  CHECK(trainers::same_bits(trainers::values(trainer), before));
  const auto other = trainer.snapshot(std::nullopt);
  CHECK(other->value(weights)[0] == shown);
  trainer.step(3);
  CHECK(other->value(weights)[0] == shown);
}
