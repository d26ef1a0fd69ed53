// Tests the layers that are more than a gate: dropout, frozen layers, maxout.
#include <algorithm>
#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

/** Two hidden layers, with dropout in both, on batches whose last one is short. */
TrainerConfig with_dropout() {
  TrainerConfig config = trainers::labelled(23, 3);
  config.layers = {{5, "relu", 0.3}, {6, "tanh", 0.5}};
  config.hyperparameters = {0.1};
  config.batch_size = 7;
  return config;
}

/** The mask of a layer in the next step's graph. */
template <class T>
std::vector<double> mask_of(Trainer<T>& trainer, const char* name) {
  const auto snapshot = trainer.snapshot(std::nullopt);
  const NodeIndex mask = snapshot->graph().find(name);
  CHECK(snapshot->graph().node(mask).kind == NodeKind::constant);
  return snapshot->numbers(mask);
}

template <class T>
void check_shown_step(const TrainerConfig& config, int steps) {
  Trainer<T> trainer(config);
  for (int i = 0; i < steps; ++i) {
    CAPTURE(i);
    std::vector<T> next = trainers::values(trainer);
    const std::vector<T> gradients = trainers::gradients(trainer, *trainer.snapshot(std::nullopt));
    for (std::size_t k = 0; k < next.size(); ++k) {
      const T change = static_cast<T>(config.hyperparameters[0]) * gradients[k];
      next[k] = next[k] - change;
    }
    trainer.step(1);
    REQUIRE(trainers::same_bits(trainers::values(trainer), next));
  }
}

}  // namespace

TEST_CASE("the step with dropout that is shown is the step that is made, bit for bit", "[layers]") {
  check_shown_step<float>(with_dropout(), 12);
  check_shown_step<double>(with_dropout(), 12);
  TrainerConfig whole = with_dropout();
  whole.batch_size = 0;
  check_shown_step<float>(whole, 4);
}

TEST_CASE("maxout's step that is shown is the step that is made, bit for bit", "[layers]") {
  TrainerConfig config = with_dropout();
  config.layers = {{5, "maxout", 0.2}, {4, "maxout"}};
  check_shown_step<float>(config, 12);
  check_shown_step<double>(config, 12);
}

TEST_CASE("a mask holds 0 and 1 / (1 − rate), in the share that was set, and new ones for each step", "[layers]") {
  TrainerConfig config = trainers::labelled(2000, 2);
  config.layers = {{10, "tanh", 0.25}};
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const std::vector<double> mask = mask_of(trainer, "m1");
  const auto dropped = std::count(mask.begin(), mask.end(), 0.0);
  CHECK(std::count(mask.begin(), mask.end(), 1 / 0.75) == static_cast<std::ptrdiff_t>(mask.size()) - dropped);
  // 20,000 draws: the standard deviation of the share is 0.003.
  CHECK(static_cast<double>(dropped) / static_cast<double>(mask.size()) == Approx(0.25).margin(0.013));
  CHECK(mask_of(trainer, "m1") == mask);
  trainer.step(1);
  CHECK(mask_of(trainer, "m1") != mask);
}

TEST_CASE("predictions, evaluations and single examples use no dropout", "[layers]") {
  TrainerConfig config = with_dropout();
  Trainer<double> trainer(config);
  trainer.step(3);
  TrainerConfig without = config;
  for (LayerSpec& layer : without.layers) layer.dropout = 0;
  Trainer<double> plain(without);
  for (const ParameterInfo& one : trainer.parameter_infos()) {
    plain.set_parameter(one.name, std::get<std::vector<double>>(one.data));
  }
  CHECK(trainer.step(0).loss == plain.step(0).loss);
  CHECK(trainer.step(0).loss == trainer.step(0).loss);
  const auto points = config.data.points;
  CHECK(trainer.predict(points, false).numbers() == plain.predict(points, false).numbers());
  CHECK(trainer.snapshot(4)->numbers(trainer.snapshot(4)->graph().output) ==
        plain.snapshot(4)->numbers(plain.snapshot(4)->graph().output));
}

TEST_CASE("dropout can be changed during a run, and a restored run draws the same masks", "[layers]") {
  TrainerConfig config = with_dropout();
  Trainer<float> trainer(config);
  trainer.step(5);
  Trainer<float> restored(config);
  restored.restore(trainer.save());
  trainer.step(20);
  restored.step(20);
  CHECK(trainers::same_bits(trainers::values(trainer), trainers::values(restored)));
  config.layers[0].dropout = 0;
  trainer.configure(config);
  CHECK_THROWS_AS(trainer.snapshot(std::nullopt)->graph().find("m1"), Error);
  CHECK(trainer.snapshot(std::nullopt)->graph().find("m2") > 0);
}

TEST_CASE("a frozen layer's gradients are computed but not applied", "[layers]") {
  for (const Optimizer& optimizer : optimizers()) {
    CAPTURE(optimizer.name);
    TrainerConfig config = trainers::labelled(23, 3);
    config.layers = {{5, "tanh"}, {4, "tanh", 0, true}, {3, "tanh"}};
    config.optimizer = optimizer.name;
    config.hyperparameters.clear();
    config.clip = {0.01, 0};
    Trainer<double> trainer(config);
    const auto before = trainer.parameter_infos();
    CHECK_FALSE(trainer.step(5).stopped);
    const auto after = trainer.parameter_infos();
    for (std::size_t i = 0; i < before.size(); ++i) {
      CAPTURE(before[i].name);
      const bool frozen = before[i].name == "W2" || before[i].name == "b2";
      CHECK((before[i].data == after[i].data) == frozen);
      const auto& gradient = std::get<std::vector<double>>(after[i].gradient);
      CHECK(std::any_of(gradient.begin(), gradient.end(), [](double one) { return one != 0; }));
    }
  }
}

TEST_CASE("a layer can be frozen and thawed during a run", "[layers]") {
  TrainerConfig config = trainers::labelled(23, 3);
  Trainer<float> trainer(config);
  trainer.step(3);
  config.layers[0].frozen = true;
  trainer.configure(config);
  const auto frozen = trainer.parameter_infos();
  trainer.step(3);
  CHECK(trainer.parameter_infos()[0].data == frozen[0].data);
  CHECK(trainer.parameter_infos()[2].data != frozen[2].data);
  config.layers[0].frozen = false;
  trainer.configure(config);
  trainer.step(1);
  CHECK(trainer.parameter_infos()[0].data != frozen[0].data);
}

TEST_CASE("with all layers frozen but the output's, only the output learns", "[layers]") {
  TrainerConfig config = trainers::labelled(23, 3);
  for (LayerSpec& layer : config.layers) layer.frozen = true;
  Trainer<float> trainer(config);
  const auto before = trainer.parameter_infos();
  trainer.step(4);
  const auto after = trainer.parameter_infos();
  for (std::size_t i = 0; i < before.size(); ++i) CHECK((before[i].data == after[i].data) == (i < 4));
}

TEST_CASE("maxout takes the larger of two sums with parameters of their own", "[layers]") {
  TrainerConfig config = trainers::labelled(4, 2);
  config.layers = {{1, "maxout"}};
  config.features = {"x", "y"};
  Trainer<double> trainer(config);
  std::vector<std::string> names;
  for (const ParameterInfo& one : trainer.parameter_infos()) names.push_back(one.name);
  CHECK(names == std::vector<std::string>{"W1", "b1", "V1", "c1", "W2", "b2"});
  trainer.set_parameter("W1", {1, 0});
  trainer.set_parameter("b1", {0.5});
  trainer.set_parameter("V1", {-2, 0});
  trainer.set_parameter("c1", {0.25});
  Tensor points(Shape::matrix(2, 2));
  points.values(0, 0) = 3;
  points.values(1, 0) = -3;
  const std::vector<double> wanted{3.5, 6.25};
  CHECK(trainer.activations(points, 1).numbers() == wanted);
  // Both sums are drawn by the initializer, one after the other.
  Trainer<double> fresh(config);
  CHECK(fresh.parameter_infos()[0].data != fresh.parameter_infos()[2].data);
}

TEST_CASE("options of layers outside their range are errors that name them", "[layers]") {
  TrainerConfig config = with_dropout();
  config.layers[1].dropout = 1;
  CHECK(expect_error([&] { Trainer<float> trainer(config); }, ErrorCode::out_of_range, {}, "layers.dropout").subject ==
        "layers.dropout");
}
