#include "core/train/mistakes.hpp"

#include "core/table.hpp"

namespace backflow {
namespace {

std::vector<NodeIndex> gates_where(const Network& network, bool (*fits)(const Graph&, const Node&)) {
  std::vector<NodeIndex> found;
  for (NodeIndex index = 0; index < network.graph->size(); ++index) {
    const Node& node = network.graph->node(index);
    if (node.kind == NodeKind::gate && fits(*network.graph, node)) found.push_back(index);
  }
  return found;
}

std::vector<NodeIndex> everywhere(const Network& network) { return {network.loss}; }

std::vector<NodeIndex> forks(const Network& network) {
  std::vector<int> uses(network.graph->size(), 0);
  for (const Node& node : network.graph->nodes()) {
    for (const NodeIndex input : node.inputs) ++uses[input];
  }
  std::vector<NodeIndex> found;
  for (NodeIndex index = 0; index < uses.size(); ++index) {
    if (uses[index] > 1 && network.graph->node(index).kind != NodeKind::constant) found.push_back(index);
  }
  return found;
}

/** The activations of the hidden layers; maxout has no derivative that could be missing. */
std::vector<NodeIndex> activations(const Network& network) {
  std::vector<NodeIndex> found;
  for (const NodeIndex layer : network.layers) {
    const Node& node = network.graph->node(layer);
    if (node.gate->takes_gradient(0) && node.gate->name != "max" && node.gate->name != "identity") {
      found.push_back(layer);
    }
  }
  return found;
}

bool is_product(const Graph& graph, const Node& node) {
  return node.group.kind == GroupKind::affine && node.group.layer > 1 && node.gate->name == "matmul" &&
         graph.node(node.inputs[1]).shape.rank == 2;
}

/** X @ W of the layers after the first. */
std::vector<NodeIndex> products(const Network& network) { return gates_where(network, is_product); }

std::vector<NodeIndex> square_products(const Network& network) {
  return gates_where(network, [](const Graph& graph, const Node& node) {
    if (!is_product(graph, node)) return false;
    const Shape& weights = graph.node(node.inputs[1]).shape;
    return weights.rows() == weights.columns() && weights.rows() > 1;
  });
}

std::vector<NodeIndex> data_loss(const Network& network) { return {network.data_loss}; }

/** data_loss + penalty. */
std::vector<NodeIndex> penalty_sum(const Network& network) {
  return network.loss == network.data_loss ? std::vector<NodeIndex>{} : std::vector<NodeIndex>{network.loss};
}

double rows(const Network& network) { return static_cast<double>(network.graph->node(network.points).shape.rows()); }

double twice(const Network&) { return 2; }

}  // namespace

std::span<const TrainingMistake> training_mistakes() {
  using enum MistakeKind;
  static constexpr TrainingMistake table[] = {
      {"overwrite", overwrite, "mistake-needs-fork", forks},
      {"not-cleared", not_cleared, "unknown-mistake", everywhere},
      {"missing-derivative", missing_derivative, "mistake-needs-activation", activations},
      {"missing-transpose", missing_transpose, "mistake-needs-square", square_products, 0},
      {"early-update", early_update, "mistake-needs-hidden", products, 0},
      {"sum-for-mean", wrong_local, "unknown-mistake", data_loss, {}, rows},
      {"double-penalty", wrong_local, "mistake-needs-penalty", penalty_sum, 1, twice},
  };
  return table;
}

const TrainingMistake& find_training_mistake(const std::string& name, const Network& network) {
  const TrainingMistake& mistake = find_row(training_mistakes(), name, "unknown-mistake", "mistake");
  if (mistake.gates(network).empty()) throw Error(mistake.refusal, {}, {}, "mistake");
  return mistake;
}

Mistake placed(const TrainingMistake& mistake, const Network& network) {
  Mistake result{mistake.kind};
  result.slot = mistake.slot;
  if (mistake.factor) result.factor = mistake.factor(network);
  if (result.is_nowhere()) {
    for (const NodeIndex gate : mistake.gates(network)) result.gates.push_back(network.graph->node(gate).id);
  }
  return result;
}

}  // namespace backflow
