#include "core/optim/optimizers.hpp"

#include <cmath>

#include "core/optim/entries.hpp"
#include "core/table.hpp"

namespace backflow {

namespace {

constexpr Hyperparameter learning_rate(double fallback) {
  return {"learningRate", "learning rate", fallback, 1e-6, 100};
}

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

/** Kingma and Ba, "Adam: a method for stochastic optimization", 2015. */
struct Adam {
  /** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε). */
  template <class T>
  static bool update(const Update<T>& update) {
    const double beta1 = update.hyperparameters[1];
    const double beta2 = update.hyperparameters[2];
    const T rate = static_cast<T>(update.hyperparameters[0]);
    const T keep1 = static_cast<T>(beta1), take1 = static_cast<T>(1 - beta1);
    const T keep2 = static_cast<T>(beta2), take2 = static_cast<T>(1 - beta2);
    const T whole1 = static_cast<T>(1 - whole_power(beta1, update.step));
    const T whole2 = static_cast<T>(1 - whole_power(beta2, update.step));
    const T epsilon = static_cast<T>(update.hyperparameters[3]);
    const auto formula = [=](T w, T g, T& m, T& v) {
      m = keep1 * m + take1 * g;
      v = keep2 * v + take2 * (g * g);
      return w - rate * (m / whole1) / (std::sqrt(v / whole2) + epsilon);
    };
    return for_each_entry(update, formula, update.state[0], update.state[1]);
  }
};

/** Returns a row with the update of `Rule` in both precisions. */
template <class Rule>
constexpr Optimizer row(Optimizer optimizer) {
  optimizer.update_f32 = Rule::template update<float>;
  optimizer.update_f64 = Rule::template update<double>;
  return optimizer;
}

}  // namespace

std::span<const Optimizer> optimizers() {
  static constexpr Optimizer table[] = {
      row<Sgd>({.name = "sgd",
                .title = "gradient descent with momentum",
                .hyperparameters = {learning_rate(0.03),
                                    {"momentum", "momentum", 0, 0, 0.999},
                                    {"nesterov", "Nesterov momentum", 0, 0, 1, HyperparameterKind::boolean}},
                .slots = {"velocity"}}),
      row<Adam>({.name = "adam",
                 .title = "Adam",
                 .hyperparameters = {learning_rate(0.001),
                                     {"beta1", "decay of the mean", 0.9, 0, 0.9999},
                                     {"beta2", "decay of the squares", 0.999, 0, 0.99999},
                                     {"epsilon", "epsilon", 1e-8, 1e-12, 0.1}},
                 .slots = {"m", "v"}}),
  };
  return table;
}

const Optimizer& find_optimizer(std::string_view name) {
  return find_row(optimizers(), name, "unknown-optimizer", "optimizer.name");
}

std::vector<double> Optimizer::defaults() const {
  std::vector<double> values;
  for (const Hyperparameter& one : hyperparameters) values.push_back(one.fallback);
  return values;
}

}  // namespace backflow
