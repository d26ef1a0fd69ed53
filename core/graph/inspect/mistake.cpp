#include "core/graph/inspect/mistake.hpp"

#include <utility>

namespace backflow {
namespace {

/** A loop, because the expression `-tensor.values` costs 1.6 kB in the module. */
void negate(Tensor& tensor) {
  for (double& x : tensor.numbers()) x = -x;
}

bool is_wrong(const Mistake& mistake, NodeIndex node) {
  return mistake.kind == MistakeKind::wrong_local && mistake.node == node;
}

}  // namespace

void backward(AnyProgram& program, const Mistake& mistake, std::span<const double> upstream) {
  const Graph& graph = program.graph();
  program.backward_from(upstream);  // sets the output's gradient, and zeros where nothing arrives
  std::vector<std::vector<double>> arrived(graph.size());  // empty: nothing yet
  arrived[program.output()] = program.gradients(program.output());
  for (NodeIndex index = program.output() + 1; index-- > 0;) {
    const Node& node = graph.node(index);
    if (!program.has_gradient(index) || arrived[index].empty()) continue;
    program.set_gradients(index, arrived[index]);
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      const NodeIndex input = node.inputs[slot];
      if (!program.has_gradient(input) || !node.gate->takes_gradient(slot)) continue;
      std::vector<double> passed(graph.node(input).shape.size());
      program.pass_on(index, slot, arrived[index], passed);
      const bool adds = !arrived[input].empty() && mistake.kind != MistakeKind::overwrite;
      const double sign = is_wrong(mistake, index) ? -1 : 1;
      for (std::size_t i = 0; i < passed.size(); ++i) {
        passed[i] = program.rounded((adds ? arrived[input][i] : 0.0) + sign * passed[i]);
      }
      arrived[input] = std::move(passed);
    }
  }
}

void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<EdgeView>& edges) {
  if (!is_wrong(mistake, node)) return;
  for (EdgeView& edge : edges) {
    if (edge.local) negate(*edge.local);
    negate(edge.downstream);
  }
}

void show_mistake(const Mistake& mistake, std::vector<Contribution>& uses) {
  for (Contribution& use : uses) {
    if (is_wrong(mistake, use.node)) negate(use.gradient);
  }
}

void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<Term>& terms) {
  if (!is_wrong(mistake, node)) return;
  for (Term& term : terms) {
    term.local = -term.local;
    term.product = -term.product;
  }
}

}  // namespace backflow
