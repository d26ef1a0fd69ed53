#pragma once

#include "core/optim/entries.hpp"

/** Adam and its relatives: means of the gradients and of their squares. */
namespace backflow::rules {

/** The factors that Adam, AdamW and Nadam share. */
template <class T>
struct Moments {
  T rate, keep1, take1, keep2, take2, whole2, epsilon;
  double beta1;

  explicit Moments(const Update<T>& update)
      : rate(static_cast<T>(update.hyperparameters[0])),
        keep1(static_cast<T>(update.hyperparameters[1])),
        take1(static_cast<T>(1 - update.hyperparameters[1])),
        keep2(static_cast<T>(update.hyperparameters[2])),
        take2(static_cast<T>(1 - update.hyperparameters[2])),
        whole2(static_cast<T>(1 - whole_power(update.hyperparameters[2], update.step))),
        epsilon(static_cast<T>(update.hyperparameters[3])),
        beta1(update.hyperparameters[1]) {}
};

/** Kingma and Ba, "Adam: a method for stochastic optimization", 2015. */
struct Adam {
  /** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε). */
  template <class T>
  static bool update(const Update<T>& update) {
    return decayed(update, T(1));
  }

  /** The same, from w multiplied by `kept`. */
  template <class T>
  static bool decayed(const Update<T>& update, T kept) {
    const Moments<T> by(update);
    const T whole1 = static_cast<T>(1 - whole_power(by.beta1, update.step));
    const auto formula = [=](T w, T g, T& m, T& v) {
      m = by.keep1 * m + by.take1 * g;
      v = by.keep2 * v + by.take2 * (g * g);
      return kept * w - by.rate * (m / whole1) / (std::sqrt(v / by.whole2) + by.epsilon);
    };
    return for_each_entry(update, formula, update.state[0], update.state[1]);
  }
};

/** Loshchilov and Hutter, "Decoupled weight decay regularization", 2019. */
struct AdamW {
  /** First w ← w − η λ w, then as Adam. */
  template <class T>
  static bool update(const Update<T>& update) {
    return Adam::decayed(update, static_cast<T>(1 - update.hyperparameters[0] * update.hyperparameters[4]));
  }
};

/** Dozat, "Incorporating Nesterov momentum into Adam", 2016, with the schedule of its momentum as in PyTorch. */
struct Nadam {
  /** The momentum of a step: μ_t = β₁ (1 − ½ · 0.96^(t ψ)). */
  static double momentum(std::span<const double> hyperparameters, std::uint64_t step) {
    return hyperparameters[1] * (1 - 0.5 * std::pow(0.96, static_cast<double>(step) * hyperparameters[4]));
  }

  /** P_t = μ_1 … μ_t, once for each step. */
  static void prepare(std::span<const double> hyperparameters, std::uint64_t step, std::span<double> numbers) {
    numbers[0] *= momentum(hyperparameters, step);
  }

  /** w ← w − η [(1 − μ_t) g / (1 − P_t) + μ_{t+1} m / (1 − P_{t+1})] / (√(v / (1 − β₂ᵗ)) + ε), with Adam's m and v. */
  template <class T>
  static bool update(const Update<T>& update) {
    const Moments<T> by(update);
    const double now = momentum(update.hyperparameters, update.step);
    const double next = momentum(update.hyperparameters, update.step + 1);
    const double product = update.numbers[0];
    const T of_gradient = static_cast<T>((1 - now) / (1 - product));
    const T of_mean = static_cast<T>(next / (1 - product * next));
    const auto formula = [=](T w, T g, T& m, T& v) {
      m = by.keep1 * m + by.take1 * g;
      v = by.keep2 * v + by.take2 * (g * g);
      return w - by.rate * (of_gradient * g + of_mean * m) / (std::sqrt(v / by.whole2) + by.epsilon);
    };
    return for_each_entry(update, formula, update.state[0], update.state[1]);
  }
};

}  // namespace backflow::rules
