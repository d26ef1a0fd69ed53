#include "core/graph/plan/needed.hpp"

namespace backflow {

std::vector<char> needed_nodes(const Graph& graph, NodeIndex output, const std::vector<char>& wants) {
  std::vector<char> needed(graph.size(), 0);
  for (NodeIndex index = 0; index <= output; ++index) {
    const Node& node = graph.node(index);
    if (node.kind == NodeKind::input) needed[index] = wants[index];
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (needed[node.inputs[slot]] && node.gate->takes_gradient(slot)) needed[index] = 1;
    }
  }
  std::vector<char> reached(graph.size(), 0);
  reached[output] = 1;
  for (NodeIndex index = output + 1; index-- > 0;) {
    const Node& node = graph.node(index);
    if (!reached[index]) needed[index] = 0;
    for (int slot = 0; reached[index] && slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (node.gate->takes_gradient(slot)) reached[node.inputs[slot]] = 1;
    }
  }
  return needed;
}

}  // namespace backflow
