#include "core/optim/optimizers.hpp"

#include <cstddef>
#include <cstdint>

#include "core/table.hpp"

namespace backflow {

namespace {

/** 1 for infinities and NaN, whose exponent is all ones: a test on integers of T's width, which compilers vectorize. */
template <class T>
auto not_finite(T value) {
  if constexpr (sizeof(T) == sizeof(std::uint32_t)) {
    return std::uint32_t((__builtin_bit_cast(std::uint32_t, value) & 0x7FFFFFFFu) >= 0x7F800000u);
  } else {
    return std::uint64_t((__builtin_bit_cast(std::uint64_t, value) & 0x7FFFFFFFFFFFFFFFu) >= 0x7FF0000000000000u);
  }
}

/** v ← μ v − η g; w ← w + v. Without momentum the change is w − (η g), each operation rounded once. */
template <class T>
bool sgd(const Update<T>& update) {
  const std::size_t n = update.parameters.size();
  const T rate = update.hyperparameters[0];
  const T momentum = update.hyperparameters[1];
  T* const parameters = update.parameters.data();
  const T* const gradients = update.gradients.data();
  T* const velocity = update.state[0];
  decltype(not_finite(T())) broken = 0;
  if (momentum == T(0)) {
    for (std::size_t i = 0; i < n; ++i) {
      const T change = rate * gradients[i];
      velocity[i] = -change;
      parameters[i] -= change;
      broken |= not_finite(parameters[i]);
    }
  } else {
    for (std::size_t i = 0; i < n; ++i) {
      velocity[i] = momentum * velocity[i] - rate * gradients[i];
      parameters[i] += velocity[i];
      broken |= not_finite(parameters[i]);
    }
  }
  return broken == 0;
}

}  // namespace

const std::vector<Optimizer>& optimizers() {
  static const std::vector<Optimizer> table{
      {"sgd",
       "gradient descent with momentum",
       {{"learningRate", 0.03, 1e-6, 100}, {"momentum", 0, 0, 0.999}},
       1,
       sgd<float>,
       sgd<double>},
  };
  return table;
}

const Optimizer& find_optimizer(std::string_view name) {
  return find_row(optimizers(), name, "unknown-optimizer", "optimizer.name");
}

}  // namespace backflow
