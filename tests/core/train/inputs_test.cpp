#include "core/train/inputs.hpp"

#include <cmath>

#include "core/train/grid_inputs.hpp"
#include "core/train/options.hpp"
#include "core/train/trainer.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

/** Typed features, standardizing, and the columns of maps. */
using namespace backflow;

namespace {

std::string typed(const std::string& name, const std::string& expression) { return name + "\n" + expression; }

std::vector<double> inputs_of(std::vector<std::string> features, std::size_t columns,
                              const std::vector<double>& points) {
  TrainerConfig config;
  config.features = std::move(features);
  return Inputs(config, columns).of<double>(points);
}

/** Returns the error about one typed feature. */
Error error_of(const std::string& expression, std::size_t columns = 2, std::vector<double> points = {1, 2}) {
  try {
    inputs_of({typed("mine", expression)}, columns, points);
  } catch (const Error& error) {
    return error;
  }
  FAIL("no error: " << expression);
  return Error("internal");
}

}  // namespace

TEST_CASE("a typed feature is computed for every point", "[features]") {
  CHECK(inputs_of({"x", typed("r", "sqrt(x^2 + y^2)"), "xy"}, 2, {3, 4, 0, -2}) ==
        std::vector<double>{3, 5, 12, 0, 2, -0.0});
  CHECK(inputs_of({typed("one", "2 * x1 - x"), typed("square", "x * x1")}, 1, {3, -4}) ==
        std::vector<double>{3, 9, -4, 16});
  CHECK(inputs_of({typed("ratio", "x1 / x3"), typed("whole", "x2")}, 3, {6, 1, 2, 8, 3, 4}) ==
        std::vector<double>{3, 1, 2, 3});
  CHECK(inputs_of({typed("constant", "2 * pi")}, 2, {1, 2, 3, 4}) == std::vector<double>{2 * M_PI, 2 * M_PI});
}

TEST_CASE("a typed feature sees one point, also where a gate reduces or picks", "[features]") {
  // As vectors over all points, these would mix them.
  CHECK(inputs_of({typed("f", "x - mean(x)")}, 2, {3, 4, 5, 6}) == std::vector<double>{0, 0});
  CHECK(inputs_of({typed("f", "max(concat(x, y))")}, 2, {3, 4, 7, 6}) == std::vector<double>{4, 7});
  CHECK(inputs_of({typed("f", "norm(concat(x, y))")}, 2, {3, 4, 6, 8}) == std::vector<double>{5, 10});
  CHECK(inputs_of({typed("f", "where(x > y, 1, -1)")}, 2, {3, 4, 7, 6}) == std::vector<double>{-1, 1});
}

TEST_CASE("more points than one run computes have the same features as single ones", "[features]") {
  std::vector<double> points;
  for (std::uint32_t i = 0; i < 1400; ++i) points.push_back(trainers::exact(i));
  for (const char* expression : {"exp(x) * sin(y)", "mean(x) + y^3"}) {
    const std::vector<double> all = inputs_of({typed("f", expression)}, 2, points);
    REQUIRE(all.size() == 700);
    for (const std::size_t i : {0, 1, 255, 256, 257, 511, 699}) {
      CHECK(all[i] == inputs_of({typed("f", expression)}, 2, {points[2 * i], points[2 * i + 1]})[0]);
    }
  }
}

TEST_CASE("an error of a typed feature has its place in the expression", "[features]") {
  const auto check = [](const Error& error, ErrorCode code, int column) {
    CAPTURE(error.what());
    CHECK(error.code == code);
    CHECK(error.place.line == (column > 0 ? 1 : 0));
    CHECK(error.place.column == column);
    CHECK(error.subject == "features");
  };
  check(error_of("x + z"), ErrorCode::unbound_name, 5);
  check(error_of("x1 + x4", 3, {1, 2, 3}), ErrorCode::unbound_name, 6);
  check(error_of("x +"), ErrorCode::syntax, 4);
  check(error_of("frob(x)"), ErrorCode::unknown_gate, 1);
  check(error_of("x @ y"), ErrorCode::shape, 3);
  check(error_of("concat(x, y)"), ErrorCode::shape, 0);
  const Error implied = error_of("2x");
  check(implied, ErrorCode::syntax, 2);
  REQUIRE(implied.fix);
  CHECK(implied.fix->place.column == 2);
  check(error_of(""), ErrorCode::syntax, 1);
}

TEST_CASE("a typed feature that is not finite at a point is an error that names both", "[features]") {
  const auto make = [] { inputs_of({"x", typed("log of y", "log(y)")}, 2, {1, 2, 5, 0}); };
  CHECK(expect_error(make, ErrorCode::bad_value, {}, "'log of y' is not a finite number at the point (5, 0)").subject ==
        "features");
}

TEST_CASE("standardized features have mean 0 and deviation 1 over the training points", "[features]") {
  TrainerConfig config = trainers::labelled(60, 3);
  config.features = {"x", "y", "x2", typed("flat", "0.1 + 0 * x"), typed("large", "1e200 * x")};
  config.standardize = true;
  config.data.train_fraction = 0.7;
  Trainer<double> trainer(config);
  const auto& train = trainer.examples().train;
  for (std::size_t k = 0; k < 5; ++k) {
    CAPTURE(k);
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < train.rows; ++i) {
      sum += train.points[5 * i + k];
      squares += train.points[5 * i + k] * train.points[5 * i + k];
    }
    CHECK(std::abs(sum / static_cast<double>(train.rows)) < 1e-14);
    CHECK(squares / static_cast<double>(train.rows) == Approx(k == 3 ? 0 : 1).epsilon(1e-12));
  }
  // Test points and predictions use the mean and the deviation of the training points.
  const auto& test = trainer.examples().test;
  REQUIRE(test.rows == 18);
  double mean = 0;
  for (std::size_t i = 0; i < train.rows; ++i) mean += train.raw.values(i, 0) / static_cast<double>(train.rows);
  double variance = 0;
  for (std::size_t i = 0; i < train.rows; ++i) {
    variance += std::pow(train.raw.values(i, 0) - mean, 2) / static_cast<double>(train.rows);
  }
  for (std::size_t i = 0; i < test.rows; ++i) {
    CHECK(test.points[5 * i] == Approx((test.raw.values(i, 0) - mean) / std::sqrt(variance)).epsilon(1e-12));
  }
}

TEST_CASE("predictions and maps of a standardized net agree", "[features]") {
  TrainerConfig config = trainers::labelled(60, 2);
  config.features = {typed("r", "sqrt(x^2 + y^2)"), "y"};
  config.standardize = true;
  Trainer<double> trainer(config);
  trainer.step(20);
  const Grid grid{-2, 2, -1, 3, 4, 2};
  const auto maps = trainer.maps(grid, false);
  const Tensor points(Shape::matrix(2, 2), {-1.5, 2, 0.5, 0});
  const Tensor predicted = trainer.predict(points, false);
  CHECK(maps.output[0] == predicted.values(0, 0));
  CHECK(maps.output[6] == predicted.values(1, 0));
  // Restoring needs the same configuration; the state has the same size as without.
  Trainer<double> restored(config);
  restored.restore(trainer.save());
  CHECK(restored.step(7).loss == trainer.step(7).loss);
  CHECK(restored.maps(grid, false).output == trainer.maps(grid, false).output);
}

TEST_CASE("a map goes over two columns or one, and the others stay", "[features]") {
  TrainerConfig config;
  config.data.classes = 2;
  config.data.points = Tensor(Shape::matrix(40, 3));
  for (std::uint32_t i = 0; i < 120; ++i) config.data.points.numbers()[i] = trainers::exact(i);
  for (std::size_t i = 0; i < 40; ++i) config.data.labels.push_back(config.data.points.values(i, 2) > 0);
  config.layers = {{4, "tanh"}};
  Trainer<double> trainer(config);
  trainer.step(30);
  const auto value = [&](double a, double b, double c) {
    return trainer.predict(Tensor(Shape::matrix(1, 3), {a, b, c}), false).numbers()[0];
  };
  std::vector<double> means(3, 0);
  for (std::size_t i = 0; i < 120; ++i) means[i % 3] += config.data.points.numbers()[i] / 40;
  Grid grid{0, 2, 0, 4, 2, 2};
  CHECK(trainer.maps(grid, false).output[1] == Approx(value(1.5, 3, means[2])).epsilon(1e-12));
  grid.columns = {2, 0};
  grid.at = {9, 0.25, 9};
  CHECK(trainer.maps(grid, false).output[1] == value(3, 0.25, 1.5));
  CHECK(trainer.maps(grid, false).output[2] == value(1, 0.25, 0.5));
  grid.columns = {1};
  grid.y_low = NAN;
  CHECK(trainer.maps(grid, true).output == std::vector<double>{value(9, 0.5, 9), value(9, 1.5, 9)});
  CHECK(trainer.maps(grid, true).layers[0].size() == 8);

  const auto refused = [&](Grid wrong, ErrorCode code, const char* piece, const char* subject) {
    CHECK(expect_error([&] { trainer.maps(wrong, false); }, code, {}, piece).subject == subject);
  };
  refused({0, 1, 0, 1, 2, 2, {0, 3}, {}}, ErrorCode::out_of_range, "no column 3", "columns");
  refused({0, 1, 0, 1, 2, 2, {1, 1}, {}}, ErrorCode::bad_value, "different columns", "columns");
  refused({0, 1, 0, 1, 2, 2, {0, 1}, {1, 2}}, ErrorCode::shape, "each of the 3 columns; got 2", "at");
  refused({0, 1, 0, 1, 2, 2, {0, 1}, {1, 2, NAN}}, ErrorCode::bad_value, "entry 2", "at");
  refused({0, NAN, 0, 1, 2, 2}, ErrorCode::bad_value, "finite", "x");
  refused({0, 1, 0, INFINITY, 2, 2}, ErrorCode::bad_value, "finite", "y");
}

TEST_CASE("points of one column have maps of one row", "[features]") {
  TrainerConfig config = default_config();
  apply({{"data.name", std::string("sine")}, {"loss", std::string("squared-error")}}, config);
  Trainer<float> trainer(config);
  const auto maps = trainer.maps({-6, 6, 0, 1, 12, 5}, true);
  CHECK(maps.output.size() == 12);
  CHECK(maps.layers[0].size() == 8 * 12);
  CHECK(maps.output[0] == static_cast<float>(trainer.predict(Tensor(Shape::matrix(1, 1), {-5.5}), false).numbers()[0]));
}

TEST_CASE("typed features and standardizing are options like others", "[training]") {
  TrainerConfig config = default_config();
  const std::vector<std::string> features{"x", typed("r", "sqrt(x^2 + y^2)")};
  apply({{"features", features}, {"standardize", true}}, config);
  bool found = false;
  for (const Setting& setting : to_settings(config)) {
    if (setting.path == "features") CHECK(std::get<std::vector<std::string>>(setting.value) == features);
    if (setting.path == "standardize") found = std::get<bool>(setting.value);
  }
  CHECK(found);
  Trainer<float> trainer(config);
  TrainerConfig other = config;
  other.features[1] = typed("r", "x^2 + y^2");
  CHECK_THROWS_AS(trainer.configure(other), Error);
  other = config;
  other.standardize = false;
  CHECK_THROWS_AS(trainer.configure(other), Error);
}
