#pragma once

#include <cmath>

#include "core/kernels/pack.hpp"
#include "core/tensor/random.hpp"

namespace backflow {

/**
 * Draws an inverted dropout mask (Srivastava et al., "Dropout: a simple way to prevent neural networks from
 * overfitting", 2014): 0 with probability `rate`, else 1 / (1 − rate). `put(unit, row, pack)` receives four examples of
 * a unit at once, unit by unit; the last pack may exceed the rows. One draw of 64 bits serves a pack, so the
 * probability is a multiple of 2^-16.
 */
template <class T, class Put>
void draw_mask(Random& random, double rate, std::size_t rows, std::size_t units, Put put) {
  static_assert(lanes == 4);
  const Pack<T> kept = splat<Pack<T>>(static_cast<T>(1 / (1 - rate)));
  const T dropped = static_cast<T>(std::lround(rate * 65536));
  Random local = random;  // so that its state stays in registers
  const auto part = [](std::uint32_t bits) { return static_cast<T>(static_cast<std::int32_t>(bits & 0xFFFFu)); };
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t row = 0; row < rows; row += lanes) {
      const std::uint64_t bits = local.next();
      const auto low = static_cast<std::uint32_t>(bits), high = static_cast<std::uint32_t>(bits >> 32);
      const Pack<T> drawn{part(low), part(low >> 16), part(high), part(high >> 16)};
      put(unit, row, select(drawn < dropped, Pack<T>{}, kept));
    }
  }
  random = local;
}

}  // namespace backflow
