#pragma once

#include <algorithm>

#include "core/tensor/shape.hpp"

namespace backflow {

/**
 * Sum in four lanes, then pairwise: one order on every platform (CONTRACT.md, Determinism), and one that vector code
 * can keep. The rest that fills no four is added last.
 */
template <class T>
T lane_sum(const T* data, std::size_t size) {
  T lanes[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= size; i += 4) {
    for (int lane = 0; lane < 4; ++lane) lanes[lane] = lanes[lane] + data[i + lane];
  }
  T sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
  for (; i < size; ++i) sum = sum + data[i];
  return sum;
}

/** to += from, entry by entry. */
template <class T>
void add_to(T* to, const T* from, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) to[i] = to[i] + from[i];
}

/** The adjoint of broadcasting: sums `from` (in the result's shape) over the axes along which the operand was repeated.
 */
template <class T>
void sum_to_shape(const T* from, const Shape& result, T* to, const Shape& operand, bool accumulate) {
  const std::size_t columns = result.columns();
  if (!accumulate) std::fill_n(to, operand.size(), T(0));
  if (operand.size() == 1) {
    to[0] = to[0] + lane_sum(from, result.size());
  } else if (operand.columns() == columns) {
    const std::size_t advance = operand.rows() == result.rows() ? columns : 0;
    for (std::size_t r = 0; r < result.rows(); ++r, from += columns, to += advance) {
      add_to(to, from, columns);
    }
  } else {
    for (std::size_t r = 0; r < result.rows(); ++r) to[r] = to[r] + lane_sum(from + r * columns, columns);
  }
}

}  // namespace backflow
