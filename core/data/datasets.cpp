#include "core/data/datasets.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "core/table.hpp"
#include "core/tensor/portable_math.hpp"

namespace backflow {

namespace {

constexpr double pi = 0x1.921fb54442d18p+1;
constexpr double extent = 6;  // the largest |x| and |y| of a point

struct Point {
  double x;
  double y;
};

/** Moves a point by up to 2 · noise in x and in y. It keeps the class of the region it came from. */
Point displaced(const Point& p, double noise, Random& random) {
  const double reach = 2 * noise;
  return {p.x + random.uniform(-reach, reach), p.y + random.uniform(-reach, reach)};
}

Point polar(double radius, double angle) { return {radius * portable_cos(angle), radius * portable_sin(angle)}; }

/** A disk inside a ring. */
Point circle(int label, double, int, double noise, Random& random) {
  const double inner = label == 1 ? 0 : 3.5;
  const double outer = label == 1 ? 2.5 : 5;
  // The square root spreads the points evenly over the area.
  const double radius = std::sqrt(random.uniform(inner * inner, outer * outer));
  return displaced(polar(radius, random.uniform(0, 2 * pi)), noise, random);
}

/** Four squares; the class is 1 where x and y have the same sign. */
Point exclusive_or(int label, double, int, double noise, Random& random) {
  constexpr double gap = 0.3;
  const double x = random.uniform(gap, 5);
  const double y = random.uniform(gap, 5);
  const double side = random.below(2) == 0 ? 1 : -1;
  return displaced({side * x, label == 1 ? side * y : -side * y}, noise, random);
}

/** A normal cloud for each class, limited to the area of the data. */
Point clouds(int label, double, int, double noise, Random& random) {
  const double center = label == 1 ? 2 : -2;
  const double deviation = 0.7 + 2 * noise;
  while (true) {
    const Point p{center + deviation * random.normal(), center + deviation * random.normal()};
    if (std::abs(p.x) <= extent && std::abs(p.y) <= extent) return p;
  }
}

/** Arms that start at the center at equal angles and make 1¾ turns. */
Point spiral(int label, double along, int classes, double noise, Random& random) {
  const double angle = 1.75 * 2 * pi * along + 2 * pi * label / classes;
  return displaced(polar(5 * along, angle), noise, random);
}

/** Two interlocking half circles. */
Point moons(int label, double along, int, double noise, Random& random) {
  constexpr double radius = 3;
  const Point arc = polar(radius, pi * along);
  const Point p =
      label == 0 ? Point{arc.x - radius / 2, arc.y - radius / 4} : Point{radius / 2 - arc.x, radius / 4 - arc.y};
  return displaced(p, noise, random);
}

/** Draws `samples` points from a rule for one point, with the classes taken in turn. */
template <Point (*rule)(int label, double along, int classes, double noise, Random& random)>
Dataset draw(int samples, double noise, int classes, Random& random) {
  Dataset data;
  data.classes = classes;
  data.points = Tensor(Shape::matrix(static_cast<std::size_t>(samples), 2));
  data.labels.reserve(static_cast<std::size_t>(samples));
  for (int i = 0; i < samples; ++i) {
    const int label = i % classes;
    const int in_class = (samples - label + classes - 1) / classes;
    const double along = (i / classes + 0.5) / in_class;
    const Point p = rule(label, along, classes, noise, random);
    data.points.values(i, 0) = p.x;
    data.points.values(i, 1) = p.y;
    data.labels.push_back(label);
  }
  return data;
}

}  // namespace

std::span<const DatasetKind> datasets() {
  static constexpr DatasetKind table[] = {
      {"circle", "circle", {2}, draw<circle>},    {"xor", "exclusive or", {2}, draw<exclusive_or>},
      {"gauss", "two clouds", {2}, draw<clouds>}, {"spiral", "spiral", {2, 3}, draw<spiral>},
      {"moons", "two moons", {2}, draw<moons>},
  };
  return table;
}

const DatasetKind& find_dataset(std::string_view name) {
  return find_row(datasets(), name, "unknown-dataset", "data.name");
}

Dataset generate_dataset(std::string_view name, int classes, int samples, double noise, Random& random) {
  const DatasetKind& kind = find_dataset(name);
  if (std::find(kind.classes.begin(), kind.classes.end(), classes) == kind.classes.end()) {
    std::string offered;
    for (const int count : kind.classes) offered += (offered.empty() ? "" : ", ") + std::to_string(count);
    throw Error("dataset-classes", {{"name", name}, {"offered", offered}, {"classes", classes}}, {}, "data.classes");
  }
  return kind.generate(samples, noise, classes, random);
}

}  // namespace backflow
