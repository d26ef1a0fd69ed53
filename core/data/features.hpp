#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backflow {

/** A row of the feature table: one input of the net, computed from a 2D point. */
struct Feature {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  double (*compute)(double x, double y);
};

const std::vector<Feature>& features();

/** The rows of these names, in this order; Error (unknown_name, about features). */
std::vector<const Feature*> find_features(std::span<const std::string> names);

/** Points n×2 → features n×k, both row-major; `out` holds n·k numbers. Allocates nothing. */
void apply_features(std::span<const Feature* const> selected, std::span<const double> points, std::span<double> out);

}  // namespace backflow
