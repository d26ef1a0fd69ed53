#include "core/graph/inspect/mistake.hpp"

#include <algorithm>

#include "core/graph/plan/pass.hpp"

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

template <class T>
void backward(Program<T>& program, const Mistake& mistake, std::span<const T> upstream) {
  const Graph& graph = program.graph();
  program.backward(upstream);  // sets the output's gradient, and zeros where nothing arrives
  std::vector<char> written(graph.size(), 0);
  std::vector<T> passed;
  for (NodeIndex index = program.output() + 1; index-- > 0;) {
    const Node& node = graph.node(index);
    if (!program.has_gradient(index) || (index != program.output() && !written[index])) continue;
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      const NodeIndex input = node.inputs[slot];
      if (!program.has_gradient(input) || !node.gate->takes_gradient(slot)) continue;
      const std::span<T> gradient = program.gradient_memory(input);
      passed.resize(gradient.size());
      pass(node.gate, program.call(index), program.gradient(index).data(), slot, std::span<T>(passed));
      const bool adds = written[input] && mistake.kind != MistakeKind::overwrite;
      const T sign = is_wrong(mistake, index) ? T(-1) : T(1);
      for (std::size_t i = 0; i < passed.size(); ++i) gradient[i] = (adds ? gradient[i] : T(0)) + sign * passed[i];
      written[input] = 1;
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

template void backward(Program<float>&, const Mistake&, std::span<const float>);
template void backward(Program<double>&, const Mistake&, std::span<const double>);

}  // namespace backflow
