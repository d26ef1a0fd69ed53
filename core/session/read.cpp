#include <cmath>

#include "core/session/graph_session.hpp"
#include "core/session/numbers.hpp"

/** Reads values, gradients and inspection results from a session. */
namespace backflow {

std::vector<NodeInfo> GraphSession::nodes() const {
  std::vector<NodeInfo> infos;
  for (const Node& node : graph().nodes()) {
    NodeInfo info;
    info.id = node.id;
    info.name = node.name;
    info.gate = node.kind == NodeKind::input      ? "input"
                : node.kind == NodeKind::constant ? "constant"
                                                  : std::string(node.gate->name);
    info.pattern = pattern_name(node.gate ? node.gate->pattern : Pattern::none);
    for (const NodeIndex input : node.inputs) info.inputs.push_back(graph().node(input).id);
    info.shape = node.shape;
    info.group = node.group;
    info.composite = Expansions::is_composite(graph(), node);
    info.part_of = node.part_of;
    info.line = node.line;
    infos.push_back(std::move(info));
  }
  return infos;
}

std::uint32_t GraphSession::output() const { return output_id_; }

NodeIndex GraphSession::index_of(const NodeReference& node) const {
  return node.name.empty() ? graph().find_id(node.id) : graph().find(node.name);
}

/** True if an input that this gate depends on was set since the last forward(). */
bool GraphSession::is_stale(NodeIndex node) {
  if (values_fresh_ || all_stale_) return !values_fresh_;
  if (stale_.empty()) {
    stale_.assign(graph().size(), 0);
    for (const NodeIndex input : changed_) stale_[input] = 1;
    for (NodeIndex index = 0; index < graph().size(); ++index) {
      for (const NodeIndex operand : graph().node(index).inputs) stale_[index] = stale_[index] || stale_[operand];
    }
  }
  return stale_[node];
}

void GraphSession::require_values(NodeIndex node) {
  if (graph().node(node).kind == NodeKind::gate && is_stale(node)) require_fresh();
}

void GraphSession::require_fresh() const {
  if (!values_fresh_) throw Error("values-stale");
}

/** For reads that need both gradients and values. */
void GraphSession::require_swept() const {
  require_gradients();
  require_fresh();
}

void GraphSession::require_gradients() const {
  if (!gradients_fresh_) throw Error("no-gradients");
}

Tensor GraphSession::value(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_values(index);
  return std::visit([&](auto& program) { return copied(program->value(index), graph().node(index).shape); }, program_);
}

Tensor GraphSession::gradient(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_gradients();
  return std::visit([&](auto& program) { return copied(program->gradient(index), graph().node(index).shape); },
                    program_);
}

Snapshot GraphSession::snapshot() {
  require_fresh();
  Snapshot all;
  if (gradients_fresh_) all.gradients.emplace();
  std::visit(
      [&](auto& program) {
        for (NodeIndex index = 0; index < graph().size(); ++index) {
          const auto value = program->value(index);
          all.values.insert(all.values.end(), value.begin(), value.end());
          if (!gradients_fresh_) continue;
          const auto gradient = program->gradient(index);
          all.gradients->insert(all.gradients->end(), gradient.begin(), gradient.end());
        }
      },
      program_);
  return all;
}

std::vector<EdgeView> GraphSession::edges(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_swept();
  auto views = std::visit([&](auto& program) { return backflow::edges(*program, index); }, program_);
  if (mistake_) show_mistake(*mistake_, index, views);
  for (EdgeView& view : views) view.input = id_of(view.input);
  return views;
}

Contributions GraphSession::contributions(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_swept();
  auto uses = std::visit([&](auto& program) { return backflow::contributions(*program, index); }, program_);
  if (mistake_) show_mistake(*mistake_, uses);
  for (Contribution& use : uses) use.node = id_of(use.node);
  return {std::move(uses), gradient(node)};
}

std::vector<Term> GraphSession::terms(const NodeReference& node, int slot, std::size_t entry) {
  const NodeIndex index = index_of(node);
  require_swept();
  auto found = std::visit([&](auto& program) { return backflow::terms(*program, index, slot, entry); }, program_);
  if (mistake_) show_mistake(*mistake_, index, found);
  return found;
}

Tensor GraphSession::jacobian(const NodeReference& node, int slot) {
  const NodeIndex index = index_of(node);
  require_values(index);
  return std::visit([&](auto& program) { return backflow::jacobian(*program, index, slot); }, program_);
}

JacobianStructure GraphSession::jacobian_structure(const NodeReference& node, int slot) const {
  const NodeIndex index = index_of(node);
  const auto structure = [&]<class T>(const Owned<T>&) {
    return backflow::jacobian_structure<T>(graph(), index, slot);
  };
  return std::visit(structure, program_);
}

template <class F>
auto GraphSession::with_exact(F read) const {
  const auto* own = std::get_if<Owned<double>>(&program_);
  return own ? read(**own) : read(*in_double(mistake_));
}

std::vector<Suspect> GraphSession::suspects() {
  require_swept();
  auto found = with_exact([&](Program<double>& program) {
    std::vector<std::vector<EdgeView>> edges(graph().size());
    for (NodeIndex index = 0; index <= program.output(); ++index) {
      if (!program.has_gradient(index)) continue;
      edges[index] = backflow::edges(program, index);
      if (mistake_) show_mistake(*mistake_, index, edges[index]);
    }
    return backflow::suspects(program, edges);
  });
  for (Suspect& suspect : found) suspect.node = id_of(suspect.node);
  return found;
}

std::vector<double> GraphSession::tangents(const NodeReference& start, const std::optional<Tensor>& tangent) {
  const NodeIndex index = index_of(start);
  const Shape& shape = graph().node(index).shape;
  if (tangent && !(tangent->shape == shape)) {
    throw Error("tangent-shape", {{"shape", to_string(shape)}, {"given", to_string(tangent->shape)}}, {}, "tangent");
  }
  if (const auto index = tangent ? first_not_finite(*tangent) : std::nullopt) {
    throw Error("tangent-not-finite", {{"index", *index}}, {}, "tangent");
  }
  if (!values_fresh_) forward();
  const std::vector<double> start_at = tangent ? tangent->numbers() : std::vector<double>(shape.size(), 1.0);
  tangents_ = with_exact([&](Program<double>& program) { return backflow::tangents(program, index, start_at); });
  std::vector<double> all;
  for (const std::vector<double>& one : tangents_) all.insert(all.end(), one.begin(), one.end());
  return all;
}

std::vector<TangentEdge> GraphSession::tangent_edges(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  if (tangents_.empty()) throw Error("no-tangents");
  auto edges = with_exact([&](Program<double>& program) { return backflow::tangent_edges(program, index, tangents_); });
  for (TangentEdge& edge : edges) edge.input = id_of(edge.input);
  return edges;
}

}  // namespace backflow
