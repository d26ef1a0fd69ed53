#include "core/graph/plan/needed.hpp"

namespace backflow {
namespace {

/**
 * Returns the nodes that change with the inputs that are wanted, and on whose gradient the output depends through slots
 * for which `passes` is true. A class index changes nothing; a comparison changes, although it passes no gradient.
 */
template <class F>
std::vector<char> between(const Graph& graph, NodeIndex output, const std::vector<char>& wants, F passes) {
  std::vector<char> needed(graph.size(), 0);
  for (NodeIndex index = 0; index <= output; ++index) {
    const Node& node = graph.node(index);
    if (node.kind == NodeKind::input) needed[index] = wants[index];
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (needed[node.inputs[slot]] && !node.gate->is_label(slot)) needed[index] = 1;
    }
  }
  std::vector<char> reached(graph.size(), 0);
  reached[output] = 1;
  for (NodeIndex index = output + 1; index-- > 0;) {
    const Node& node = graph.node(index);
    if (!reached[index]) needed[index] = 0;
    for (int slot = 0; reached[index] && slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (passes(*node.gate, slot)) reached[node.inputs[slot]] = 1;
    }
  }
  return needed;
}

}  // namespace

std::vector<char> needed_nodes(const Graph& graph, NodeIndex output, const std::vector<char>& wants) {
  return between(graph, output, wants, [](const Gate& gate, int slot) { return gate.takes_gradient(slot); });
}

std::vector<char> moving_nodes(const Graph& graph, NodeIndex output) {
  return between(graph, output, std::vector<char>(graph.size(), 1),
                 [](const Gate& gate, int slot) { return !gate.is_label(slot); });
}

}  // namespace backflow
