#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <optional>
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

template <class T>
val to_js(const std::vector<T>& list) {
  if constexpr (is_typed<T>) {
    return val(emscripten::typed_memory_view(list.size(), list.data())).template call<val>("slice");
  } else {
    val array = val::array();
    for (std::size_t i = 0; i < list.size(); ++i) array.set(i, to_js(list[i]));
    return array;
  }
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

template <Described T>
val to_js(const T& object) {
  val fields = val::object();
  const auto add = [&](const auto& field) {
    const auto& value = std::invoke(field.access, object);
    if constexpr (CanBeEmpty<std::decay_t<decltype(value)>>) {
      if (!field.always && !says_something(value)) return;
    }
    set(fields, field.name, to_js(value));
  };
  std::apply([&](const auto&... field) { (add(field), ...); }, Fields<T>::list);
  return fields;
}

}  // namespace backflow::border
