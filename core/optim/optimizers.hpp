#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/few.hpp"

namespace backflow {

enum class HyperparameterKind { number, whole, boolean };

/** A setting of an optimizer, with its inclusive range. True and false are stored as 1 and 0. */
struct Hyperparameter {
  std::string_view name;
  std::string_view title;
  double fallback = 0;
  double low = 0;
  double high = 1;
  HyperparameterKind kind = HyperparameterKind::number;
};

/** A number that an optimizer keeps between steps besides its slots, with its value before the first update. */
struct CarriedNumber {
  std::string_view name;
  double start = 0;
};

/** One update of a part of the parameters. All spans of T and all slots have the same length. */
template <class T>
struct Update {
  std::span<T> parameters;
  std::span<const T> gradients;
  std::span<T* const> state;                // one array per slot, zero before the first update
  std::span<const double> hyperparameters;  // in the order of the row
  std::uint64_t step = 1;                   // number of this update since the optimizer was chosen, from 1
  std::span<double> numbers;                // in the order of the row
};

/**
 * A row of the optimizer table. The learning rate is its first hyperparameter; a schedule changes it from step to step.
 * An update allocates nothing and returns whether every new parameter is finite.
 */
struct Optimizer {
  std::string_view name;
  std::string_view title;
  Few<Hyperparameter, 8> hyperparameters;
  Few<std::string_view, 2> slots;  // names of the arrays, as long as the parameters, that it keeps between steps
  Few<CarriedNumber, 2> numbers = {};
  /** Changes the numbers once for each step, before the first part is updated. Null: they do not change. */
  void (*prepare)(std::span<const double> hyperparameters, std::uint64_t step, std::span<double> numbers) = nullptr;
  bool (*update_f32)(const Update<float>& update) = nullptr;
  bool (*update_f64)(const Update<double>& update) = nullptr;

  template <class T>
  bool update(const Update<T>& update) const {
    if constexpr (std::is_same_v<T, float>) {
      return update_f32(update);
    } else {
      return update_f64(update);
    }
  }

  /** The default of every hyperparameter, in the order of the row. */
  std::vector<double> defaults() const;
};

std::span<const Optimizer> optimizers();

/** Error (unknown_name, about optimizer.name) that lists the known names. */
const Optimizer& find_optimizer(std::string_view name);

}  // namespace backflow
