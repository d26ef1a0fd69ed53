#include "core/session/graph_session.hpp"

/** Which numbers of a session are up to date. */
namespace backflow {

/** True if an input that this gate depends on was set since the last forward(). */
bool GraphSession::is_stale(NodeIndex node) const {
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

void GraphSession::require_values(NodeIndex node) const {
  if (graph().node(node).kind == NodeKind::gate && is_stale(node)) require_fresh();
}

void GraphSession::require_fresh() const {
  if (!values_fresh_) throw Error("values-stale");
}

void GraphSession::require_swept() const {
  require_gradients();
  require_fresh();
}

void GraphSession::require_gradients() const {
  if (!gradients_fresh_) throw Error("no-gradients");
}

}  // namespace backflow
