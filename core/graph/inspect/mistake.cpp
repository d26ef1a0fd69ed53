#include "core/graph/inspect/mistake.hpp"

#include <algorithm>
#include <utility>

#include "core/graph/plan/pass.hpp"

namespace backflow {

bool Mistake::is_nowhere() const {
  return gates.empty() && kind != MistakeKind::overwrite && kind != MistakeKind::not_cleared;
}

bool Locals::is_wrong(NodeIndex index, int slot) const {
  if (!mistake_ || (mistake_->slot && *mistake_->slot != slot)) return false;
  const std::uint32_t id = program_.graph().node(index).id;
  return std::find(mistake_->gates.begin(), mistake_->gates.end(), id) != mistake_->gates.end();
}

double Locals::made_of(double right) const {
  if (mistake_->kind == MistakeKind::wrong_local) return mistake_->factor * right;
  return mistake_->kind == MistakeKind::missing_derivative ? 1 : right;
}

/** Returns an entry of a leaf as it is after its update. */
double Locals::weight(NodeIndex weights, std::size_t entry) {
  std::vector<double>& numbers = updated_[weights];
  if (numbers.empty()) numbers = mistake_->updated(program_.graph().node(weights).id, program_.gradients(weights));
  return numbers[entry];
}

double Locals::operator()(NodeIndex index, int slot, std::size_t output, std::size_t input) {
  const MistakeKind kind = is_wrong(index, slot) ? mistake_->kind : MistakeKind::overwrite;
  if (kind != MistakeKind::missing_transpose && kind != MistakeKind::early_update) {
    const double right = program_.local(index, slot, output, input);
    return kind == MistakeKind::overwrite ? right : made_of(right);
  }
  // Of X @ W, the local gradient of entry (r, j) by entry (r, i) of X is the weight (i, j).
  const Node& node = program_.graph().node(index);
  const std::size_t columns = node.shape.columns();
  const std::size_t j = output % columns;
  const std::size_t i = input % program_.graph().node(node.inputs[0]).shape.columns();
  if (kind == MistakeKind::early_update) return weight(node.inputs[1], i * columns + j);
  return program_.number(node.inputs[1], j * columns + i);
}

void Locals::pass_on(NodeIndex index, int slot, std::span<const double> upstream, std::span<double> part) {
  const bool wrong = is_wrong(index, slot);
  if (!wrong || mistake_->kind == MistakeKind::wrong_local) {
    program_.pass_on(index, slot, upstream, part);
    for (std::size_t i = 0; wrong && i < part.size(); ++i) part[i] = program_.rounded(mistake_->factor * part[i]);
    return;
  }
  for (std::size_t input = 0; input < part.size(); ++input) {
    part[input] = 0;
    for_each_reached(program_, index, slot, input, [&](std::size_t output) {
      part[input] += term_product(upstream[output], (*this)(index, slot, output, input));
    });
    part[input] = program_.rounded(part[input]);
  }
}

void backward(AnyProgram& program, const Mistake& mistake, std::span<const double> upstream) {
  const Graph& graph = program.graph();
  program.backward_from(upstream);  // sets the output's gradient, and zeros where nothing arrives
  std::vector<std::vector<double>> arrived(graph.size());  // empty: nothing yet
  arrived[program.output()] = program.gradients(program.output());
  Locals locals(program, &mistake);
  for (NodeIndex index = program.output() + 1; index-- > 0;) {
    const Node& node = graph.node(index);
    if (!program.has_gradient(index) || arrived[index].empty()) continue;
    if (const auto found = mistake.earlier.find(node.id); found != mistake.earlier.end()) {
      for (std::size_t i = 0; i < found->second.size(); ++i) {
        arrived[index][i] = program.rounded(arrived[index][i] + found->second[i]);
      }
    }
    program.set_gradients(index, arrived[index]);
    // A weight is updated as soon as its gradient is complete, that is, before its layer passes anything on.
    const auto slots = static_cast<int>(node.inputs.size());
    const bool last_first = mistake.kind == MistakeKind::early_update;
    for (int k = 0; k < slots; ++k) {
      const int slot = last_first ? slots - 1 - k : k;
      const NodeIndex input = node.inputs[slot];
      if (!program.has_gradient(input) || !node.gate->takes_gradient(slot)) continue;
      std::vector<double> passed(graph.node(input).shape.size());
      locals.pass_on(index, slot, arrived[index], passed);
      const bool adds = !arrived[input].empty() && mistake.kind != MistakeKind::overwrite;
      for (std::size_t i = 0; adds && i < passed.size(); ++i) {
        passed[i] = program.rounded(arrived[input][i] + passed[i]);
      }
      arrived[input] = std::move(passed);
      if (last_first) program.set_gradients(input, arrived[input]);
    }
  }
}

void show_mistake(Locals& locals, NodeIndex node, std::vector<EdgeView>& edges) {
  for (EdgeView& edge : edges) {
    if (!locals.is_wrong(node, edge.slot)) continue;
    if (edge.local) {
      for (double& local : edge.local->numbers()) local = locals.made_of(local);
    }
    locals.pass_on(node, edge.slot, edge.upstream.numbers(), edge.downstream.numbers());
  }
}

void show_mistake(Locals& locals, const AnyProgram& program, std::vector<Contribution>& uses) {
  for (Contribution& use : uses) {
    if (!locals.is_wrong(use.node, use.slot)) continue;
    locals.pass_on(use.node, use.slot, program.gradients(use.node), use.gradient.numbers());
  }
}

void show_mistake(Locals& locals, NodeIndex node, int slot, std::size_t input, std::vector<Term>& terms) {
  if (!locals.is_wrong(node, slot)) return;
  for (Term& term : terms) {
    term.local = locals(node, slot, term.output_index, input);
    term.product = term_product(term.upstream, term.local);
  }
}

}  // namespace backflow
