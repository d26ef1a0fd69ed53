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
 * A tile of `Rows` × `Packs` results that stay in registers while k runs over every `step`-th index from `first`. Each
 * result is summed in the order of k, independent of its tile.
 */
template <class T, int Rows, int Packs>
void tile_sums(std::size_t first, std::size_t step, std::size_t depth, Strided<T> a, const T* b, std::size_t b_row,
               Pack<T> (&sums)[Rows][Packs]) {
  for (std::size_t k = first; k < depth; k += step) {
    Pack<T> right[Packs];
// without the pragma, clang 14 does not unroll these loops and keeps the sums in memory (SPEED.md)
#pragma GCC unroll 8
    for (int v = 0; v < Packs; ++v) right[v] = load(b + k * b_row + v * lanes);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
      const T left = a.data[r * a.row + k * a.column];
#pragma GCC unroll 8
      for (int v = 0; v < Packs; ++v) sums[r][v] = sums[r][v] + left * right[v];
    }
  }
}

template <class T, int Rows, int Packs>
void add_tile(Pack<T> (&to)[Rows][Packs], const Pack<T> (&from)[Rows][Packs]) {
#pragma GCC unroll 8
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
    for (int v = 0; v < Packs; ++v) to[r][v] = to[r][v] + from[r][v];
  }
}

/**
 * Computes one tile of the result, summed in the order of k or, with InLanes, in four lanes of k and then pairwise like
 * lane_sum.
 */
template <class T, bool InLanes, int Rows, int Packs>
void tile(std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, T* c, std::size_t c_row, bool accumulate) {
  Pack<T> sums[Rows][Packs] = {};
  if constexpr (InLanes) {
    Pack<T> second[Rows][Packs] = {}, third[Rows][Packs] = {}, fourth[Rows][Packs] = {};
    tile_sums<T>(0, lanes, depth, a, b, b_row, sums);
    tile_sums<T>(1, lanes, depth, a, b, b_row, second);
    tile_sums<T>(2, lanes, depth, a, b, b_row, third);
    tile_sums<T>(3, lanes, depth, a, b, b_row, fourth);
    add_tile<T>(sums, second);
    add_tile<T>(third, fourth);
    add_tile<T>(sums, third);
  } else {
    tile_sums<T>(0, 1, depth, a, b, b_row, sums);
  }
#pragma GCC unroll 8
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
    for (int v = 0; v < Packs; ++v) {
      T* const target = c + r * c_row + v * lanes;
      store(target, accumulate ? load(target) + sums[r][v] : sums[r][v]);
    }
  }
}

/** Computes the columns that do not fill a pack, one by one. */
template <class T, bool InLanes>
void tail(std::size_t columns, std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, T* c, bool accumulate) {
  for (std::size_t j = 0; j < columns; ++j) {
    Pack<T> sums{};
    for (std::size_t k = 0; k < depth; ++k) {
      const std::size_t lane = InLanes ? k % lanes : 0;
      sums[lane] = sums[lane] + a.data[k * a.column] * b[k * b_row + j];
    }
    const T sum = InLanes ? sum_of_lanes<T>(sums) : sums[0];
    c[j] = accumulate ? c[j] + sum : sum;
  }
}

template <class T, bool InLanes, int Rows>
void row_panel(std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c, bool accumulate) {
  std::size_t j = 0;
  for (; j + 4 * lanes <= columns; j += 4 * lanes) {
    tile<T, InLanes, Rows, 4>(depth, a, b + j, columns, c + j, columns, accumulate);
  }
  for (; j + lanes <= columns; j += lanes) {
    tile<T, InLanes, Rows, 1>(depth, a, b + j, columns, c + j, columns, accumulate);
  }
  for (std::size_t r = 0; r < Rows; ++r) {
    const Strided<T> row{a.data + r * a.row, a.row, a.column};
    tail<T, InLanes>(columns - j, depth, row, b + j, columns, c + r * columns + j, accumulate);
  }
}

template <class T, bool InLanes>
void product(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c,
             bool accumulate) {
  for (std::size_t r = 0; r < rows; ++r) {
    const Strided<T> row{a.data + r * a.row, a.row, a.column};
    row_panel<T, InLanes, 1>(columns, depth, row, b, c + r * columns, accumulate);
  }
}

}  // namespace detail

/**
 * c (+)= a · b with a [rows, depth] strided, b [depth, columns] and c [rows, columns] row-major; summed in the order of
 * the depth index.
 */
template <class T>
void matmul(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c, bool accumulate) {
  detail::product<T, false>(rows, columns, depth, a, b, c, accumulate);
}

/** The same, summed in four lanes and then pairwise: the depth is a batch of examples (CONTRACT.md, Determinism). */
template <class T>
void matmul_in_lanes(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c,
                     bool accumulate) {
  detail::product<T, true>(rows, columns, depth, a, b, c, accumulate);
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
