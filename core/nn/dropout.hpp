#pragma once

#include <algorithm>
#include <cmath>

#include "core/tensor/random.hpp"

namespace backflow {

/**
 * Draws an inverted dropout mask (Srivastava et al., "Dropout: a simple way to prevent neural networks from
 * overfitting", 2014): 0 with probability `rate`, else 1 / (1 − rate). `put(row, unit, value)` is called for every
 * entry, unit by unit. One draw of 64 bits serves four examples of a unit, so the probability is a multiple of 2^-16.
 */
template <class T, class Put>
void draw_mask(Random& random, double rate, std::size_t rows, std::size_t units, Put put) {
  constexpr std::size_t share = 4;
  const auto dropped = static_cast<std::uint64_t>(std::lround(rate * 65536));
  const T kept = static_cast<T>(1 / (1 - rate));
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t row = 0; row < rows; row += share) {
      std::uint64_t bits = random.next();
      const std::size_t end = std::min(rows, row + share);
      for (std::size_t r = row; r < end; ++r, bits >>= 16) {
        put(r, unit, (bits & 0xFFFFu) < dropped ? T(0) : kept);
      }
    }
  }
}

}  // namespace backflow
