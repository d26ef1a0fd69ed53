#include "core/session/reads.hpp"

#include <cmath>

#include "core/graph/inspect/one_gate.hpp"

namespace backflow::reads {

std::vector<NodeInfo> nodes(const GraphSession& session) {
  std::vector<NodeInfo> infos;
  for (const Node& node : session.graph().nodes()) {
    NodeInfo info;
    info.id = node.id;
    info.name = node.name;
    info.gate = node.kind == NodeKind::input      ? "input"
                : node.kind == NodeKind::constant ? "constant"
                                                  : std::string(node.gate->name);
    info.pattern = pattern_name(node.gate ? node.gate->pattern : Pattern::none);
    for (const NodeIndex input : node.inputs) info.inputs.push_back(session.graph().node(input).id);
    info.attributes = node.attributes;
    info.shape = node.shape;
    info.group = node.group;
    info.composite = Expansions::is_composite(session.graph(), node);
    info.part_of = node.part_of;
    info.line = node.line;
    infos.push_back(std::move(info));
  }
  return infos;
}

Tensor value(const GraphSession& session, const NodeReference& node) {
  const NodeIndex index = session.index_of(node);
  session.require_values(index);
  return {session.graph().node(index).shape, session.program().numbers(index)};
}

Tensor gradient(const GraphSession& session, const NodeReference& node) {
  const NodeIndex index = session.index_of(node);
  session.require_gradients();
  return {session.graph().node(index).shape, session.program().gradients(index)};
}

Snapshot snapshot(const GraphSession& session) {
  session.require_fresh();
  Snapshot all;
  if (session.has_gradients()) all.gradients.emplace();
  const auto append = [](std::vector<double>& to, const std::vector<double>& numbers) {
    to.insert(to.end(), numbers.begin(), numbers.end());
  };
  for (NodeIndex index = 0; index < session.graph().size(); ++index) {
    append(all.values, session.program().numbers(index));
    if (all.gradients) append(*all.gradients, session.program().gradients(index));
  }
  return all;
}

std::vector<EdgeView> edges(const GraphSession& session, const NodeReference& node) {
  const NodeIndex index = session.index_of(node);
  session.require_swept();
  auto views = backflow::edges(session.program(), index);
  Locals locals(session.program(), session.mistake_or_null());
  show_mistake(locals, index, views);
  for (EdgeView& view : views) view.input = session.id_of(view.input);
  return views;
}

Contributions contributions(const GraphSession& session, const NodeReference& node) {
  const NodeIndex index = session.index_of(node);
  session.require_swept();
  auto uses = backflow::contributions(session.program(), index);
  Locals locals(session.program(), session.mistake_or_null());
  show_mistake(locals, session.program(), uses);
  for (Contribution& use : uses) use.node = session.id_of(use.node);
  return {std::move(uses), gradient(session, node)};
}

std::vector<Term> terms(const GraphSession& session, const NodeReference& node, int slot, std::size_t entry) {
  const NodeIndex index = session.index_of(node);
  session.require_swept();
  auto found = backflow::terms(session.program(), index, slot, entry);
  Locals locals(session.program(), session.mistake_or_null());
  show_mistake(locals, index, slot, entry, found);
  return found;
}

Tensor jacobian(const GraphSession& session, const NodeReference& node, int slot) {
  const NodeIndex index = session.index_of(node);
  session.require_values(index);
  return backflow::jacobian(session.program(), index, slot);
}

Paths paths(const GraphSession& session, const NodeReference& node, std::size_t entry, std::size_t count) {
  const NodeIndex index = session.index_of(node);
  session.require_swept();
  Locals locals(session.program(), session.mistake_or_null());
  Paths found = backflow::paths(session.program(), locals, index, entry, count);
  for (Path& path : found.largest) {
    for (PathStep& step : path.steps) step.node = session.id_of(step.node);
  }
  return found;
}

JacobianStructure jacobian_structure(const GraphSession& session, const NodeReference& node, int slot) {
  return backflow::jacobian_structure(session.graph(), session.program().in_double(), session.index_of(node), slot);
}

std::vector<Suspect> suspects(const GraphSession& session) {
  session.require_swept();
  auto found = session.with_exact([&](Program<double>& program) {
    std::vector<std::vector<EdgeView>> edges(session.graph().size());
    Locals locals(program, session.mistake_or_null());
    for (NodeIndex index = 0; index <= program.output(); ++index) {
      if (!program.has_gradient(index)) continue;
      edges[index] = backflow::edges(program, index);
      show_mistake(locals, index, edges[index]);
    }
    return backflow::suspects(program, edges);
  });
  for (Suspect& suspect : found) suspect.node = session.id_of(suspect.node);
  return found;
}

namespace {

/** Returns what first appears in a node's value; `none` if that is finite, or not finite because an operand is not. */
EdgeFlag flag_of(const AnyProgram& program, NodeIndex node) {
  const std::vector<char> appears = appearing(program, node);
  if (appears.empty()) return EdgeFlag::none;
  const std::vector<double> value = program.numbers(node);
  EdgeFlag flag = EdgeFlag::infinite;
  for (std::size_t i = 0; i < appears.size(); ++i) {
    if (appears[i] && std::isnan(value[i])) flag = EdgeFlag::nan;
  }
  return flag;
}

/** Returns what the composite that a part belongs to would compute as one gate. */
WholeGate whole(const GraphSession& session, const Node& part) {
  const Graph around = session.with_whole(part);
  const Node& node = around.node(around.find_id(static_cast<std::uint32_t>(part.part_of)));
  std::vector<Shape> shapes;
  for (const NodeIndex input : node.inputs) shapes.push_back(around.node(input).shape);
  OneGate gate(*node.gate, shapes, node.shape, node.attributes);
  for (std::size_t slot = 0; slot < node.inputs.size(); ++slot) {
    gate.operand(slot) = value(session, {{}, around.node(node.inputs[slot]).id}).numbers();
  }
  return {node.id, std::string(node.gate->name), {node.shape, gate.run()}};
}

}  // namespace

std::vector<Overflow> overflows(const GraphSession& session) {
  session.require_fresh();
  std::vector<Overflow> infos;
  for (NodeIndex index = 0; index < session.graph().size(); ++index) {
    const Node& node = session.graph().node(index);
    const EdgeFlag flag = flag_of(session.program(), index);
    if (flag == EdgeFlag::none) continue;
    infos.push_back({node.id, flag, {}});
    if (node.part_of >= 0) infos.back().composite = whole(session, node);
  }
  return infos;
}

}  // namespace backflow::reads
