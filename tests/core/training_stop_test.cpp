#include <cmath>

#include "tests/core/catch.hpp"
#include "tests/core/trainers.hpp"

using namespace backflow;

namespace {

/** A dataset shrunk from [−6, 6] to [−1, 1], one layer of relu, and a rate that is far too high. */
TrainerConfig steep(const char* dataset, const char* loss, std::uint64_t seed) {
  TrainerConfig source;
  source.data.name = dataset;
  source.data.seed = seed;
  source.data.train_fraction = 1;
  const Trainer<float> generated(source);
  TrainerConfig config;
  config.data.points = generated.examples().train.raw;
  for (double& coordinate : config.data.points.data) coordinate /= 6;
  const std::vector<int>& labels = generated.examples().train.labels;
  config.data.labels.assign(labels.begin(), labels.end());
  config.seed = seed;
  config.layers = {{8, "relu"}};
  config.loss = loss;
  config.hyperparameters = {10};
  return config;
}

/** A run that has stopped by itself. */
Trainer<float> diverged() {
  Trainer<float> trainer(steep("spiral", "squared-error", 1));
  REQUIRE(trainer.step(40).stopped);
  return trainer;
}

}  // namespace

TEST_CASE("squared error with relu at rate 10 diverges within 40 steps and says so", "[training]") {
  for (const char* dataset : {"spiral", "circle", "xor", "gauss", "moons"}) {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
      for (const std::size_t batch : {std::size_t{10}, std::size_t{0}}) {
        CAPTURE(dataset, seed, batch);
        TrainerConfig config = steep(dataset, "squared-error", seed);
        config.batch_size = batch;
        Trainer<float> trainer(config);
        const StepResult result = trainer.step(40);
        REQUIRE(result.stopped);
        CHECK(result.stopped->reason == StopReason::diverged);
        CHECK(result.stopped->at == result.step);
        CHECK(result.step < 40);
      }
    }
  }
}

TEST_CASE("binary cross-entropy at rate 10 never diverges: its units die", "[training]") {
  int collapsed = 0;
  for (const char* dataset : {"spiral", "circle", "xor", "gauss", "moons"}) {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
      CAPTURE(dataset, seed);
      Trainer<float> trainer(steep(dataset, "binary-cross-entropy", seed));
      for (int i = 0; i < 20; ++i) {
        const StepResult result = trainer.step(25);
        CHECK(std::isfinite(result.loss));
        if (!result.stopped) continue;
        REQUIRE(result.stopped->reason == StopReason::collapsed);
        ++collapsed;
        break;
      }
    }
  }
  CHECK(collapsed >= 15);
}

TEST_CASE("a diverged run stands still until something changes", "[training]") {
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

TEST_CASE("another learning rate lets a diverged run go on", "[training]") {
  Trainer<float> trainer = diverged();
  const std::uint64_t before = trainer.step(0).step;
  TrainerConfig config = trainer.config();
  config.hyperparameters = {1e-6};
  trainer.configure(config);
  CHECK(trainer.step(3).step == before + 3);
}

TEST_CASE("so does a parameter that is set", "[training]") {
  Trainer<float> trainer = diverged();
  const std::uint64_t before = trainer.step(0).step;
  for (const ParameterLeaf& leaf : trainer.parameters().leaves) {
    trainer.set_parameter(leaf.name, std::vector<double>(leaf.shape.size(), 0.1));
  }
  CHECK_FALSE(trainer.step(0).stopped);
  CHECK(trainer.step(1).step == before + 1);
}

TEST_CASE("a loss beyond a thousand times the first is a divergence, long before it is infinite", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {};
  config.loss = "squared-error";
  config.hyperparameters = {10};
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const double first = trainer.step(0).loss;
  StepResult result;
  double before = first;
  for (int i = 0; i < 100; ++i) {
    result = trainer.step(1);
    if (result.stopped) break;
    before = result.loss;
  }
  REQUIRE(result.stopped);
  CHECK(result.stopped->reason == StopReason::diverged);
  CHECK(before <= 1000 * first);
  CHECK(result.loss > 1000 * first);
  CHECK(result.loss < 1e6 * first);
}

TEST_CASE("units that are all dead on the training set are reported as a collapse", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {{5, "relu"}, {4, "relu"}};
  Trainer<float> trainer(config);
  CHECK_FALSE(trainer.step(0).stopped);
  trainer.set_parameter("b2", {-1000, -1000, -1000, -1000});
  const StepResult dead = trainer.step(0);
  REQUIRE(dead.stopped);
  CHECK(dead.stopped->reason == StopReason::collapsed);
  trainer.set_parameter("b2", {-1000, -1000, 1000, -1000});
  CHECK_FALSE(trainer.step(0).stopped);
  // Other activations never are dead: a tanh unit at 0 has its largest derivative.
  config.layers = {{5, "tanh"}};
  Trainer<float> zero(config);
  zero.set_parameter("W1", std::vector<double>(10, 0));
  CHECK_FALSE(zero.step(0).stopped);
}

TEST_CASE("no steps only evaluate", "[training]") {
  Trainer<float> trainer(trainers::labelled(23, 3));
  trainer.step(3);
  const std::vector<std::uint8_t> before = trainer.save();
  const StepResult first = trainer.step(0);
  const StepResult second = trainer.step(0);
  CHECK(trainer.save() == before);
  CHECK(first.step == 3);
  CHECK(second.loss == first.loss);
}
