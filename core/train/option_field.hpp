#pragma once

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/train/config.hpp"

namespace backflow {

/** The value of an option as it is passed to and from JavaScript. */
using OptionValue = std::variant<double, bool, std::string, std::vector<double>, std::vector<std::string>, Tensor>;

/** How a field of one type is read, written and compared. */
struct FieldType {
  OptionValue (*get)(const void* field);
  void (*set)(void* field, const OptionValue& value);
  bool (*same)(const void* a, const void* b);
};

/** Numbers of every type are passed as float64, a precision by its name, everything else unchanged. */
template <class V>
struct FieldOf {
  static constexpr bool is_number = std::is_arithmetic_v<V> && !std::is_same_v<V, bool>;

  static OptionValue get(const void* field) {
    const V& value = *static_cast<const V*>(field);
    if constexpr (std::is_same_v<V, Precision>) {
      return std::string(value == Precision::float64 ? "float64" : "float32");
    } else if constexpr (is_number) {
      return static_cast<double>(value);
    } else {
      return value;
    }
  }

  static void set(void* field, const OptionValue& value) {
    V& to = *static_cast<V*>(field);
    if constexpr (std::is_same_v<V, Precision>) {
      to = *std::get_if<std::string>(&value) == "float64" ? Precision::float64 : Precision::float32;
    } else if constexpr (is_number) {
      to = static_cast<V>(*std::get_if<double>(&value));
    } else {
      to = *std::get_if<V>(&value);
    }
  }

  static bool same(const void* a, const void* b) {
    const V& one = *static_cast<const V*>(a);
    const V& other = *static_cast<const V*>(b);
    if constexpr (std::is_same_v<V, Tensor>) {
      return one.shape == other.shape && one.numbers() == other.numbers();
    } else {
      return one == other;
    }
  }

  static constexpr FieldType type{get, set, same};
};

/** A field of a configuration, of any type. */
struct Field {
  void* at = nullptr;
  const FieldType* type = nullptr;

  template <class V>
  Field(V& field) : at(&field), type(&FieldOf<V>::type) {}
};

}  // namespace backflow
