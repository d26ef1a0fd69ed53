#include "wasm/bindings/fields/graph.hpp"
#include "core/session/fit.hpp"
#include "wasm/bindings/bind.hpp"
#include "wasm/bindings/nodes.hpp"

/** Graphs: the class and its constructors. */
namespace backflow::border {
namespace {

val nodes(GraphSession& graph) {
  return guarded([&] { return bytes_of(nodes_as_json(reads::nodes(graph))); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow_graph) {
  using G = GraphSession;
  emscripten::function("parse", bound<&parse>);
  emscripten::function("fit", bound<&fit>);
  emscripten::function("makeGraph", make<G, std::string, std::vector<NamedTensor>, std::string>);
  emscripten::class_<G>("Graph")
      .function("nodes", nodes)
      .function("output", bound<&G::output>)
      .function("set", bound<&G::set>)
      .function("forward", bound<&G::forward>)
      .function("backward", bound<&G::backward>)
      .function("value", method<&reads::value>)
      .function("gradient", method<&reads::gradient>)
      .function("snapshot", method<&reads::snapshot>)
      .function("edges", method<&reads::edges>)
      .function("contributions", method<&reads::contributions>)
      .function("terms", method<&reads::terms>)
      .function("paths", method<&reads::paths>)
      .function("jacobian", method<&reads::jacobian>)
      .function("jacobianStructure", method<&reads::jacobian_structure>)
      .function("check", bound<&G::check>)
      .function("wrongAnswers", method<&reads::wrong_answers>)
      .function("suspects", method<&reads::suspects>)
      .function("overflows", method<&reads::overflows>)
      .function("tangents", bound<&G::tangents>)
      .function("tangentEdges", bound<&G::tangent_edges>)
      .function("expand", bound<&G::expand>)
      .function("collapse", bound<&G::collapse>);
}

}  // namespace backflow::border
