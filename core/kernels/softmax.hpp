#pragma once

#include "core/kernels/math.hpp"
#include "core/kernels/reduce.hpp"
#include "core/tensor/view.hpp"

namespace backflow {

/**
 * y = softmax(x) over n scores; returns ln Σ e^x. Everything is taken from the largest score, so that no exponential
 * overflows (CS231n notes, linear-classify).
 */
template <class T>
T softmax_row(const T* x, T* y, std::size_t n) {
  T largest = x[0];
  for (std::size_t j = 1; j < n; ++j) largest = x[j] > largest || x[j] != x[j] ? x[j] : largest;
  assign(
      y, n, [largest](T score) { return math::exp(score - largest); }, x);
  const T sum = lane_sum(y, n);
  assign(
      y, n, [sum](T e) { return e / sum; }, y);
  return largest + math::log(sum);
}

}  // namespace backflow
