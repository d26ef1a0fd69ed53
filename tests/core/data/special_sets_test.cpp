#include <cmath>

#include "core/data/fetched.hpp"
#include "core/train/options.hpp"
#include "core/train/trainer.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

/** Data sets with targets, with a fixed number of examples, and of images. */
using namespace backflow;

namespace {

Dataset make(std::string_view name, int classes, int samples, double noise, std::uint64_t seed = 1) {
  Random random(seed);
  return generate_dataset(name, classes, samples, noise, random);
}

TrainerConfig configured(const std::vector<Setting>& settings) {
  TrainerConfig config = default_config();
  apply(settings, config);
  return config;
}

/** Returns a column of a data set's points. */
double at(const Dataset& data, std::size_t row, std::size_t column) { return data.points.values(row, column); }

}  // namespace

TEST_CASE("a data set with targets computes its function, plus noise", "[datasets]") {
  const Dataset plane = make("plane", 2, 500, 0);
  const Dataset sine = make("sine", 2, 500, 0);
  const Dataset product = make("x-sin-x", 2, 500, 0);
  const Dataset hills = make("hills", 2, 2000, 0);
  CHECK(plane.labels.empty());
  CHECK(plane.points.shape == Shape::matrix(500, 2));
  CHECK(sine.points.shape == Shape::matrix(500, 1));
  for (std::size_t i = 0; i < 500; ++i) {
    REQUIRE(plane.targets.values(i, 0) == Approx((at(plane, i, 0) + at(plane, i, 1)) / 10).margin(1e-15));
    REQUIRE(sine.targets.values(i, 0) == Approx(std::sin(at(sine, i, 0))).margin(1e-14));
    REQUIRE(product.targets.values(i, 0) == Approx(at(product, i, 0) * std::sin(at(product, i, 0))).margin(1e-13));
  }
  // Three bumps: near each center the target is close to its height.
  int tops = 0;
  for (std::size_t i = 0; i < 2000; ++i) {
    REQUIRE(std::abs(hills.targets.values(i, 0)) <= 1);
    const auto near = [&](double x, double y) { return std::hypot(at(hills, i, 0) - x, at(hills, i, 1) - y) < 0.5; };
    if (near(-2.5, 2.5) || near(-0.5, -3)) REQUIRE(hills.targets.values(i, 0) > 0.9);
    if (near(3, 1.5)) REQUIRE(hills.targets.values(i, 0) < -0.9);
    tops += near(-2.5, 2.5) || near(-0.5, -3) || near(3, 1.5);
  }
  CHECK(tops > 10);
  const Dataset noisy = make("plane", 2, 500, 0.5);
  double most = 0;
  for (std::size_t i = 0; i < 500; ++i) {
    most = std::max(most, std::abs(noisy.targets.values(i, 0) - (at(noisy, i, 0) + at(noisy, i, 1)) / 10));
  }
  CHECK(most > 0.9);
  CHECK(most <= 1);
}

TEST_CASE("the spiral of the notes has the very points of the case", "[datasets]") {
  const Dataset data = make("notes-spiral", 3, 17, 0.4);
  CHECK(data.points.numbers() == cases::spiral_case().points.numbers());
  CHECK(std::vector<double>(data.labels.begin(), data.labels.end()) == cases::spiral_case().labels);
  const TrainerConfig config = configured({{"data.name", std::string("notes-spiral")}, {"data.samples", 50.0}});
  CHECK(config.data.classes == 3);
  const auto settings = to_settings(config);
  for (const Setting& setting : settings) {
    if (setting.path == "data.samples") CHECK(std::get<double>(setting.value) == 300);
    if (setting.path == "data.noise") CHECK(std::get<double>(setting.value) == 0);
  }
}

TEST_CASE("a data set that is not built in must be fetched first", "[datasets]") {
  const TrainerConfig config = configured({{"data.name", std::string("iris")}});
  CHECK(config.data.classes == 3);
  const auto train = [&] { Trainer<float> trainer(config); };
  CHECK(expect_error(train, ErrorCode::not_loaded, {}, "'iris' has not been fetched").subject == "data.name");
  CHECK_FALSE(is_loaded(find_dataset("iris")));
  Tensor points(Shape::matrix(150, 4));
  std::vector<double> labels;
  for (std::size_t i = 0; i < 150; ++i) {
    points.values(i, 0) = static_cast<double>(i);
    labels.push_back(static_cast<double>(i / 50));
  }
  const auto refused = [](std::string_view name, const Tensor& rows, const std::vector<double>& classes) {
    expect_error([&] { keep_dataset(name, rows, classes); }, ErrorCode::bad_value, {}, "not the rows of");
  };
  refused("iris", Tensor(Shape::matrix(150, 3)), labels);
  refused("iris", Tensor(Shape::matrix(149, 4)), labels);
  refused("circle", points, labels);
  std::vector<double> wrong = labels;
  wrong[3] = 3;
  refused("iris", points, wrong);
  wrong[3] = 0.5;
  refused("iris", points, wrong);
  Tensor infinite = points;
  infinite.numbers()[7] = INFINITY;
  refused("iris", infinite, labels);

  keep_dataset("iris", points, labels);
  CHECK(is_loaded(find_dataset("iris")));
  Trainer<float> trainer(config);
  CHECK(trainer.examples().train.rows == 75);
  CHECK(trainer.examples().train.inputs == 4);
  CHECK(trainer.examples().outputs == 3);
}

TEST_CASE("a loss that needs classes is refused for a data set with targets", "[training]") {
  for (const char* loss : {"cross-entropy", "softmax-cross-entropy", "binary-cross-entropy", "hinge", "binary-hinge"}) {
    const TrainerConfig config = configured({{"data.name", std::string("sine")}, {"loss", std::string(loss)}});
    const auto train = [&] { Trainer<float> trainer(config); };
    CHECK(expect_error(train, ErrorCode::bad_value, {}, "'sine' has targets").subject == "loss");
  }
  Trainer<float> trainer(configured({{"data.name", std::string("sine")}, {"loss", std::string("squared-error")}}));
  const StepResult first = trainer.step(0);
  CHECK_FALSE(first.accuracy);
  CHECK(trainer.step(500).data_loss < first.data_loss);
}

TEST_CASE("a number of classes follows the data set, unless one is given", "[training]") {
  CHECK(configured({{"data.name", std::string("spiral")}}).data.classes == 2);
  CHECK(configured({{"data.name", std::string("spiral")}, {"data.classes", 6.0}}).data.classes == 6);
  TrainerConfig config = configured({{"data.name", std::string("spiral")}, {"data.classes", 3.0}});
  apply({{"data.name", std::string("spiral")}}, config);
  CHECK(config.data.classes == 3);
  apply({{"data.name", std::string("digits")}}, config);
  CHECK(config.data.classes == 10);
}

TEST_CASE("gray lies midway between yellow and blue, in every pixel", "[datasets]") {
  const Dataset cars = make("cars", 2, 12, 0);
  CHECK(cars.points.shape == Shape::matrix(12, 192));
  for (std::size_t i = 0; i < 192; ++i) {
    // Examples 0 and 6 are gray; 3 and 5 are yellow and blue.
    REQUIRE(at(cars, 0, i) == Approx((at(cars, 3, i) + at(cars, 5, i)) / 2).margin(1e-15));
    REQUIRE(at(cars, 6, i) == at(cars, 0, i));
  }
}

TEST_CASE("one template per class can't part cars from no cars; a hidden layer can", "[datasets]") {
  for (const double noise : {0.0, 0.1}) {
    for (const std::uint64_t seed : {1, 2, 3}) {
      CAPTURE(noise, seed);
      const auto accuracies = [&](std::vector<double> units) {
        TrainerConfig config = configured({{"data.name", std::string("cars")},
                                           {"data.samples", 600.0},
                                           {"data.noise", noise},
                                           {"data.seed", static_cast<double>(seed)},
                                           {"seed", static_cast<double>(seed)},
                                           {"layers.units", std::move(units)},
                                           {"optimizer.learningRate", 0.1}});
        for (LayerSpec& layer : config.layers) layer.activation = "relu";
        config.initializer = "he";
        Trainer<float> trainer(config);
        return trainer.step(4000);
      };
      const StepResult linear = accuracies({});
      CHECK(*linear.accuracy <= 0.9);
      CHECK(*linear.test_accuracy <= 0.9);
      const StepResult hidden = accuracies({8});
      CHECK(*hidden.accuracy >= 0.98);
      CHECK(*hidden.test_accuracy >= 0.98);
    }
  }
}
