#include "wasm/bindings/bind.hpp"

#include <new>

namespace backflow::border {
namespace {

val failure(const Error& from) {
  val object = val::object();
  set(object, "error", to_js(from));
  return object;
}

}  // namespace

val guard(val (*run)(void* call), void* call) {
  try {
    return run(call);
  } catch (const Error& caught) {
    return failure(caught);
  } catch (const std::bad_alloc&) {
    return failure(Error("out-of-memory"));
  } catch (const std::exception& caught) {
    return failure(Error("internal", {{"what", caught.what()}}));
  }
}

}  // namespace backflow::border
