#pragma once

#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/** How a program lays matrices out. */
enum class Layout {
  rows,      // row-major, gate by gate: what is inspected
  examples,  // what depends on the unbound inputs lies column by column, examples side by side in packs: what trains
};

/** One call of a plan: a gate, or a matmul gate and the add gate behind it as one. */
struct Operation {
  NodeIndex node = 0;             // whose value it computes
  const Gate* gate = nullptr;     // null: the fused layer (gates/fused_layer.hpp)
  std::vector<NodeIndex> inputs;  // one a slot
  bool by_example = false;        // works on examples side by side

  bool takes_gradient(int slot) const { return !gate || gate->takes_gradient(slot); }
};

struct Lowered {
  std::vector<Operation> operations;  // in the order of their nodes
  std::vector<char> by_example;       // by node: its examples lie side by side
};

/**
 * The calls that compute a graph. `is_batch` tells by node which inputs are batches of examples; only read for
 * Layout::examples. Error (internal) for a gate on examples that has no rule for them: networks have none.
 */
Lowered lower(const Graph& graph, Layout layout, const std::vector<char>& is_batch);

}  // namespace backflow
