#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/optim/optimizers.hpp"

/** Shared by the formulas of the optimizers. */
namespace backflow {

/**
 * Returns 1 for infinities and NaN, whose exponent bits are all ones. Tests integers of T's width, which compilers can
 * vectorize.
 */
template <class T>
auto not_finite(T value) {
  if constexpr (sizeof(T) == sizeof(std::uint32_t)) {
    return std::uint32_t((__builtin_bit_cast(std::uint32_t, value) & 0x7FFFFFFFu) >= 0x7F800000u);
  } else {
    return std::uint64_t((__builtin_bit_cast(std::uint64_t, value) & 0x7FFFFFFFFFFFFFFFu) >= 0x7FF0000000000000u);
  }
}

/**
 * Runs `formula(parameter, gradient, slots…)` on every entry. The formula takes the slots by reference and returns the
 * new parameter. Returns true if all new parameters are finite. The arrays must not overlap.
 */
template <class T, class Formula, class... Slots>
bool for_each_entry(const Update<T>& update, Formula formula, Slots*... slots) {
  const std::size_t n = update.parameters.size();
  T* __restrict const parameters = update.parameters.data();
  const T* __restrict const gradients = update.gradients.data();
  decltype(not_finite(T())) broken = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const T next = formula(parameters[i], gradients[i], slots[i]...);
    parameters[i] = next;
    broken |= not_finite(next);
  }
  return broken == 0;
}

/** Returns base^n by repeated squaring, with the same bits on every platform, unlike std::pow. */
inline double whole_power(double base, std::uint64_t n) {
  double power = 1;
  for (; n > 0; n >>= 1) {
    if (n & 1) power *= base;
    base *= base;
  }
  return power;
}

}  // namespace backflow
