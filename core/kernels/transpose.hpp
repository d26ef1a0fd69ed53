#pragma once

#include "core/kernels/pack.hpp"

namespace backflow {

/** Copies four rows of `width` numbers to columns of one pack each: to[j * pitch + i] = rows[i][j]. */
template <class T>
void transpose_rows(const T* const (&rows)[lanes], std::size_t width, T* to, std::size_t pitch) {
  std::size_t j = 0;
  for (; j + lanes <= width; j += lanes) {
    const Pack<T> a = load(rows[0] + j), b = load(rows[1] + j), c = load(rows[2] + j), d = load(rows[3] + j);
    const Pack<T> ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);  // a0 b0 a1 b1
    const Pack<T> ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Pack<T> cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Pack<T> cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store<T>(to + j * pitch, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
    store<T>(to + (j + 1) * pitch, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
    store<T>(to + (j + 2) * pitch, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
    store<T>(to + (j + 3) * pitch, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
  }
  for (; j < width; ++j) store(to + j * pitch, Pack<T>{rows[0][j], rows[1][j], rows[2][j], rows[3][j]});
}

}  // namespace backflow
