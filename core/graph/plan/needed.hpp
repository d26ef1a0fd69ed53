#pragma once

#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/**
 * Returns for each node whether the backward sweep from `output` passes through it: the output passes a gradient
 * to the node, and the node changes, smoothly or in jumps, with a leaf that wants a gradient. `wants` is only read for
 * inputs.
 */
std::vector<char> needed_nodes(const Graph& graph, NodeIndex output, const std::vector<char>& wants);

/**
 * Returns for each node whether the output changes with it, by a gradient or in jumps, and some input changes it. A
 * class index changes nothing.
 */
std::vector<char> moving_nodes(const Graph& graph, NodeIndex output);

}  // namespace backflow
