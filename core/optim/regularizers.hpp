#pragma once

#include <span>
#include <string_view>

#include "core/graph/graph.hpp"

namespace backflow {

/**
 * A row of the regularizer table. The penalty consists of gates, so that it is differentiated and shown like any other
 * part of the graph.
 */
struct Regularizer {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  /**
   * Appends the penalty on one weight tensor and returns its (scalar) node; `rate` is a scalar node. Null: no penalty.
   */
  NodeIndex (*add_penalty)(Graph& graph, NodeIndex weights, NodeIndex rate);
};

std::span<const Regularizer> regularizers();

/** Error (unknown_name, about regularizer.name) that lists the known names. */
const Regularizer& find_regularizer(std::string_view name);

}  // namespace backflow
