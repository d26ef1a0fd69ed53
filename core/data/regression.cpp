#include "core/data/drawing.hpp"

/** Data sets with targets: a function of a random point, plus noise. */
namespace backflow {

namespace {

double plane(const Point& p) { return (p.x + p.y) / 10; }

/** Three bumps (1 − d² / r²)² of radius r = 3, two up and one down; 0 elsewhere. */
double hills(const Point& p) {
  struct Bump {
    Point at;
    double height;
  };
  constexpr Bump bumps[] = {{{-2.5, 2.5}, 1}, {{3, 1.5}, -1}, {{-0.5, -3}, 1}};
  double sum = 0;
  for (const Bump& bump : bumps) {
    const double dx = p.x - bump.at.x;
    const double dy = p.y - bump.at.y;
    const double inside = 1 - (dx * dx + dy * dy) / 9;
    if (inside > 0) sum += bump.height * inside * inside;
  }
  return sum;
}

double sine(const Point& p) { return portable_sin(p.x); }

double x_sin_x(const Point& p) { return p.x * portable_sin(p.x); }

/** Draws points of one or two columns, spread evenly over the area, and their targets. */
Dataset draw(double (*target)(const Point& p), std::size_t columns, int samples, double noise, Random& random) {
  const auto count = static_cast<std::size_t>(samples);
  Dataset data;
  data.points = Tensor(Shape::matrix(count, columns));
  data.targets = Tensor(Shape::matrix(count, 1));
  for (std::size_t i = 0; i < count; ++i) {
    Point p{random.uniform(-extent, extent), 0};
    if (columns == 2) p.y = random.uniform(-extent, extent);
    data.points.values(i, 0) = p.x;
    if (columns == 2) data.points.values(i, 1) = p.y;
    data.targets.values(i, 0) = target(p) + jitter(noise, random);
  }
  return data;
}

}  // namespace

Dataset draw_plane(int samples, double noise, int, Random& random) { return draw(plane, 2, samples, noise, random); }
Dataset draw_hills(int samples, double noise, int, Random& random) { return draw(hills, 2, samples, noise, random); }
Dataset draw_sine(int samples, double noise, int, Random& random) { return draw(sine, 1, samples, noise, random); }
Dataset draw_x_sin_x(int samples, double noise, int, Random& random) {
  return draw(x_sin_x, 1, samples, noise, random);
}

}  // namespace backflow
