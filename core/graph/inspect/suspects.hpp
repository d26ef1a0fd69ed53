#pragma once

#include <optional>
#include <vector>

#include "core/graph/inspect/edges.hpp"

namespace backflow {

/** A gate whose backward arithmetic does not add up. */
struct Suspect {
  NodeIndex node = 0;
  std::optional<int> slot;  // what this slot passes on is wrong; nothing: the sum of the node's contributions is
  Tensor expected;          // in the shape of the slot's input, or of the node
  Tensor found;
};

/**
 * Looks for gates whose own arithmetic is wrong in the last sweep, `edges` being what it did at every node, in the
 * order of the graph (inspect.hpp). Two things are asked of each node up to the output: does a slot pass on the
 * upstream gradient times the gate's numeric local gradient, taken from central differences of this one gate? And is
 * the node's gradient the sum of what its uses pass on? Where differences say nothing (a kink, a pole, lost digits)
 * nobody is suspected; of very large operands evenly spaced entries are looked at.
 */
std::vector<Suspect> suspects(const Program<double>& program, const std::vector<std::vector<EdgeView>>& edges);

}  // namespace backflow
