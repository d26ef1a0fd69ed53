#pragma once

#include <emscripten/val.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/session/graph_session.hpp"
#include "core/train/options.hpp"
#include "wasm/bindings/fields/fields.hpp"

/**
 * Converts values from JavaScript. The package passes only objects that it made itself: strings as UTF-8 in a
 * Uint8Array, numbers in a Float64Array, lists as plain arrays of these. Lengths are checked again, because a wrong one
 * could overwrite the engine's memory.
 */
namespace backflow::border {

using emscripten::val;

/** Reads a T; Error if the value is not one. */
template <class T>
struct From;

/** Returns the length of a list; Error if it is too long or not a list. */
std::size_t length_of(const val& list);

/** Reads a whole number from 0 to 2^53. */
double whole(const val& from);

template <>
struct From<std::string> {
  static std::string read(const val& from);
};

/** Reads a text for a function that takes a view; the text lives as long as the call. */
template <>
struct From<std::string_view> : From<std::string> {};

/** Reads { shape, data } with a rank of at most 2. Error (bad_value) if the numbers do not fill the shape. */
template <>
struct From<Tensor> {
  static Tensor read(const val& from);
};

/** Reads a name or an id. */
template <>
struct From<NodeReference> {
  static NodeReference read(const val& from);
};

/** Reads a pair of a path and a value. */
template <>
struct From<Setting> {
  static Setting read(const val& from);
};

template <>
struct From<std::vector<double>> {
  static std::vector<double> read(const val& from);
};

template <>
struct From<std::vector<std::uint8_t>> {
  static std::vector<std::uint8_t> read(const val& from);
};

template <class T>
auto from_js(const val& from) {
  return From<T>::read(from);
}

template <class T>
requires std::is_arithmetic_v<T>
struct From<T> {
  static T read(const val& from) {
    if constexpr (std::is_same_v<T, bool>) {
      return from.isTrue();
    } else if constexpr (std::is_integral_v<T>) {
      return static_cast<T>(whole(from));
    } else {
      return from.as<T>();
    }
  }
};

template <class T>
requires std::is_enum_v<T>
struct From<T> {
  static T read(const val& from) { return value_of<T>(from_js<std::string>(from)); }
};

template <class T>
struct From<std::vector<T>> {
  static std::vector<T> read(const val& from) {
    std::vector<T> list;
    const std::size_t count = length_of(from);
    for (std::size_t i = 0; i < count; ++i) list.push_back(from_js<T>(from[i]));
    return list;
  }
};

template <class T>
struct From<std::optional<T>> {
  static std::optional<T> read(const val& from) {
    return from.isUndefined() ? std::nullopt : std::optional<T>(from_js<T>(from));
  }
};

/** Reads a struct, field by field. A missing optional field keeps its default. */
template <Described T>
struct From<T> {
  static T read(const val& from) {
    T object;
    const auto take = [&](const auto& field) {
      auto& member = std::invoke(field.access, object);
      const val given = from[field.name];
      if (field.always || !given.isUndefined()) member = from_js<std::decay_t<decltype(member)>>(given);
    };
    std::apply([&](const auto&... field) { (take(field), ...); }, Fields<T>::list);
    return object;
  }
};

}  // namespace backflow::border
