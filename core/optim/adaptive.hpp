#pragma once

#include "core/optim/entries.hpp"

/** The rules that divide each gradient by the root of its own squares. */
namespace backflow::rules {

/** Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011. */
struct AdaGrad {
  /** s ← s + g²; w ← w − η g / (√s + ε). */
  template <class T>
  static bool update(const Update<T>& update) {
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T epsilon = static_cast<T>(update.hyperparameters[1]);
    const auto formula = [=](T w, T g, T& s) {
      s = s + g * g;
      return w - rate * g / (std::sqrt(s) + epsilon);
    };
    return for_each_entry(update, formula, update.state[0]);
  }
};

/** Tieleman and Hinton, "Lecture 6.5: rmsprop", Coursera, 2012; momentum as in PyTorch. */
struct RmsProp {
  /** s ← d s + (1 − d) g²; u = g / (√s + ε); with μ > 0: b ← μ b + u, u = b; w ← w − η u. */
  template <class T>
  static bool update(const Update<T>& update) {
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T keep = static_cast<T>(update.hyperparameters[1]), take = static_cast<T>(1 - update.hyperparameters[1]);
    const T momentum = static_cast<T>(update.hyperparameters[2]);
    const T epsilon = static_cast<T>(update.hyperparameters[3]);
    // Without momentum, b becomes u: 0 · b + u.
    const auto formula = [=](T w, T g, T& s, T& b) {
      s = keep * s + take * (g * g);
      b = momentum * b + g / (std::sqrt(s) + epsilon);
      return w - rate * b;
    };
    return for_each_entry(update, formula, update.state[0], update.state[1]);
  }
};

/** Zeiler, "ADADELTA: an adaptive learning rate method", 2012. */
struct Adadelta {
  /** s ← d s + (1 − d) g²; u = g √(δ + ε) / √(s + ε); δ ← d δ + (1 − d) u²; w ← w − η u. */
  template <class T>
  static bool update(const Update<T>& update) {
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T keep = static_cast<T>(update.hyperparameters[1]), take = static_cast<T>(1 - update.hyperparameters[1]);
    const T epsilon = static_cast<T>(update.hyperparameters[2]);
    const auto formula = [=](T w, T g, T& s, T& delta) {
      s = keep * s + take * (g * g);
      const T u = std::sqrt(delta + epsilon) / std::sqrt(s + epsilon) * g;
      delta = keep * delta + take * (u * u);
      return w - rate * u;
    };
    return for_each_entry(update, formula, update.state[0], update.state[1]);
  }
};

}  // namespace backflow::rules
