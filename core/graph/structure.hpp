#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/** Where a backward pass finds what stands for a Jacobian. */
enum class Storage {
  nothing,   // constants
  output,    // the result
  operands,  // the operands
  saved,     // numbers that forward keeps for it: Workspace::saved
};

/** What a Jacobian would be if anyone formed it, and what is kept instead. */
struct JacobianStructure {
  double outputs = 0;
  double inputs = 0;
  double cells = 0;                // outputs × inputs: a count, however large
  double reachable = 0;            // cells that can be other than 0
  std::vector<std::uint8_t> mask;  // [outputs, inputs], 1 where reachable; empty over 10^6 cells
  double stored = 0;               // numbers that stand for it
  Storage storage = Storage::nothing;
};

/**
 * Of one slot of a gate in one precision, from its row alone: no value is read. An element-wise gate keeps its
 * diagonal, which is its result or follows from its operands; a matrix product keeps nothing beside its operands, which
 * are values of the graph in any case. Error (out_of_range) for the slot.
 */
template <class T>
JacobianStructure jacobian_structure(const Graph& graph, NodeIndex node, int slot);

}  // namespace backflow
