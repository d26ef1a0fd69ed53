#include "core/graph/plan/lowering.hpp"

#include <algorithm>

#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

std::vector<int> count_uses(const Graph& graph) {
  std::vector<int> uses(graph.size(), 0);
  for (const Node& node : graph.nodes()) {
    for (const NodeIndex input : node.inputs) ++uses[input];
  }
  return uses;
}

/** Lowers gates on examples. Each must be a layer's product, element-wise, or have a rule for examples. */
struct ExampleLowering {
  const Graph& graph;
  const Gate& matmul = gate("matmul", 2);
  const Gate& add = gate("add", 2);
  std::vector<int> uses;
  Lowered lowered;

  ExampleLowering(const Graph& graph, const std::vector<char>& is_batch)
      : graph(graph), uses(count_uses(graph)), lowered{{}, is_batch} {}

  bool is_product(NodeIndex index) const {
    const Node& node = graph.node(index);
    return node.gate == &matmul && lowered.by_example[node.inputs[0]] && !lowered.by_example[node.inputs[1]] &&
           node.shape.rank == 2;
  }

  /** Returns the product whose sum with a bias this node computes. The product then needs no separate call. */
  bool is_biased_product(const Node& node) const {
    return node.gate == &add && uses[node.inputs[0]] == 1 && is_product(node.inputs[0]) &&
           lowered.operations.back().node == node.inputs[0] && graph.node(node.inputs[1]).shape.rank == 1 &&
           !lowered.by_example[node.inputs[1]];
  }

  bool is_flat(const Node& node) const {
    return node.gate->element_wise && std::all_of(node.inputs.begin(), node.inputs.end(), [&](NodeIndex input) {
             return lowered.by_example[input] ? graph.node(input).shape == node.shape
                                              : graph.node(input).shape.size() == 1;
           });
  }

  void add_node(NodeIndex index) {
    const Node& node = graph.node(index);
    const bool on_examples = std::any_of(node.inputs.begin(), node.inputs.end(),
                                         [&](NodeIndex input) { return lowered.by_example[input] != 0; });
    Operation operation{index, node.gate, node.inputs, on_examples};
    if (on_examples) {
      lowered.by_example[index] = node.shape.rank == 2;
      if (is_product(index)) {
        operation.gate = nullptr;
      } else if (is_biased_product(node)) {
        const Operation product = lowered.operations.back();
        lowered.operations.pop_back();
        operation.gate = nullptr;
        operation.inputs = {product.inputs[0], product.inputs[1], node.inputs[1]};
      } else if (!is_flat(node) && !node.gate->takes_examples) {
        throw Error("no-rule-for-examples", {{"gate", node.gate->name}});
      }
    }
    lowered.operations.push_back(std::move(operation));
  }
};

}  // namespace

Lowered lower(const Graph& graph, Layout layout, const std::vector<char>& is_batch) {
  ExampleLowering lowering(graph, layout == Layout::examples ? is_batch : std::vector<char>(graph.size(), 0));
  for (NodeIndex index = 0; index < graph.size(); ++index) {
    if (graph.node(index).kind == NodeKind::gate) lowering.add_node(index);
  }
  return std::move(lowering.lowered);
}

}  // namespace backflow
