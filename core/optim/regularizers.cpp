#include "core/optim/regularizers.hpp"

#include "core/gates/gate_table.hpp"
#include "core/table.hpp"

namespace backflow {

namespace {

/** ½ · rate · Σ W². The square is W times itself: the gradients of its two edges to W add up to rate · W. */
NodeIndex add_l2(Graph& graph, NodeIndex weights, NodeIndex rate) {
  const NodeIndex squares = graph.apply(gate("mul", 2), {weights, weights});
  const NodeIndex sum = graph.apply(gate("sum"), {squares});
  const NodeIndex half = graph.add_constant(0.5);
  const NodeIndex half_rate = graph.apply(gate("mul", 2), {half, rate});
  return graph.apply(gate("mul", 2), {half_rate, sum});
}

/** rate · Σ |W|. */
NodeIndex add_l1(Graph& graph, NodeIndex weights, NodeIndex rate) {
  const NodeIndex magnitudes = graph.apply(gate("abs"), {weights});
  const NodeIndex sum = graph.apply(gate("sum"), {magnitudes});
  return graph.apply(gate("mul", 2), {rate, sum});
}

}  // namespace

std::span<const Regularizer> regularizers() {
  static constexpr Regularizer table[] = {
      {"none", "none", "0", nullptr},
      {"l2", "L2", "\\tfrac12 \\lambda \\sum W^2", add_l2},
      {"l1", "L1", "\\lambda \\sum |W|", add_l1},
  };
  return table;
}

const Regularizer& find_regularizer(std::string_view name) {
  return find_row(regularizers(), name, "unknown-regularizer", "regularizer.name");
}

}  // namespace backflow
