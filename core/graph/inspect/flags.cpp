#include "core/graph/inspect/flags.hpp"

#include <algorithm>
#include <cmath>

#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

bool all_finite(std::span<const double> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::isfinite(x); });
}

EdgeFlag flag_of_number(double number) { return std::isnan(number) ? EdgeFlag::nan : EdgeFlag::infinite; }

/** True if a node is computed from literals alone, so that it has no derivative to take. */
bool is_literal(const AnyProgram& program, NodeIndex index) {
  if (program.has_gradient(index)) return false;
  std::vector<char> literal(index + 1, 0);
  for (NodeIndex at = 0; at <= index; ++at) {
    const Node& node = program.graph().node(at);
    literal[at] = node.kind == NodeKind::constant ||
                  (node.kind == NodeKind::gate && std::all_of(node.inputs.begin(), node.inputs.end(),
                                                              [&](NodeIndex input) { return literal[input] != 0; }));
  }
  return literal[index] != 0;
}

/** Collects the findings about one slot: the worst flag, and the entries of the input that it concerns. */
struct Finding {
  PassedOn& found;

  void say(EdgeFlag flag) {
    const auto weight = [](EdgeFlag one) {
      return one == EdgeFlag::nan ? 3 : one == EdgeFlag::infinite ? 2 : one == EdgeFlag::undefined ? 1 : 0;
    };
    if (weight(flag) > weight(found.flag)) found.flag = flag;
  }
  void affect(std::size_t entry) {
    found.affected.resize(found.gradient.size(), 0);
    found.affected[entry] = 1;
  }
};

/** Finds which terms of an entry that is not finite made it so. */
void look_at_terms(const AnyProgram& program, NodeIndex index, int slot, std::size_t input,
                   std::span<const double> upstream, Finding& finding) {
  bool inherited = false, appears = false;
  for_each_term(program, index, slot, input, [&](std::size_t output, double local) {
    const double product = program.rounded(term_product(upstream[output], local));
    inherited = inherited || !std::isfinite(upstream[output]);
    if (!std::isfinite(upstream[output]) || std::isfinite(product)) return;
    appears = true;
    finding.say(flag_of_number(product));
  });
  // The terms are finite but their sum is not.
  if (!inherited && !appears) finding.say(flag_of_number(finding.found.gradient[input]));
  if (!inherited || appears) finding.affect(input);
}

/** Looks for derivatives that do not exist at some entries of the result. */
void look_at_undefined(const AnyProgram& program, NodeIndex index, int slot, std::span<const double> upstream,
                       Finding& finding) {
  if (!program.graph().node(index).gate->f64.undefined) return;
  for (std::size_t input = 0; input < finding.found.gradient.size(); ++input) {
    for_each_reached(program, index, slot, input, [&](std::size_t output) {
      if (!program.undefined(index, slot, output)) return;
      finding.say(EdgeFlag::undefined);
      if (upstream[output] != 0) finding.affect(input);
    });
  }
}

/** Looks for values that stop being finite at this gate. */
void look_at_values(const AnyProgram& program, NodeIndex index, int slot, std::span<const double> upstream,
                    Finding& finding) {
  const std::vector<char> appears = appearing(program, index);
  if (appears.empty()) return;
  const std::vector<double> value = program.numbers(index);
  EdgeFlag flag = EdgeFlag::none;
  for (std::size_t input = 0; input < finding.found.gradient.size(); ++input) {
    for_each_reached(program, index, slot, input, [&](std::size_t output) {
      if (!appears[output]) return;
      if (flag != EdgeFlag::nan) flag = flag_of_number(value[output]);
      if (upstream[output] != 0) finding.affect(input);
    });
  }
  if (finding.found.flag == EdgeFlag::none) finding.say(flag);
}

}  // namespace

std::vector<char> appearing(const AnyProgram& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  if (node.kind != NodeKind::gate) return {};
  const std::vector<double> value = program.numbers(index);
  if (all_finite(value)) return {};
  std::vector<std::vector<double>> operands;
  for (const NodeIndex input : node.inputs) operands.push_back(program.numbers(input));
  const auto operands_finite = [&](std::size_t output) {
    for (std::size_t slot = 0; slot < operands.size(); ++slot) {
      const std::vector<double>& operand = operands[slot];
      if (!node.gate->element_wise) {
        if (!all_finite(operand)) return false;
        continue;
      }
      const Shape& shape = program.graph().node(node.inputs[slot]).shape;
      const BroadcastStrides strides = broadcast_strides(shape, node.shape);
      const std::size_t columns = node.shape.columns();
      if (!std::isfinite(operand[output / columns * strides.row + output % columns * strides.column])) return false;
    }
    return true;
  };
  std::vector<char> appears;
  for (std::size_t output = 0; output < value.size(); ++output) {
    if (std::isfinite(value[output]) || !operands_finite(output)) continue;
    appears.resize(value.size(), 0);
    appears[output] = 1;
  }
  return appears;
}

PassedOn passed_on(const AnyProgram& program, NodeIndex index, int slot, std::span<const double> upstream) {
  const Graph& graph = program.graph();
  const Node& node = graph.node(index);
  PassedOn found;
  found.gradient.assign(graph.node(node.inputs[slot]).shape.size(), 0);
  if (!node.gate->takes_gradient(slot)) {
    found.flag = EdgeFlag::no_gradient;
    return found;
  }
  Finding finding{found};
  if (program.pass_on(index, slot, upstream, found.gradient)) finding.say(EdgeFlag::undefined);
  for (std::size_t input = 0; input < found.gradient.size(); ++input) {
    if (!std::isfinite(found.gradient[input])) look_at_terms(program, index, slot, input, upstream, finding);
  }
  look_at_undefined(program, index, slot, upstream, finding);
  look_at_values(program, index, slot, upstream, finding);
  if (graph.node(node.inputs[slot]).kind == NodeKind::constant) {
    found.flag = EdgeFlag::no_gradient;
  } else if (found.flag != EdgeFlag::none && is_literal(program, node.inputs[slot])) {
    found.flag = EdgeFlag::none;
  }
  return found;
}

std::vector<FlaggedEdge> flagged_edges(const Program<double>& program) {
  std::vector<FlaggedEdge> found;
  for (NodeIndex index = program.output() + 1; index-- > 0;) {
    const Node& node = program.graph().node(index);
    if (!program.has_gradient(index)) continue;
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (!program.has_gradient(node.inputs[slot]) || !node.gate->takes_gradient(slot)) continue;
      PassedOn passed = passed_on(program, index, slot, program.gradient(index));
      if (passed.flag == EdgeFlag::none) continue;
      found.push_back({index, slot, passed.flag, std::move(passed.affected)});
    }
  }
  return found;
}

EdgeFlag tangent_flag(const Program<double>& program, NodeIndex index, int slot, std::span<const double> tangent,
                      std::span<const double> contribution) {
  const Node& node = program.graph().node(index);
  if (!node.gate->takes_gradient(slot) || is_literal(program, node.inputs[slot])) return EdgeFlag::no_gradient;
  PassedOn found;
  Finding finding{found};
  if (all_finite(tangent) && !all_finite(contribution)) {
    const bool nan = std::any_of(contribution.begin(), contribution.end(), [](double x) { return std::isnan(x); });
    finding.say(nan ? EdgeFlag::nan : EdgeFlag::infinite);
  }
  // With finite operands and a finite result, only some gates can have a derivative that is not finite.
  bool finite = !node.gate->local_can_be_infinite && !node.gate->f64.undefined && all_finite(program.value(index));
  for (const NodeIndex input : node.inputs) finite = finite && all_finite(program.value(input));
  for (std::size_t input = 0; !finite && input < tangent.size(); ++input) {
    for_each_term(program, index, slot, input, [&](std::size_t output, double local) {
      if (program.undefined(index, slot, output) || is_void(tangent[input], local)) finding.say(EdgeFlag::undefined);
    });
  }
  return found.flag;
}

}  // namespace backflow
