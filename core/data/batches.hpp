#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/random.hpp"

namespace backflow {

/** The position in an epoch: everything that `Batches` needs to continue. */
struct BatchesState {
  std::vector<std::uint32_t> order;
  std::uint64_t cursor = 0;
  std::uint64_t epoch = 0;
  RandomState random;
};

/**
 * Deals the example indices 0 … n−1 in batches. With `shuffle`, every epoch has a new order, including the first. A
 * batch size of n or more gives the whole set in the order of the data. The last batch of an epoch may be short.
 */
class Batches {
 public:
  /** n ≥ 1, batch_size ≥ 1; Error (bad_value) otherwise. */
  Batches(std::size_t n, std::size_t batch_size, bool shuffle, const Random& random);

  /** Returns the next batch, which is valid until the next call of next() or peek(). Allocates nothing. */
  std::span<const std::uint32_t> next();
  /** Returns what next() will return, without changing the sequence. */
  std::span<const std::uint32_t> peek();

  /** Returns the number of complete passes over the data. */
  std::uint64_t epoch() const { return state_.epoch; }
  std::size_t batch_size() const { return batch_size_; }
  std::size_t batches_per_epoch() const;
  /** Batches to the end of the running epoch; all of them where one has just ended. */
  std::size_t batches_left() const;

  const BatchesState& state() const { return state_; }
  /** Continues from a saved state; Error (state_mismatch) if it is not a position in an epoch of n examples. */
  void restore(const BatchesState& state);

 private:
  std::size_t batch_size_;
  bool shuffle_;
  BatchesState state_;
};

}  // namespace backflow
