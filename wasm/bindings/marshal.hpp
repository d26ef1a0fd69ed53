#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/facade/facade.hpp"

/**
 * Values between C++ and JavaScript: always copies. A view of the module's memory would turn empty when the memory
 * grows (emscripten #6747), so none leaves this file.
 */
namespace backflow::marshal {

using emscripten::val;

/** The one facade of the module. */
Facade& facade();

inline val text(std::string_view from) { return val(std::string(from)); }

/** A typed array of its own: Float64Array from doubles, Float32Array from floats, Uint8Array from bytes. */
template <class T>
val numbers(const std::vector<T>& from) {
  return val(emscripten::typed_memory_view(from.size(), from.data())).template call<val>("slice");
}

template <class T, class F>
val list(const std::vector<T>& from, F convert) {
  val array = val::array();
  for (std::size_t i = 0; i < from.size(); ++i) array.set(i, convert(from[i]));
  return array;
}

inline val ids(const std::vector<std::uint32_t>& from) {
  return list(from, [](std::uint32_t id) { return val(id); });
}

inline val texts(const std::vector<std::string>& from) {
  return list(from, [](const std::string& one) { return val(one); });
}

inline val shape(const Shape& from) {
  val array = val::array();
  for (int axis = 0; axis < from.rank; ++axis) array.set(axis, static_cast<double>(from.dims[axis]));
  return array;
}

inline val tensor(const Tensor& from) {
  val object = val::object();
  object.set("shape", shape(from.shape));
  object.set("data", numbers(from.numbers()));
  return object;
}

/** `flag`, where there is one. */
void set_flag(val& object, EdgeFlag flag);

template <class T>
val optional(const std::optional<T>& from) {
  return from ? val(*from) : val::null();
}

/** A string's UTF-8 as a Uint8Array, for strings of any length: Embind's own conversion does not check its malloc. */
inline val bytes(const std::string& from) {
  const auto* const data = reinterpret_cast<const std::uint8_t*>(from.data());
  return val(emscripten::typed_memory_view(from.size(), data)).call<val>("slice");
}

/**
 * What the package hands over is its own: strings as UTF-8 in a Uint8Array, numbers in a Float64Array, lists as plain
 * arrays of these. Lengths are checked all the same, since a wrong one would be written into the engine's memory.
 */
std::vector<double> to_numbers(const val& from);
std::vector<std::uint8_t> to_bytes(const val& from);
std::string to_text(const val& from);

/** { shape, data } with a rank of at most 2. Error (bad_value) where the numbers do not fill the shape. */
Tensor to_tensor(const val& from);
std::vector<NamedTensor> to_named_tensors(const val& from);

/** A name or an id. */
NodeReference to_node(const val& from);

/** For JSON.parse. */
std::string nodes_as_json(const std::vector<NodeInfo>& nodes);

std::vector<Setting> to_settings(const val& from);
val settings(const std::vector<Setting>& from);
val catalog(const Catalog& from);

/** What JavaScript gets when something is wrong: the package throws it as a BackflowError. */
val error(const Error& from);

/** Runs a call; whatever it throws becomes { error }. Nothing else ever leaves the module. */
val guard(val (*run)(void* call), void* call);

template <class F>
val guarded(F call) {
  return guard([](void* one) { return (*static_cast<F*>(one))(); }, &call);
}

}  // namespace backflow::marshal
