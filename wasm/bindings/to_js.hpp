#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/session/graph_session.hpp"
#include "core/train/options.hpp"
#include "wasm/bindings/fields/error.hpp"
#include "wasm/bindings/fields/fields.hpp"

/**
 * Converts values to JavaScript, always as copies. A view of the module's memory would become empty when the memory
 * grows (emscripten #6747), so no view leaves this file.
 */
namespace backflow::border {

using emscripten::val;

/** Not inlined, because every field of every struct calls it. */
void set(val& object, const char* name, const val& value);

val to_js(std::string_view text);
val to_js(const Shape& shape);
val to_js(const Tensor& tensor);
val to_js(const NamedDetails& details);
/** Converts an option's value. Its lists are plain arrays, because users read configurations. */
val option_to_js(const OptionValue& value);
val to_js(const Setting& setting);
val to_js(const std::vector<Setting>& settings);
val to_js(const std::vector<std::string>& texts);

/** Converts a string to a Uint8Array of UTF-8. Embind's own conversion does not check its malloc. */
val bytes_of(const std::string& text);

/** Converts numbers to typed arrays and other lists to plain arrays. */
template <class T>
constexpr bool is_typed = std::is_same_v<T, double> || std::is_same_v<T, float> || std::is_same_v<T, std::uint8_t>;

template <class T>
requires std::is_arithmetic_v<T> val to_js(T value) {
  if constexpr (std::is_same_v<T, bool>) {
    return val(value);
  } else {
    return val(static_cast<double>(value));
  }
}

template <class T>
requires std::is_enum_v<T> val to_js(T value) { return val(name_of(value)); }

template <class T>
val to_js(const std::optional<T>& value);
template <class... T>
val to_js(const std::variant<T...>& value);
template <class T>
val to_js(const std::vector<T>& list);
template <class T>
val to_js(std::span<const T> rows);
template <class T, std::size_t N>
val to_js(const Few<T, N>& list);
template <Described T>
val to_js(const T& object);

/** Converts an object that lives in the engine to a handle that owns it. */
template <class T>
val to_js(std::unique_ptr<T> object) {
  return val(std::move(object));
}

template <class T>
val to_js(const std::optional<T>& value) {
  return value ? to_js(*value) : val::null();
}

template <class... T>
val to_js(const std::variant<T...>& value) {
  if constexpr (std::is_same_v<std::variant<T...>, OptionValue>) {
    return option_to_js(value);
  } else {
    return std::visit([](const auto& one) { return to_js(one); }, value);
  }
}

/** `count` entries of `size` bytes each as a plain array; `entry` turns one into JavaScript. */
val list_to_js(const void* data, std::size_t count, std::size_t size, val (*entry)(const void* one));

template <class T>
val entry_to_js(const void* one) {
  return to_js(*static_cast<const T*>(one));
}

template <class T>
val to_js(const std::vector<T>& list) {
  if constexpr (is_typed<T>) {
    return val(emscripten::typed_memory_view(list.size(), list.data())).template call<val>("slice");
  } else {
    return list_to_js(list.data(), list.size(), sizeof(T), entry_to_js<T>);
  }
}

/** The rows of a table. */
template <class T>
val to_js(std::span<const T> rows) {
  return list_to_js(rows.data(), rows.size(), sizeof(T), entry_to_js<T>);
}

template <class T, std::size_t N>
val to_js(const Few<T, N>& list) {
  return to_js(std::span<const T>(list.data(), list.size()));
}

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

/** The types of an optional field. */
template <class T>
concept CanBeEmpty = std::is_arithmetic_v<T> || std::is_enum_v<T> || is_optional<T> || requires(const T& value) {
  value.empty();
};

/** True if an optional field has a value (`if_any`). */
template <CanBeEmpty T>
bool says_something(const T& value) {
  if constexpr (is_optional<T>) {
    return value.has_value();
  } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    return value != T{};
  } else {
    return !value.empty();
  }
}

/** A field as the one loop over fields sees it; a function each keeps the code small. */
struct FieldToJs {
  const char* name;
  val (*value)(const void* object);
  bool (*present)(const void* object);  // null: always
};

/** An object of the fields that are present. */
val fields_to_js(const FieldToJs* fields, std::size_t count, const void* object);

template <class T, std::size_t I>
decltype(auto) field_value(const void* object) {
  return std::invoke(std::get<I>(Fields<T>::list).access, *static_cast<const T*>(object));
}

template <class T, std::size_t I>
constexpr FieldToJs field_to_js() {
  constexpr auto field = std::get<I>(Fields<T>::list);
  FieldToJs row{field.name, [](const void* object) { return to_js(field_value<T, I>(object)); }, nullptr};
  if constexpr (!field.always) {
    row.present = [](const void* object) { return says_something(field_value<T, I>(object)); };
  }
  return row;
}

template <class T, class Indices>
struct FieldTable;

template <class T, std::size_t... I>
struct FieldTable<T, std::index_sequence<I...>> {
  static constexpr FieldToJs rows[] = {field_to_js<T, I>()...};
};

template <Described T>
val to_js(const T& object) {
  constexpr std::size_t count = std::tuple_size_v<std::decay_t<decltype(Fields<T>::list)>>;
  return fields_to_js(FieldTable<T, std::make_index_sequence<count>>::rows, count, &object);
}

}  // namespace backflow::border
