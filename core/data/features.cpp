#include "core/data/features.hpp"

#include "core/table.hpp"
#include "core/tensor/portable_math.hpp"

namespace backflow {

namespace {

double none(double, double) { return 0; }
double one(double, double) { return 1; }
double first(double x, double) { return x; }
double second(double, double y) { return y; }

}  // namespace

std::span<const Feature> features() {
  static constexpr Feature table[] = {
      {"x", "x", "x", first, one, none},
      {"y", "y", "y", second, none, one},
      {"x2", "x squared", "x^2", [](double x, double) { return x * x; }, [](double x, double) { return 2 * x; }, none},
      {"y2", "y squared", "y^2", [](double, double y) { return y * y; }, none, [](double, double y) { return 2 * y; }},
      {"xy", "x times y", "x y", [](double x, double y) { return x * y; }, second, first},
      {"sin_x", "sine of x", "\\sin x", [](double x, double) { return portable_sin(x); },
       [](double x, double) { return portable_cos(x); }, none},
      {"sin_y", "sine of y", "\\sin y", [](double, double y) { return portable_sin(y); }, none,
       [](double, double y) { return portable_cos(y); }},
  };
  return table;
}

const Feature& find_feature(std::string_view name) { return find_row(features(), name, "unknown-feature", "features"); }

}  // namespace backflow
