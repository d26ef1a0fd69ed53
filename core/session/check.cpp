#include <cmath>
#include <utility>

#include "core/graph/inspect/one_gate.hpp"
#include "core/session/graph_session.hpp"
#include "core/session/numbers.hpp"

/** The session's checks of its own numbers, and where these stop being finite. */
namespace backflow {

std::vector<CheckEntry> GraphSession::check(std::optional<double> step, const std::optional<NodeReference>& node,
                                            std::optional<std::size_t> entry, bool single) {
  if (!gradients_fresh_ || !values_fresh_) run_backward();
  const CheckOptions options{step, node ? std::optional(index_of(*node)) : std::nullopt, entry};
  if (!check_) {
    auto exact = in_double(mistake_);
    auto honest = mistake_ ? in_double({}) : nullptr;
    Program<double>& without = honest ? *honest : *exact;
    CheckBasis basis(*exact, without);
    check_.emplace(CheckPrograms{std::move(exact), std::move(honest), std::move(basis)});
  }
  std::vector<CheckEntry> entries;
  if (single) {
    Program<float> program(graph_, Gradients::none);
    program.plan(check_->exact->output());
    copy_inputs(*check_->exact, program);
    program.forward_all();
    entries = backflow::check(program, check_->basis, options);
  } else {
    entries = backflow::check(*check_->exact, check_->basis, options);
  }
  for (CheckEntry& one : entries) {
    const Node& checked = graph().node(one.node);
    one.name = checked.name.empty() ? "#" + std::to_string(checked.id) : checked.name;
    one.node = checked.id;
    if (one.flagged) one.flagged->node = id_of(one.flagged->node);
  }
  return entries;
}

/** Returns what the composite that a part belongs to would compute as one gate. */
WholeGate GraphSession::whole(const Node& part) const {
  Expansions closed = expansions_;
  closed.collapse(part.id);
  const Graph around = closed.apply(base_);
  const Node& node = around.node(around.find_id(static_cast<std::uint32_t>(part.part_of)));
  std::vector<Shape> shapes;
  for (const NodeIndex input : node.inputs) shapes.push_back(around.node(input).shape);
  OneGate gate(*node.gate, shapes, node.shape, node.attributes);
  for (std::size_t slot = 0; slot < node.inputs.size(); ++slot) {
    const NodeIndex operand = graph().find_id(around.node(node.inputs[slot]).id);
    std::visit(
        [&](const auto& program) {
          const auto value = std::as_const(*program).value(operand);
          gate.operand(slot).assign(value.begin(), value.end());
        },
        program_);
  }
  return {node.id, std::string(node.gate->name), {node.shape, gate.run()}};
}

std::vector<Overflow> GraphSession::overflows() {
  require_fresh();
  std::vector<Overflow> infos;
  for (NodeIndex index = 0; index < graph().size(); ++index) {
    const Node& node = graph().node(index);
    const auto appears = std::visit([&](const auto& program) { return appearing(*program, index); }, program_);
    if (appears.empty()) continue;
    Overflow info;
    info.node = node.id;
    std::visit(
        [&](const auto& program) {
          for (std::size_t i = 0; i < appears.size(); ++i) {
            if (appears[i] && std::isnan(program->value(index)[i])) info.flag = EdgeFlag::nan;
          }
        },
        program_);
    if (node.part_of >= 0) info.composite = whole(node);
    infos.push_back(std::move(info));
  }
  return infos;
}

}  // namespace backflow
