#pragma once

#include <optional>
#include <vector>

#include "core/graph/inspect/edges.hpp"

namespace backflow {

/** A gate whose backward arithmetic is wrong. */
struct Suspect {
  NodeIndex node = 0;
  std::optional<int>
      slot;         // the slot that passes on a wrong gradient; empty: the sum of the node's contributions is wrong
  Tensor expected;  // in the shape of the slot's input, or of the node
  Tensor found;
};

/**
 * Finds the gates whose own arithmetic was wrong in the last sweep. `edges` lists the edges of every node in the order
 * of the graph (edges.hpp). Checks two things for each node up to the output: that each slot passes on the upstream
 * gradient times the gate's numeric local gradient, computed from central differences of this one gate, and that the
 * node's gradient is the sum of what its uses pass on. Reports nothing where differences prove nothing (a kink, a pole,
 * lost digits). Of very large operands, only evenly spaced entries are checked.
 */
std::vector<Suspect> suspects(const Program<double>& program, const std::vector<std::vector<EdgeView>>& edges);

}  // namespace backflow
