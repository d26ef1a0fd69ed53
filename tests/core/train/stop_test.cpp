#include <algorithm>
#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

/**
 * Returns a configuration with a dataset shrunk from [−6, 6] to [−1, 1], one layer of relu, and a rate far too high.
 */
TrainerConfig steep(const char* dataset, const char* loss, std::uint64_t seed) {
  TrainerConfig source;
  source.data.name = dataset;
  source.data.seed = seed;
  source.data.train_fraction = 1;
  const Trainer<float> generated(source);
  TrainerConfig config;
  config.data.points = generated.examples().train.raw;
  for (double& coordinate : config.data.points.numbers()) coordinate /= 6;
  const std::vector<int>& labels = generated.examples().train.labels;
  config.data.labels.assign(labels.begin(), labels.end());
  config.seed = seed;
  config.layers = {{8, "relu"}};
  config.loss = loss;
  config.hyperparameters = {10};
  return config;
}

/** Returns a run that has diverged. */
Trainer<float> diverged() {
  Trainer<float> trainer(steep("spiral", "squared-error", 1));
  REQUIRE(trainer.step(40).stopped);
  return trainer;
}

}  // namespace

TEST_CASE("squared error with relu at rate 10 diverges within 40 steps and stops", "[training]") {
  for (const char* dataset : {"spiral", "circle", "xor", "gauss", "moons"}) {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
      for (const std::size_t batch : {std::size_t{10}, std::size_t{0}}) {
        CAPTURE(dataset, seed, batch);
        TrainerConfig config = steep(dataset, "squared-error", seed);
        config.batch_size = batch;
        Trainer<float> trainer(config);
        const StepResult result = trainer.step(40);
        REQUIRE(result.stopped);
        CHECK(result.stopped->at == result.step);
        CHECK(result.step < 40);
      }
    }
  }
}

TEST_CASE("binary cross-entropy at rate 10 never diverges: its units die, and the run continues", "[training]") {
  int collapsed = 0;
  for (const char* dataset : {"spiral", "circle", "xor", "gauss", "moons"}) {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
      CAPTURE(dataset, seed);
      Trainer<float> trainer(steep(dataset, "binary-cross-entropy", seed));
      StepResult result;
      for (int i = 1; i <= 20; ++i) {
        result = trainer.step(25);
        REQUIRE_FALSE(result.stopped);
        CHECK(std::isfinite(result.loss));
        CHECK(result.step == 25u * static_cast<unsigned>(i));
      }
      if (result.collapsed == std::vector<int>{1}) ++collapsed;
    }
  }
  CHECK(collapsed >= 15);
}

TEST_CASE("a diverged run does not continue until something changes", "[training]") {
  Trainer<float> trainer = diverged();
  const StepResult first = trainer.step(0);
  REQUIRE(first.stopped);
  const std::vector<float> values = trainers::values(trainer);
  const StepResult second = trainer.step(100);
  REQUIRE(second.stopped);
  CHECK(second.step == first.step);
  CHECK(second.stopped->at == first.stopped->at);
  CHECK(trainers::same_bits(trainers::values(trainer), values));
}

TEST_CASE("after a change of the rate a diverged run tries again, and may diverge again", "[training]") {
  Trainer<float> trainer = diverged();
  TrainerConfig config = trainer.config();
  config.hyperparameters = {1e-6};
  trainer.configure(config);
  CHECK_FALSE(trainer.step(0).stopped);
  // Its parameters are still far too large.
  CHECK(trainer.step(3).stopped);
}

TEST_CASE("after its parameters are repaired a diverged run continues", "[training]") {
  Trainer<float> trainer = diverged();
  const std::uint64_t before = trainer.step(0).step;
  for (const ParameterLeaf& leaf : trainer.parameters().leaves) {
    trainer.set_parameter(leaf.name, std::vector<double>(leaf.shape.size(), 0.1));
  }
  CHECK_FALSE(trainer.step(0).stopped);
  CHECK(trainer.step(1).step == before + 1);
}

TEST_CASE("a batch whose data loss exceeds a thousand times the first loss is a divergence, long before it is infinite",
          "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {};
  config.loss = "squared-error";
  config.hyperparameters = {10};
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const double most = 1000 * std::max(1.0, trainer.step(0).data_loss);
  StepResult result;
  double before = 0;
  for (int i = 0; i < 100; ++i) {
    result = trainer.step(1);
    if (result.stopped) break;
    before = trainer.update(0).batch->data_loss;
  }
  REQUIRE(result.stopped);
  CHECK(before <= most);
  CHECK(result.data_loss > most);
  CHECK(result.data_loss < 1e6);
}

TEST_CASE("a penalty of any size is not a divergence", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.regularizer = "l2";
  config.rate = 1;
  config.hyperparameters = {1e-6};
  Trainer<float> trainer(config);
  trainer.set_parameter("W2", std::vector<double>(20, 0));
  trainer.set_parameter("W1", std::vector<double>(10, 1000));
  const StepResult result = trainer.step(5);
  CHECK_FALSE(result.stopped);
  CHECK(result.regularization_loss > 1e6);
}

TEST_CASE("divergence is measured against the training set's loss before the first update", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {};
  config.loss = "squared-error";
  config.hyperparameters = {1e-6};
  config.batch_size = 1;
  const std::vector<double> near(2, 0.0), far(2, 100.0);
  // A parameter that is set later does not change it …
  Trainer<double> small(config);
  small.set_parameter("W1", near);
  CHECK_FALSE(small.step(1).stopped);
  small.set_parameter("W1", far);
  CHECK(small.step(23).stopped);
  // … nor does another rate or batch size. Only a parameter that is set before the first update changes it.
  Trainer<double> again(config);
  again.set_parameter("W1", near);
  again.step(1);
  TrainerConfig next = config;
  next.batch_size = 5;
  next.hyperparameters = {1e-5};
  again.configure(next);
  again.set_parameter("W1", far);
  CHECK(again.step(23).stopped);
  Trainer<double> large(config);
  large.set_parameter("W1", far);
  CHECK_FALSE(large.step(23).stopped);
}

TEST_CASE("a layer in which every unit is dead is listed, and the run continues", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {{5, "relu"}, {4, "relu"}};
  Trainer<float> trainer(config);
  CHECK(trainer.step(0).collapsed.empty());
  trainer.set_parameter("b2", {-1000, -1000, -1000, -1000});
  const StepResult dead = trainer.step(3);
  CHECK_FALSE(dead.stopped);
  CHECK(dead.step == 3);
  CHECK(dead.collapsed == std::vector<int>{2});
  trainer.set_parameter("b1", std::vector<double>(5, -1000));
  CHECK(trainer.step(0).collapsed == std::vector<int>{1, 2});
  trainer.set_parameter("b1", std::vector<double>(5, 0));
  trainer.set_parameter("b2", {-1000, -1000, 1000, -1000});
  CHECK(trainer.step(0).collapsed.empty());
  // Only activations whose row says so can die. A leaky unit passes a gradient everywhere; elu at −1000 underflows.
  for (const char* activation : {"tanh", "sigmoid", "leaky_relu", "elu", "softplus", "identity"}) {
    CAPTURE(activation);
    config.layers = {{5, activation}};
    Trainer<float> other(config);
    other.set_parameter("b1", std::vector<double>(5, -1000));
    CHECK(other.step(1).collapsed.empty());
  }
}

TEST_CASE("zero steps only evaluate", "[training]") {
  Trainer<float> trainer(trainers::labelled(23, 3));
  trainer.step(3);
  const std::vector<std::uint8_t> before = trainer.save();
  const StepResult first = trainer.step(0);
  const StepResult second = trainer.step(0);
  CHECK(trainer.save() == before);
  CHECK(first.step == 3);
  CHECK(second.loss == first.loss);
}
