#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/** What a backward pass reads in place of a Jacobian. */
enum class Storage {
  nothing,   // constants
  output,    // the result
  operands,  // the operands
  saved,     // numbers that the forward pass keeps for it: Workspace::saved
};

/** The size of a Jacobian if it were formed, and what is kept instead. */
struct JacobianStructure {
  double outputs = 0;
  double inputs = 0;
  double cells = 0;                // outputs × inputs, of any size
  double reachable = 0;            // cells that can be nonzero
  std::vector<std::uint8_t> mask;  // [outputs, inputs], 1 where reachable; empty over 10^6 cells
  double stored = 0;               // numbers kept in its place
  Storage storage = Storage::nothing;
};

/**
 * Returns the structure of one slot's Jacobian in one precision, from the gate's row alone; reads no values. An
 * element-wise gate keeps its diagonal, which is its result or follows from its operands. A matrix product keeps
 * nothing besides its operands, which are values of the graph anyway. Error (out_of_range) for the slot.
 */
JacobianStructure jacobian_structure(const Graph& graph, bool in_double, NodeIndex node, int slot);

}  // namespace backflow
