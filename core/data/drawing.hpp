#pragma once

#include "core/data/datasets.hpp"
#include "core/tensor/portable_math.hpp"

/** What the rules of several data sets share, and the rules that are in files of their own. */
namespace backflow {

inline constexpr double extent = 6;  // the largest |x| and |y| of a point

struct Point {
  double x;
  double y;
};

inline Point polar(double radius, double angle) { return {radius * portable_cos(angle), radius * portable_sin(angle)}; }

/** Draws a number of up to 2 · noise in either direction. */
inline double jitter(double noise, Random& random) { return random.uniform(-2 * noise, 2 * noise); }

/** Generators of the table: see DatasetKind::generate. */
Dataset draw_plane(int samples, double noise, int classes, Random& random);
Dataset draw_hills(int samples, double noise, int classes, Random& random);
Dataset draw_sine(int samples, double noise, int classes, Random& random);
Dataset draw_x_sin_x(int samples, double noise, int classes, Random& random);
Dataset draw_notes_spiral(int samples, double noise, int classes, Random& random);
Dataset draw_cars(int samples, double noise, int classes, Random& random);

}  // namespace backflow
