#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/train/options.hpp"

/** How a row of the table of options follows from the field of the configuration that it is about. */
namespace backflow {

inline OptionValue to_value(Precision from) { return std::string(from == Precision::float64 ? "float64" : "float32"); }
inline void from_value(const OptionValue& from, Precision& to) {
  to = std::get<std::string>(from) == "float64" ? Precision::float64 : Precision::float32;
}

template <class V>
OptionValue to_value(const V& from) {
  if constexpr (std::is_arithmetic_v<V> && !std::is_same_v<V, bool>) {
    return static_cast<double>(from);
  } else {
    return from;
  }
}
template <class V>
void from_value(const OptionValue& from, V& to) {
  if constexpr (std::is_arithmetic_v<V> && !std::is_same_v<V, bool>) {
    to = static_cast<V>(std::get<double>(from));
  } else {
    to = std::get<V>(from);
  }
}

inline bool equal(const Tensor& a, const Tensor& b) { return a.numbers() == b.numbers() && a.shape == b.shape; }
template <class V>
bool equal(const V& a, const V& b) {
  return a == b;
}

/** `Field` gives the field of a configuration, or its value where the row has a `set`. What the row has is kept. */
template <class Field>
Option option(Option row, Field) {
  if (!row.get) row.get = [](const TrainerConfig& config) { return to_value(Field{}(config)); };
  if constexpr (std::is_lvalue_reference_v<decltype(Field{}(std::declval<TrainerConfig&>()))>) {
    if (!row.set) row.set = [](TrainerConfig& config, const OptionValue& value) { from_value(value, Field{}(config)); };
  }
  row.same = [](const TrainerConfig& a, const TrainerConfig& b) { return equal(Field{}(a), Field{}(b)); };
  return row;
}

/** The same for a field of every hidden layer. */
template <class Field>
Option layer_option(Option row, Field) {
  using V = std::remove_cvref_t<decltype(Field{}(std::declval<LayerSpec&>()))>;
  using Cross = std::conditional_t<std::is_arithmetic_v<V>, double, std::string>;
  row.per_layer = true;
  row.get = [](const TrainerConfig& config) -> OptionValue {
    std::vector<Cross> values;
    for (const LayerSpec& layer : config.layers) values.push_back(static_cast<Cross>(Field{}(layer)));
    return values;
  };
  row.set = [](TrainerConfig& config, const OptionValue& value) {
    const auto& values = std::get<std::vector<Cross>>(value);
    config.layers.resize(values.size());
    for (std::size_t l = 0; l < values.size(); ++l) Field{}(config.layers[l]) = static_cast<V>(values[l]);
  };
  row.same = [](const TrainerConfig& a, const TrainerConfig& b) {
    for (std::size_t l = 0; l < a.layers.size() && l < b.layers.size(); ++l) {
      if (Field{}(a.layers[l]) != Field{}(b.layers[l])) return false;
    }
    return a.layers.size() == b.layers.size();
  };
  return row;
}

/** The names of a table's rows. */
template <auto table>
std::vector<std::string_view> names_in() {
  std::vector<std::string_view> names;
  for (const auto& row : table()) names.push_back(row.name);
  return names;
}

}  // namespace backflow
