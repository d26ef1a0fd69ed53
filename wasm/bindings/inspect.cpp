#include "wasm/bindings/marshal.hpp"

/** The module's functions that look into graphs beyond their gradients: forward mode, mistakes, Jacobians' structure.
 */
namespace backflow {
namespace {

using emscripten::val;
using marshal::facade;
using marshal::guarded;

val tangent_edge(const TangentInfo& from) {
  val object = val::object();
  object.set("input", from.input);
  object.set("slot", from.edge.slot);
  object.set("tangent", marshal::tensor(from.edge.tangent));
  object.set("local", from.edge.local ? marshal::tensor(*from.edge.local) : val::null());
  object.set("contribution", marshal::tensor(from.edge.contribution));
  marshal::set_flag(object, from.edge.flag);
  return object;
}

val suspect(const SuspectInfo& from) {
  val object = val::object();
  object.set("node", from.node);
  object.set("slot", marshal::optional(from.suspect.slot));
  object.set("kind", std::string(from.suspect.slot ? "local" : "sum"));
  object.set("expected", marshal::tensor(from.suspect.expected));
  object.set("found", marshal::tensor(from.suspect.found));
  return object;
}

val overflow(const OverflowInfo& from) {
  val object = val::object();
  object.set("node", from.node);
  marshal::set_flag(object, from.flag);
  if (from.composite) {
    val composite = val::object();
    composite.set("id", from.composite->id);
    composite.set("gate", from.composite->gate);
    composite.set("value", marshal::tensor(from.composite->value));
    object.set("composite", composite);
  }
  return object;
}

const char* storage_name(Storage storage) {
  switch (storage) {
    case Storage::output:
      return "output";
    case Storage::operands:
      return "operands";
    case Storage::saved:
      return "saved";
    case Storage::nothing:
      break;
  }
  return "nothing";
}

/** Numbers of all nodes, one after the other; the package cuts them by the nodes' shapes. */
val graph_snapshot(int handle) {
  return guarded([&] {
    const SnapshotInfo all = facade().graph(handle).snapshot();
    val object = val::object();
    object.set("values", marshal::numbers(all.values));
    object.set("gradients", all.gradients ? marshal::numbers(*all.gradients) : val::null());
    return object;
  });
}

val graph_tangents(int handle, val at, val tangent) {
  return guarded([&] {
    const auto start = tangent.isUndefined() ? std::nullopt : std::optional(marshal::to_tensor(tangent));
    return marshal::numbers(facade().graph(handle).tangents(marshal::to_node(at), start));
  });
}

val graph_tangent_edges(int handle, val at) {
  return guarded(
      [&] { return marshal::list(facade().graph(handle).tangent_edges(marshal::to_node(at)), tangent_edge); });
}

val graph_suspects(int handle) {
  return guarded([&] { return marshal::list(facade().graph(handle).suspects(), suspect); });
}

val graph_overflows(int handle) {
  return guarded([&] { return marshal::list(facade().graph(handle).overflows(), overflow); });
}

val graph_jacobian_structure(int handle, val at, int slot) {
  return guarded([&] {
    const JacobianStructure from = facade().graph(handle).jacobian_structure(marshal::to_node(at), slot);
    val object = val::object();
    object.set("outputs", from.outputs);
    object.set("inputs", from.inputs);
    object.set("cells", from.cells);
    object.set("reachable", from.reachable);
    if (!from.mask.empty()) object.set("mask", marshal::numbers(from.mask));
    object.set("stored", from.stored);
    object.set("storage", std::string(storage_name(from.storage)));
    return object;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow_inspect) {
  using emscripten::function;
  function("graphSnapshot", graph_snapshot);
  function("graphTangents", graph_tangents);
  function("graphTangentEdges", graph_tangent_edges);
  function("graphSuspects", graph_suspects);
  function("graphOverflows", graph_overflows);
  function("graphJacobianStructure", graph_jacobian_structure);
}

}  // namespace backflow
