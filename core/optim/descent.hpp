#pragma once

#include "core/optim/entries.hpp"

/** The rules of gradient descent: every parameter moves by its velocity, or by the sign of its mean. */
namespace backflow::rules {

/** Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; Nesterov's form as in PyTorch. */
struct Sgd {
  /** v ← μ v + g; w ← w − η v, with nesterov w ← w − η (g + μ v). Without momentum the change is η g, rounded once. */
  template <class T>
  static bool update(const Update<T>& update) {
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T momentum = static_cast<T>(update.hyperparameters[1]);
    const bool nesterov = update.hyperparameters[2] != 0;
    T* __restrict const velocity = update.state[0];
    if (momentum == T(0)) {
      const auto plain = [=](T w, T g, T& v) {
        v = g;
        return w - rate * g;
      };
      return for_each_entry(update, plain, velocity);
    }
    if (nesterov) {
      const auto ahead = [=](T w, T g, T& v) {
        v = momentum * v + g;
        return w - rate * (g + momentum * v);
      };
      return for_each_entry(update, ahead, velocity);
    }
    const auto heavy = [=](T w, T g, T& v) {
      v = momentum * v + g;
      return w - rate * v;
    };
    return for_each_entry(update, heavy, velocity);
  }
};

/** Chen et al., "Symbolic discovery of optimization algorithms", 2023. */
struct Lion {
  /** w ← w − η (sign(β₁ m + (1 − β₁) g) + λ w); m ← β₂ m + (1 − β₂) g. */
  template <class T>
  static bool update(const Update<T>& update) {
    const double beta1 = update.hyperparameters[1];
    const double beta2 = update.hyperparameters[2];
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T keep1 = static_cast<T>(beta1), take1 = static_cast<T>(1 - beta1);
    const T keep2 = static_cast<T>(beta2), take2 = static_cast<T>(1 - beta2);
    const T decay = static_cast<T>(update.hyperparameters[3]);
    const auto formula = [=](T w, T g, T& m) {
      const T direction = keep1 * m + take1 * g;
      const T sign = T(direction > T(0)) - T(direction < T(0));
      m = keep2 * m + take2 * g;
      // A gradient that is not a number has no sign, so that it is carried into the parameter and reported.
      return w - rate * ((direction != direction ? direction : sign) + decay * w);
    };
    return for_each_entry(update, formula, update.state[0]);
  }
};

}  // namespace backflow::rules
