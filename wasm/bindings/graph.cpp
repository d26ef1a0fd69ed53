#include "wasm/bindings/marshal.hpp"

/** The module's functions on graphs, by handle. Every one returns its value or { error }. */
namespace backflow {
namespace {

using emscripten::val;
using marshal::facade;
using marshal::guarded;

val edge(const EdgeInfo& from) {
  val object = val::object();
  object.set("input", from.input);
  object.set("slot", from.view.slot);
  object.set("upstream", marshal::tensor(from.view.upstream));
  object.set("local", from.view.local ? marshal::tensor(*from.view.local) : val::null());
  object.set("downstream", marshal::tensor(from.view.downstream));
  marshal::set_flag(object, from.view.flag);
  return object;
}

val use(const UseInfo& from) {
  val object = val::object();
  object.set("node", from.node);
  object.set("slot", from.slot);
  object.set("gradient", marshal::tensor(from.gradient));
  return object;
}

val term(const Term& from) {
  val object = val::object();
  object.set("outputIndex", static_cast<double>(from.output_index));
  object.set("upstream", from.upstream);
  object.set("local", from.local);
  object.set("product", from.product);
  return object;
}

val check_entry(const CheckInfo& from) {
  val object = val::object();
  object.set("name", from.name);
  object.set("index", static_cast<double>(from.entry.index));
  object.set("analytic", from.entry.analytic);
  object.set("numeric", from.entry.numeric);
  object.set("relativeError", from.entry.relative_error);
  object.set("kink", from.entry.kink);
  object.set("lost", from.entry.lost);
  object.set("error", from.entry.error);
  object.set("step", from.entry.step);
  object.set("verdict", marshal::text(verdict_name(from.entry.verdict)));
  if (from.entry.flagged) {
    val flagged = val::object();
    flagged.set("node", from.flagged);
    flagged.set("slot", from.entry.flagged->slot);
    marshal::set_flag(flagged, from.entry.flagged->flag);
    object.set("flagged", flagged);
  }
  return object;
}

val make_graph(val text, val inputs, val output) {
  return guarded([&] {
    return val(
        facade().make_graph(marshal::to_text(text), marshal::to_named_tensors(inputs), marshal::to_text(output)));
  });
}

val dispose_graph(int handle) {
  return guarded([&] { return facade().dispose_graph(handle), val::undefined(); });
}

val graph_nodes(int handle) {
  return guarded([&] { return marshal::bytes(marshal::nodes_as_json(facade().graph(handle).nodes())); });
}

val graph_output(int handle) {
  return guarded([&] { return val(facade().graph(handle).output()); });
}

val graph_set(int handle, val name, val value) {
  return guarded([&] { return val(facade().graph(handle).set({marshal::to_text(name), marshal::to_tensor(value)})); });
}

val graph_forward(int handle) {
  return guarded([&] { return facade().graph(handle).forward(), val::undefined(); });
}

/** `mistake` is the kind of mistake or undefined; `wrong` the gate that makes it. */
val graph_backward(int handle, val output, val upstream, val mistake, val wrong) {
  return guarded([&] {
    std::optional<MistakeRequest> request;
    if (!mistake.isUndefined()) {
      request.emplace();
      if (marshal::to_text(mistake) == "wrong-local") {
        request->kind = MistakeKind::wrong_local;
        request->node = marshal::to_node(wrong);
      }
    }
    facade().graph(handle).backward(output.isUndefined() ? std::nullopt : std::optional(marshal::to_node(output)),
                                    upstream.isUndefined() ? std::nullopt : std::optional(marshal::to_tensor(upstream)),
                                    request);
    return val::undefined();
  });
}

val graph_value(int handle, val at) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).value(marshal::to_node(at))); });
}

val graph_gradient(int handle, val at) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).gradient(marshal::to_node(at))); });
}

val graph_edges(int handle, val at) {
  return guarded([&] { return marshal::list(facade().graph(handle).edges(marshal::to_node(at)), edge); });
}

val graph_contributions(int handle, val at) {
  return guarded([&] {
    const NodeReference reference = marshal::to_node(at);
    val object = val::object();
    object.set("uses", marshal::list(facade().graph(handle).contributions(reference), use));
    object.set("sum", marshal::tensor(facade().graph(handle).gradient(reference)));
    return object;
  });
}

val graph_terms(int handle, val at, int slot, double index) {
  return guarded([&] {
    const auto entry = static_cast<std::size_t>(index);
    return marshal::list(facade().graph(handle).terms(marshal::to_node(at), slot, entry), term);
  });
}

val graph_jacobian(int handle, val at, int slot) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).jacobian(marshal::to_node(at), slot)); });
}

/** A step of 0 or less is one that a person gave, and an error; undefined: the engine chooses. */
val graph_check(int handle, val step, val at, double index, bool single) {
  return guarded([&] {
    const auto width = step.isUndefined() ? std::nullopt : std::optional(step.as<double>());
    const auto node = at.isUndefined() ? std::nullopt : std::optional(marshal::to_node(at));
    const auto entry = index < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(index));
    return marshal::list(facade().graph(handle).check(width, node, entry, single), check_entry);
  });
}

val graph_expand(int handle, double id) {
  return guarded([&] { return marshal::ids(facade().graph(handle).expand(static_cast<std::uint32_t>(id))); });
}

val graph_collapse(int handle, double id) {
  return guarded([&] { return facade().graph(handle).collapse(static_cast<std::uint32_t>(id)), val::undefined(); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow_graph) {
  using emscripten::function;
  function("makeGraph", make_graph);
  function("disposeGraph", dispose_graph);
  function("graphNodes", graph_nodes);
  function("graphOutput", graph_output);
  function("graphSet", graph_set);
  function("graphForward", graph_forward);
  function("graphBackward", graph_backward);
  function("graphValue", graph_value);
  function("graphGradient", graph_gradient);
  function("graphEdges", graph_edges);
  function("graphContributions", graph_contributions);
  function("graphTerms", graph_terms);
  function("graphJacobian", graph_jacobian);
  function("graphCheck", graph_check);
  function("graphExpand", graph_expand);
  function("graphCollapse", graph_collapse);
}

}  // namespace backflow
