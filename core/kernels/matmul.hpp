#pragma once

#include "core/kernels/lanes.hpp"

namespace backflow {

/** A matrix read through strides, so that a transpose costs nothing. */
template <class T>
struct Strided {
  const T* data;
  std::size_t row;     // distance of two rows
  std::size_t column;  // distance of two columns
};

namespace detail {

/**
 * A tile of `Rows` × `Vectors` results that stay in registers while k runs. Each result is summed in the order of k,
 * whatever tile it falls into: the bits do not depend on the shape of the tiling.
 */
template <class T, int Rows, int Vectors>
void tile(std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, T* c, std::size_t c_row, bool accumulate) {
  Lanes<T> sums[Rows][Vectors] = {};
  for (std::size_t k = 0; k < depth; ++k) {
    Lanes<T> right[Vectors];
// clang 14 keeps these loops, and the sums in memory, unless told to unroll them (SPEED.md)
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v) right[v] = load(b + k * b_row + v * lane_count<T>);
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
      const T left = a.data[r * a.row + k * a.column];
#pragma GCC unroll 8
      for (int v = 0; v < Vectors; ++v) sums[r][v] = sums[r][v] + left * right[v];
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < Rows; ++r) {
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v) {
      T* const target = c + r * c_row + v * lane_count<T>;
      store(target, accumulate ? load(target) + sums[r][v] : sums[r][v]);
    }
  }
}

/** The columns that fill no vector. */
template <class T>
void tail(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, std::size_t b_row, T* c,
          std::size_t c_row, bool accumulate) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t j = 0; j < columns; ++j) {
      T sum = 0;
      for (std::size_t k = 0; k < depth; ++k) sum = sum + a.data[r * a.row + k * a.column] * b[k * b_row + j];
      T& target = c[r * c_row + j];
      target = accumulate ? target + sum : sum;
    }
  }
}

template <class T, int Rows>
void row_panel(std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c, bool accumulate) {
  constexpr std::size_t lanes = lane_count<T>;
  std::size_t j = 0;
  for (; j + 4 * lanes <= columns; j += 4 * lanes)
    tile<T, Rows, 4>(depth, a, b + j, columns, c + j, columns, accumulate);
  for (; j + lanes <= columns; j += lanes) tile<T, Rows, 1>(depth, a, b + j, columns, c + j, columns, accumulate);
  tail(Rows, columns - j, depth, a, b + j, columns, c + j, columns, accumulate);
}

}  // namespace detail

/**
 * c (+)= a · b with a [rows, depth] strided, b [depth, columns] and c [rows, columns] row-major. The 2 × 4-vector tile
 * is the one that V8 and g++ both keep in registers (measured, SPEED.md).
 */
template <class T>
void matmul(std::size_t rows, std::size_t columns, std::size_t depth, Strided<T> a, const T* b, T* c, bool accumulate) {
  std::size_t r = 0;
  for (; r + 2 <= rows; r += 2) {
    detail::row_panel<T, 2>(columns, depth, {a.data + r * a.row, a.row, a.column}, b, c + r * columns, accumulate);
  }
  if (r < rows) {
    detail::row_panel<T, 1>(columns, depth, {a.data + r * a.row, a.row, a.column}, b, c + r * columns, accumulate);
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
