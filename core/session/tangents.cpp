#include "core/session/graph_session.hpp"

/** Forward mode on a session. */
namespace backflow {

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

std::vector<TangentEdge> GraphSession::tangent_edges(const NodeReference& node) const {
  const NodeIndex index = index_of(node);
  if (tangents_.empty()) throw Error("no-tangents");
  auto edges = with_exact([&](Program<double>& program) { return backflow::tangent_edges(program, index, tangents_); });
  for (TangentEdge& edge : edges) edge.input = id_of(edge.input);
  return edges;
}

}  // namespace backflow
