#pragma once

#include <span>
#include <string_view>

namespace backflow {

/** A row of the feature table: one input of the network, computed from a 2D point. */
struct Feature {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  double (*compute)(double x, double y);
  double (*by_x)(double x, double y);  // its derivatives
  double (*by_y)(double x, double y);
};

std::span<const Feature> features();

/** Error (unknown_name, about features). */
const Feature& find_feature(std::string_view name);

}  // namespace backflow
