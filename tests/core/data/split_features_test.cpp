#include <cmath>
#include <string>

#include "core/data/features.hpp"
#include "core/data/split.hpp"
#include "core/train/inputs.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** n points (i, −i) with label i mod 3. */
Dataset numbered(int n) {
  Dataset data;
  data.classes = 3;
  data.points = Tensor(Shape::matrix(static_cast<std::size_t>(n), 2));
  for (int i = 0; i < n; ++i) {
    data.points.values(i, 0) = i;
    data.points.values(i, 1) = -i;
    data.labels.push_back(i % 3);
  }
  return data;
}

Split split_of(int n, double fraction, std::uint64_t seed = 1) {
  Random random(seed);
  return split(numbered(n), fraction, random);
}

/** Returns these features of 2D points. */
std::vector<double> inputs_of(std::vector<std::string> names, const std::vector<double>& points) {
  TrainerConfig config;
  config.features = std::move(names);
  return Inputs(config, 2).of<double>(points);
}

}  // namespace

TEST_CASE("a split is a partition that keeps rows, labels and order", "[split]") {
  const Split parts = split_of(101, 0.4);
  CHECK(parts.train.size() == 40);
  CHECK(parts.test.size() == 61);
  std::vector<bool> seen(101, false);
  for (const Dataset* part : {&parts.train, &parts.test}) {
    CHECK(part->classes == 3);
    for (std::size_t i = 0; i < part->size(); ++i) {
      const int id = static_cast<int>(part->points.numbers()[2 * i]);
      CHECK_FALSE(seen[id]);
      seen[id] = true;
      CHECK(part->points.numbers()[2 * i + 1] == -id);
      CHECK(part->labels[i] == id % 3);
      if (i > 0) CHECK(part->points.numbers()[2 * i - 2] < id);
    }
  }
}

TEST_CASE("a split depends on its seed", "[split]") {
  CHECK(split_of(100, 0.5).train.points.numbers() == split_of(100, 0.5).train.points.numbers());
  CHECK(split_of(100, 0.5).train.points.numbers() != split_of(100, 0.5, 2).train.points.numbers());
}

TEST_CASE("the training part is never empty; the test part may be", "[split]") {
  CHECK(split_of(5, 0.01).train.size() == 1);
  const Split all = split_of(10, 1);
  CHECK(all.train.points.numbers() == numbered(10).points.numbers());
  CHECK(all.test.size() == 0);
  CHECK(expect_error([] { split_of(0, 0.5); }, ErrorCode::bad_value, {}, "no points").subject == "data");
}

TEST_CASE("points without two columns are used unchanged", "[features]") {
  TrainerConfig config;
  CHECK(Inputs(config, 3).of<double>({1, 2, 3}) == std::vector<double>{1, 2, 3});
}

TEST_CASE("every feature computes what its name says", "[features]") {
  std::vector<std::string> names;
  for (const Feature& feature : features()) names.emplace_back(feature.name);
  CHECK(names == std::vector<std::string>{"x", "y", "x2", "y2", "xy", "sin_x", "sin_y"});
  const std::vector<double> points{2, -3, 0.5, 4};
  const std::vector<double> out = inputs_of(names, points);
  REQUIRE(out.size() == 14);
  for (std::size_t i = 0; i < 2; ++i) {
    const double x = points[2 * i];
    const double y = points[2 * i + 1];
    const std::vector<double> expected{x, y, x * x, y * y, x * y, std::sin(x), std::sin(y)};
    for (std::size_t k = 0; k < 7; ++k) CHECK(out[7 * i + k] == Approx(expected[k]).epsilon(1e-15));
  }
}

TEST_CASE("features are in the requested order", "[features]") {
  CHECK(inputs_of({"xy", "x"}, {3, 5}) == std::vector<double>{15, 3});
  const auto unknown = [] { inputs_of({"x", "z"}, {3, 5}); };
  CHECK(expect_error(unknown, ErrorCode::unknown_name, {}, "no feature 'z'").subject == "features");
}
