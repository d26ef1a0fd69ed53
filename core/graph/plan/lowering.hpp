#pragma once

#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/** How a program stores matrices. */
enum class Layout {
  rows,      // row-major, gate by gate: for inspection
  examples,  // values that depend on unbound inputs are stored column by column, examples side by side in packs: for
             // training
};

/** One call of a plan: a gate, or a matmul gate fused with the add gate after it. */
struct Operation {
  NodeIndex node = 0;             // the node whose value it computes
  const Gate* gate = nullptr;     // null: the fused layer (gates/fused_layer.hpp)
  std::vector<NodeIndex> inputs;  // one per slot
  bool by_example = false;        // works on examples side by side

  bool takes_gradient(int slot) const { return !gate || gate->takes_gradient(slot); }
};

struct Lowered {
  std::vector<Operation> operations;  // in the order of their nodes
  std::vector<char> by_example;       // for each node, whether its examples lie side by side
};

/**
 * Returns the calls that compute a graph. `is_batch` says for each node whether it is an input with a batch of
 * examples; it is only read for Layout::examples. Error (internal) for a gate on examples without a rule for them; no
 * network has such a gate.
 */
Lowered lower(const Graph& graph, Layout layout, const std::vector<char>& is_batch);

}  // namespace backflow
