#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backflow {

/** A row of the feature table: one input of the network, computed from a 2D point. */
struct Feature {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  double (*compute)(double x, double y);
};

std::span<const Feature> features();

/** Returns the rows with these names, in this order; Error (unknown_name, about features). */
std::vector<const Feature*> find_features(std::span<const std::string> names);

}  // namespace backflow
