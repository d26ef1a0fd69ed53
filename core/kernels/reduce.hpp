#pragma once

#include <algorithm>

#include "core/kernels/pack.hpp"
#include "core/tensor/shape.hpp"

/**
 * Sums in four lanes, then pairwise. Lane i adds every fourth number, starting at the i-th. The order is the same on
 * every platform and in every layout (CONTRACT.md, Determinism).
 */
namespace backflow {

/** Returns the sum of n numbers. */
template <class T>
T lane_sum(const T* data, std::size_t n) {
  Pack<T> sums{};
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) sums = sums + load(data + i);
  for (std::size_t lane = 0; i < n; ++i, ++lane) sums[lane] = sums[lane] + data[i];
  return sum_of_lanes<T>(sums);
}

/** Returns the sum of the products of n pairs. */
template <class T>
T lane_dot(const T* a, const T* b, std::size_t n) {
  Pack<T> sums{};
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) sums = sums + load(a + i) * load(b + i);
  for (std::size_t lane = 0; i < n; ++i, ++lane) sums[lane] = sums[lane] + a[i] * b[i];
  return sum_of_lanes<T>(sums);
}

/** to += from, entry by entry. */
template <class T>
void add_to(T* to, const T* from, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] += from[i];
}

/** to[j] (+)= Σ_r from[r][j], the rows in four lanes. */
template <class T>
void sum_rows(const T* from, std::size_t rows, std::size_t columns, T* to, bool accumulate) {
  for (std::size_t j = 0; j < columns; ++j) {
    Pack<T> sums{};
    for (std::size_t r = 0; r < rows; ++r) sums[r % lanes] = sums[r % lanes] + from[r * columns + j];
    const T sum = sum_of_lanes<T>(sums);
    to[j] = accumulate ? to[j] + sum : sum;
  }
}

/** The adjoint of broadcasting: sums `from` (in the result's shape) over the axes along which the operand was repeated.
 */
template <class T>
void sum_to_shape(const T* from, const Shape& result, T* to, const Shape& operand, bool accumulate) {
  const std::size_t columns = result.columns();
  if (operand.size() == 1) {
    const T sum = lane_sum(from, result.size());
    to[0] = accumulate ? to[0] + sum : sum;
  } else if (operand.columns() == columns) {
    sum_rows(from, result.rows(), columns, to, accumulate);
  } else {
    for (std::size_t r = 0; r < result.rows(); ++r) {
      const T sum = lane_sum(from + r * columns, columns);
      to[r] = accumulate ? to[r] + sum : sum;
    }
  }
}

}  // namespace backflow
