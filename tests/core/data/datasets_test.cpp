#include "core/data/datasets.hpp"

#include <algorithm>
#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

Dataset make(std::string_view name, int classes, int samples, double noise, std::uint64_t seed = 1) {
  Random random(seed);
  return generate_dataset(name, classes, samples, noise, random);
}

/** Returns the share of points whose nearest neighbor has the same class. */
double separation(const Dataset& data) {
  int same = 0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    std::size_t nearest = i;
    double best = 1e300;
    for (std::size_t j = 0; j < data.size(); ++j) {
      const double distance = std::hypot(data.points.numbers()[2 * i] - data.points.numbers()[2 * j],
                                         data.points.numbers()[2 * i + 1] - data.points.numbers()[2 * j + 1]);
      if (j != i && distance < best) {
        best = distance;
        nearest = j;
      }
    }
    same += data.labels[i] == data.labels[nearest];
  }
  return static_cast<double>(same) / static_cast<double>(data.size());
}

/** Every data set of classes in the plane that draws its points. */
template <class Check>
void for_each_dataset(Check&& check) {
  for (const DatasetKind& kind : datasets()) {
    if (kind.fetched() || kind.fixed() || kind.width() != 2) continue;
    for (const int classes : kind.classes) {
      CAPTURE(kind.name, classes);
      check(kind.name, classes);
    }
  }
}

}  // namespace

TEST_CASE("data sets offer the numbers of classes of the contract", "[datasets]") {
  for (const char* name : {"circle", "xor", "moons", "heart", "cars"}) {
    CHECK(find_dataset(name).classes == Few<int, 5>{2});
  }
  for (const char* name : {"gauss", "spiral", "rings", "checkerboard"}) {
    CHECK(find_dataset(name).classes == Few<int, 5>{2, 3, 4, 5, 6});
  }
  for (const char* name : {"plane", "hills", "sine", "x-sin-x"}) CHECK(find_dataset(name).regression());
  for (const char* name : {"iris", "penguins", "digits"}) CHECK(find_dataset(name).fetched());
  for (const DatasetKind& kind : datasets()) {
    CAPTURE(kind.name);
    CHECK(kind.column_names().size() == kind.width());
    CHECK_FALSE(kind.source.empty());
    CHECK_FALSE(kind.license.empty());
    CHECK((kind.class_names.empty() || static_cast<int>(kind.class_names.size()) == kind.classes.front()));
    CHECK((!kind.fetched() || kind.fixed()));
  }
}

TEST_CASE("the same seed gives the same dataset", "[datasets]") {
  for_each_dataset([](std::string_view name, int classes) {
    const Dataset data = make(name, classes, 200, 0.2);
    CHECK(data.points.numbers() == make(name, classes, 200, 0.2).points.numbers());
    CHECK(data.points.numbers() != make(name, classes, 200, 0.2, 2).points.numbers());
  });
}

TEST_CASE("points are within the limits for all noise", "[datasets]") {
  for_each_dataset([](std::string_view name, int classes) {
    for (const double noise : {0.0, 0.1, 0.5}) {
      const Dataset data = make(name, classes, 2000, noise);
      CHECK(data.points.numbers().size() == 4000);
      const auto [low, high] = std::minmax_element(data.points.numbers().begin(), data.points.numbers().end());
      CHECK(*low >= -6);
      CHECK(*high <= 6);
      CHECK(*high - *low > 6);  // and they fill it
    }
  });
}

TEST_CASE("classes have equal sizes, within one if the number of points is not divisible", "[datasets]") {
  for_each_dataset([](std::string_view name, int classes) {
    for (const int samples : {10, 11, 301}) {
      const Dataset data = make(name, classes, samples, 0.1);
      CHECK(data.classes == classes);
      REQUIRE(data.labels.size() == static_cast<std::size_t>(samples));
      for (int label = 0; label < classes; ++label) {
        const auto count = std::count(data.labels.begin(), data.labels.end(), label);
        CHECK(count >= samples / classes);
        CHECK(count <= samples / classes + 1);
      }
    }
  });
}

TEST_CASE("classes are separate without noise and mix with noise", "[datasets]") {
  for_each_dataset([](std::string_view name, int classes) {
    const double clean = separation(make(name, classes, 600, 0));
    CHECK(clean > 0.97);
    CHECK(separation(make(name, classes, 600, 0.5)) < clean);
  });
}

TEST_CASE("datasets have the shapes that their names say", "[datasets]") {
  const Dataset circle = make("circle", 2, 500, 0);
  const Dataset corners = make("xor", 2, 500, 0);
  const Dataset spiral = make("spiral", 3, 300, 0);
  for (std::size_t i = 0; i < 500; ++i) {
    REQUIRE((std::hypot(circle.points.numbers()[2 * i], circle.points.numbers()[2 * i + 1]) < 3) ==
            (circle.labels[i] == 1));
    REQUIRE((corners.points.numbers()[2 * i] * corners.points.numbers()[2 * i + 1] > 0) == (corners.labels[i] == 1));
  }
  for (std::size_t i = 3; i < 300; ++i) {
    const auto radius = [&](std::size_t k) {
      return std::hypot(spiral.points.numbers()[2 * k], spiral.points.numbers()[2 * k + 1]);
    };
    REQUIRE(radius(i) > radius(i - 3));
  }
}

TEST_CASE("an error names a dataset or number of classes that is not offered", "[datasets]") {
  CHECK(
      expect_error([] { make("donut", 2, 10, 0); }, ErrorCode::unknown_name, {}, "'donut'; there are circle").subject ==
      "data.name");
  CHECK(expect_error([] { make("spiral", 7, 10, 0); }, ErrorCode::out_of_range, {},
                     "7 classes; data.classes can be 2, 3, 4")
            .subject == "data.classes");
}
