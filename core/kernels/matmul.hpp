#pragma once

#include "core/kernels/pack.hpp"

/** Products of row-major matrices, for the matmul gate. Layers on examples use kernels/weighted_sums.hpp instead. */
namespace backflow {

/** A matrix read with strides, so that a transpose needs no copy. */
template <class T>
struct Strided {
  const T* data;
  std::size_t row;     // distance between two rows
  std::size_t column;  // distance between two columns
};

namespace detail {

/**
 * `Packs` packs of a row of the result, which stay in registers while k runs over the depth. Each number is summed in
 * the order of k, independent of its tile.
 */
template <class T, int Packs>
void row_tile(std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, Pack<T> (&sums)[Packs]) {
  for (std::size_t k = 0; k < depth; ++k) {
    const T left = a.data[k * a.column];
// without the pragma, clang 14 does not unroll this loop and keeps the sums in memory (SPEED.md)
#pragma GCC unroll 8
    for (int v = 0; v < Packs; ++v) sums[v] = sums[v] + left * load(b + k * b_row + v * lanes);
  }
}

/** A pack of a row of the result, summed in four lanes of k and then pairwise like lane_sum. */
template <class T>
Pack<T> pack_in_lanes(std::size_t depth, Strided<T> a, const T* b, std::size_t b_row) {
  Pack<T> sums[lanes] = {};
  const auto add = [&](std::size_t lane, std::size_t k) {
    sums[lane] = sums[lane] + a.data[k * a.column] * load(b + k * b_row);
  };
  std::size_t k = 0;
  for (; k + lanes <= depth; k += lanes) {
#pragma GCC unroll 8
    for (std::size_t lane = 0; lane < lanes; ++lane) add(lane, k + lane);
  }
  for (std::size_t lane = 0; k < depth; ++k, ++lane) add(lane, k);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

template <class T>
void put_packs(const Pack<T>* sums, int packs, T* to, bool accumulate) {
  for (int v = 0; v < packs; ++v, to += lanes) store(to, accumulate ? load(to) + sums[v] : sums[v]);
}

/** Computes the columns that do not fill a pack, one by one. */
template <class T>
void tail(std::size_t columns, std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, T* c, bool in_lanes,
          bool accumulate) {
  for (std::size_t j = 0; j < columns; ++j) {
    Pack<T> sums{};
    for (std::size_t k = 0; k < depth; ++k) {
      const std::size_t lane = in_lanes ? k % lanes : 0;
      sums[lane] = sums[lane] + a.data[k * a.column] * b[k * b_row + j];
    }
    const T sum = in_lanes ? sum_of_lanes<T>(sums) : sums[0];
    c[j] = accumulate ? c[j] + sum : sum;
  }
}

}  // namespace detail

/**
 * c (+)= a · b with a [rows, depth] strided, b [depth, columns] and c [rows, columns] row-major; summed in the order of
 * the depth index.
 */
template <class T>
void matmul(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c, bool accumulate) {
  for (std::size_t r = 0; r < rows; ++r, a.data += a.row, c += columns) {
    std::size_t j = 0;
    for (; j + 4 * lanes <= columns; j += 4 * lanes) {
      Pack<T> sums[4] = {};
      detail::row_tile(depth, a, b + j, columns, sums);
      detail::put_packs(sums, 4, c + j, accumulate);
    }
    for (; j + lanes <= columns; j += lanes) {
      Pack<T> sums[1] = {};
      detail::row_tile(depth, a, b + j, columns, sums);
      detail::put_packs(sums, 1, c + j, accumulate);
    }
    detail::tail(columns - j, depth, a, b + j, columns, c + j, false, accumulate);
  }
}

/** The same, summed in four lanes and then pairwise: the depth is a batch of examples (CONTRACT.md, Determinism). */
template <class T>
void matmul_in_lanes(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c,
                     bool accumulate) {
  for (std::size_t r = 0; r < rows; ++r, a.data += a.row, c += columns) {
    std::size_t j = 0;
    for (; j + lanes <= columns; j += lanes) {
      const Pack<T> sums = detail::pack_in_lanes(depth, a, b + j, columns);
      detail::put_packs(&sums, 1, c + j, accumulate);
    }
    detail::tail(columns - j, depth, a, b + j, columns, c + j, true, accumulate);
  }
}

/** to [columns, rows] = transpose of from [rows, columns]. */
template <class T>
void transpose(std::size_t rows, std::size_t columns, const T* from, T* to, bool accumulate = false) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t j = 0; j < columns; ++j) {
      T& target = to[j * rows + r];
      target = accumulate ? target + from[r * columns + j] : from[r * columns + j];
    }
  }
}

}  // namespace backflow
