#pragma once

#include "core/gates/examples.hpp"
#include "core/kernels/math.hpp"

namespace backflow {

/**
 * Softmax of the scores of four examples, from `row` on: the probabilities go to `result`, ln Σ e^score is returned.
 * Everything is taken from the largest score, so that no exponential overflows (CS231n notes, linear-classify).
 */
template <class T>
Pack<T> softmax_pack(const ExampleMatrix<const T>& scores, const ExampleMatrix<T>& result, std::size_t row) {
  Pack<T> largest = scores.get(row, 0);
  for (std::size_t j = 1; j < scores.columns; ++j) {
    const Pack<T> score = scores.get(row, j);
    largest = select((score > largest) | (score != score), score, largest);
  }
  Pack<T> sum{};
  for (std::size_t j = 0; j < scores.columns; ++j) {
    const Pack<T> e = math::exp(scores.get(row, j) - largest);
    result.put(row, j, e, false);
    sum = sum + e;
  }
  for (std::size_t j = 0; j < scores.columns; ++j) {
    result.put(row, j, ExampleMatrix<const T>(result).get(row, j) / sum, false);
  }
  return largest + math::log(sum);
}

}  // namespace backflow
