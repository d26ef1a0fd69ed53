#include "wasm/bindings/marshal.hpp"

/** The module's functions that need no handle; the package (wasm/package) wraps them all. */
namespace backflow {
namespace {

using emscripten::val;
using marshal::facade;
using marshal::guarded;

val parse_text(val text) {
  return guarded([&] {
    const ParseResult result = Facade::parse_text(marshal::to_text(text));
    val object = val::object();
    object.set("inputs", marshal::texts(result.inputs));
    object.set("names", marshal::texts(result.names));
    return object;
  });
}

val make_catalog_object() {
  return guarded([] { return marshal::catalog(make_catalog()); });
}

val diagnostics() {
  val object = val::object();
  object.set("graphs", static_cast<double>(facade().live_graphs()));
  object.set("trainers", static_cast<double>(facade().live_trainers()));
  object.set("memoryBytes", static_cast<double>(__builtin_wasm_memory_size(0)) * 65536);  // pages of 64 KiB
  object.set("allocations", static_cast<double>(allocation_count()));
  return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow) {
  using emscripten::function;
  function("parse", parse_text);
  function("catalog", make_catalog_object);
  function("diagnostics", diagnostics);
}

}  // namespace backflow
