#pragma once

#include <span>

namespace backflow {

/** Limits of the gradients that an update applies; 0: no limit. */
struct Clipping {
  double norm = 0;
  double value = 0;

  bool active() const { return norm > 0 || value > 0; }
};

/**
 * Limits every entry to ±value, then multiplies all entries of all parts by min(1, norm / (their common Euclidean norm
 * + 1e-6)), as PyTorch's clip_grad_value_ and clip_grad_norm_ do.
 */
template <class T>
void clip(const Clipping& clipping, std::span<const std::span<T>> parts);

}  // namespace backflow
