#pragma once

#include "core/gates/examples.hpp"
#include "core/kernels/math.hpp"

namespace backflow {

/** The largest score of each of four examples and, in float64, its index. */
template <class T>
struct Largest {
  Pack<T> score;
  Pack<T> column;
};

template <class T>
Largest<T> largest_score(const ExampleMatrix<const T>& scores, std::size_t row) {
  Largest<T> largest{scores.get(row, 0), {}};
  for (std::size_t j = 1; j < scores.columns; ++j) {
    const Pack<T> score = scores.get(row, j);
    const auto wins = (score > largest.score) | (score != score);
    largest.score = select(wins, score, largest.score);
    if constexpr (is_double<T>) largest.column = select(wins, splat<Pack<T>>(static_cast<T>(j)), largest.column);
  }
  return largest;
}

/**
 * Computes the softmax of four examples, starting at `row`: writes the probabilities to `result` and returns ln Σ
 * e^score − `chosen`. The largest score is subtracted from all scores, so that no exponential overflows (CS231n notes,
 * linear-classify). In float64, log1p adds the largest score's own e^0 = 1, so that the result keeps its digits however
 * small it is.
 */
template <class T>
Pack<T> softmax_pack(const ExampleMatrix<const T>& scores, const ExampleMatrix<T>& result, std::size_t row,
                     const Pack<T>& chosen) {
  const Largest<T> largest = largest_score(scores, row);
  Pack<T> sum{}, rest{};
  for (std::size_t j = 0; j < scores.columns; ++j) {
    const Pack<T> e = math::exp(scores.get(row, j) - largest.score);
    result.put(row, j, e, false);
    sum = sum + e;
    if constexpr (is_double<T>) rest = rest + select(largest.column == static_cast<T>(j), Pack<T>{}, e);
  }
  for (std::size_t j = 0; j < scores.columns; ++j) {
    result.put(row, j, ExampleMatrix<const T>(result).get(row, j) / sum, false);
  }
  if constexpr (is_double<T>) {
    return (largest.score - chosen) + each([](double one) { return std::log1p(one); }, rest);
  }
  return largest.score + math::log(sum) - chosen;
}

}  // namespace backflow
