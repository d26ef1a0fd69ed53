#pragma once

#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/**
 * By node: does the backward sweep from `output` pass through it? That is so where a leaf that wants a gradient lies
 * below the node, and the node below the output. `wants` is read for inputs alone.
 */
std::vector<char> needed_nodes(const Graph& graph, NodeIndex output, const std::vector<char>& wants);

}  // namespace backflow
