#pragma once

#include <algorithm>
#include <string>

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
#include "core/gates/gate_table.hpp"
#include "core/nn/initializers.hpp"
#include "core/optim/optimizers.hpp"
#include "core/optim/schedules.hpp"
#include "core/train/options.hpp"

/** How the rows of the option table (options.cpp) read and write what is more than a field, and the names they accept.
 */
namespace backflow::access {

using C = TrainerConfig;
using V = OptionValue;

inline constexpr Limits seeds{0, 4294967295, true};
/** The largest number of classes that labels of given points may have. */
inline constexpr double most_own_classes = 1000;

inline bool from_dataset(const C& config) { return !config.data.name.empty() || config.data.points.numbers().empty(); }

/** Returns the limits of the number of classes over all datasets. */
inline Limits dataset_classes() {
  int most = 2;
  for (const DatasetKind& kind : datasets()) {
    for (const int classes : kind.classes) most = std::max(most, classes);
  }
  return {2, static_cast<double>(most), true};
}

/** Returns the limits of the number of classes. Given points may have more classes than a dataset. */
inline Limits limits_of_classes(const C& config) {
  return from_dataset(config) ? dataset_classes() : Limits{2, most_own_classes, true};
}

/** Returns the data set whose number of examples is fixed; null for other data. */
inline const DatasetKind* fixed_set(const C& config) {
  for (const DatasetKind& kind : datasets()) {
    if (kind.name == config.data.name) return kind.fixed() ? &kind : nullptr;
  }
  return nullptr;
}

/** A fixed data set has its own number of examples and no noise, whatever is asked for. */
inline V samples_of(const C& config) {
  const DatasetKind* const fixed = fixed_set(config);
  return static_cast<double>(fixed ? fixed->count : config.data.samples);
}
inline V noise_of(const C& config) { return fixed_set(config) ? 0 : config.data.noise; }

/** Sets the data set. A different one starts with its own number of classes, unless one is given. */
inline void set_name(C& config, const V& value) {
  const auto& name = *std::get_if<std::string>(&value);
  if (name == config.data.name) return;
  const DatasetKind& kind = find_dataset(name);
  config.data.name = name;
  config.data.classes = kind.regression() ? 2 : kind.classes.front();
}

inline void set_classes(C& config, const V& value) {
  config.data.classes = static_cast<int>(*std::get_if<double>(&value));
  config.data.classes_counted = false;
}

inline void set_points(C& config, const V& value) {
  config.data.name.clear();
  config.data.points = *std::get_if<Tensor>(&value);
}

/** Sets the labels and counts their classes. A given number of classes is applied later and overrides the count. */
inline void set_labels(C& config, const V& value) {
  DataConfig& data = config.data;
  data.labels = *std::get_if<std::vector<double>>(&value);
  double largest = 1;
  for (const double label : data.labels) largest = label > largest ? label : largest;
  if (largest >= most_own_classes) {
    throw Error("label-too-large", {{"most", most_own_classes - 1}, {"label", largest}}, {}, "data.labels");
  }
  data.classes = static_cast<int>(largest) + 1;
  data.classes_counted = true;
}

/** Sets the optimizer. A different one starts with its own defaults. */
inline void set_optimizer(C& config, const V& value) {
  const auto& name = *std::get_if<std::string>(&value);
  if (name == config.optimizer) return;
  config.hyperparameters = find_optimizer(name).defaults();
  config.optimizer = name;
}

inline void set_batch_size(C& config, const V& value) {
  const double* const size = std::get_if<double>(&value);
  config.batch_size = size ? static_cast<std::size_t>(*size) : 0;
}

inline V batch_size(const C& config) {
  if (config.batch_size == 0) return std::string("all");
  return static_cast<double>(config.batch_size);
}

/** The activations of a layer: the gates that are one, and maxout. */
inline Names activations() {
  Names names;
  for (const Gate& gate : gates()) {
    if (gate.is_activation) names.push_back(gate.name);
  }
  names.push_back(maxout);
  return names;
}

/** True if the chosen schedule reads this setting. */
template <const char* setting>
bool of_schedule(const C& config) {
  return find_schedule(config.schedule).uses_setting(setting);
}
inline constexpr char every[] = "every", factor[] = "factor", steps[] = "steps", minimum[] = "minimum";

template <auto table>
Names names_in() {
  Names names;
  for (const auto& row : table()) names.push_back(row.name);
  return names;
}

/** The names of all losses. `cross-entropy` stands for the binary or the softmax one. */
inline Names all_losses() {
  Names names = names_in<losses>();
  names.insert(names.begin(), "cross-entropy");
  return names;
}

}  // namespace backflow::access
