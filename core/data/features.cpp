#include "core/data/features.hpp"

#include "core/table.hpp"
#include "core/tensor/portable_math.hpp"

namespace backflow {

std::span<const Feature> features() {
  static constexpr Feature table[] = {
      {"x", "x", "x", [](double x, double) { return x; }},
      {"y", "y", "y", [](double, double y) { return y; }},
      {"x2", "x squared", "x^2", [](double x, double) { return x * x; }},
      {"y2", "y squared", "y^2", [](double, double y) { return y * y; }},
      {"xy", "x times y", "x y", [](double x, double y) { return x * y; }},
      {"sin_x", "sine of x", "\\sin x", [](double x, double) { return portable_sin(x); }},
      {"sin_y", "sine of y", "\\sin y", [](double, double y) { return portable_sin(y); }},
  };
  return table;
}

const Feature& find_feature(std::string_view name) { return find_row(features(), name, "unknown-feature", "features"); }

}  // namespace backflow
