#pragma once

#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace backflow {

/** A number that steers an optimizer, with its inclusive range. */
struct Hyperparameter {
  std::string_view name;
  double fallback;
  double low;
  double high;
};

/** One update of one parameter tensor. All spans and slots have the same length. */
template <class T>
struct Update {
  std::span<T> parameters;
  std::span<const T> gradients;
  std::span<T* const> state;           // one array a state slot, zero before the first update
  std::span<const T> hyperparameters;  // in the order of the row
};

/** A row of the optimizer table. An update allocates nothing and returns whether every new parameter is finite. */
struct Optimizer {
  std::string_view name;
  std::string_view title;
  std::vector<Hyperparameter> hyperparameters;
  int state_slots = 0;  // arrays of the parameter's length that it carries from step to step
  bool (*update_f32)(const Update<float>& update);
  bool (*update_f64)(const Update<double>& update);

  template <class T>
  bool update(const Update<T>& update) const {
    if constexpr (std::is_same_v<T, float>) {
      return update_f32(update);
    } else {
      return update_f64(update);
    }
  }
};

const std::vector<Optimizer>& optimizers();

/** Error (unknown_name, about optimizer.name) that lists what there is. */
const Optimizer& find_optimizer(std::string_view name);

}  // namespace backflow
