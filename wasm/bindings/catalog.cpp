#include "wasm/bindings/fields/catalog.hpp"
#include "core/data/fetched.hpp"
#include "wasm/bindings/bind.hpp"
#include "wasm/facade/allocations.hpp"
#include "wasm/facade/trainer.hpp"

/** Functions that return facts about the engine. */
namespace backflow::border {

val to_js(const RangesByPath& ranges) {
  val object = val::object();
  for (const Range& range : ranges.list) {
    val row = to_js(range);
    set(row, "default", to_js(range.fallback));
    object.set(std::string(range.path), row);
  }
  return object;
}

namespace {

val diagnostics() {
  val object = val::object();
  set(object, "graphs", to_js(GraphSession::live()));
  set(object, "trainers", to_js(TrainerSession::live()));
  set(object, "memoryBytes", to_js(static_cast<double>(__builtin_wasm_memory_size(0)) * 65536));  // pages of 64 KiB
  set(object, "allocations", to_js(allocation_count()));
  return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow) {
  emscripten::function("catalog", bound<&make_catalog>);
  emscripten::function("options", bound<&option_entries>);
  emscripten::function("dataset", bound<&find_dataset>);
  emscripten::function("keepDataset", bound<&keep_dataset>);
  emscripten::function("diagnostics", diagnostics);
}

}  // namespace backflow::border
