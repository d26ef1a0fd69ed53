#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/random.hpp"

namespace backflow {

/** The place in an epoch: all that `Batches` needs to continue. */
struct BatchesState {
  std::vector<std::uint32_t> order;
  std::uint64_t cursor = 0;
  std::uint64_t epoch = 0;
  RandomState random;
};

/**
 * Deals the example indices 0 … n−1 in batches. With `shuffle` every epoch has a new order, the first one too. A batch
 * of n or more is the whole set in the order of the data. The last batch of an epoch is what is left, short or not.
 */
class Batches {
 public:
  /** n ≥ 1, batch_size ≥ 1; Error (bad_value) otherwise. */
  Batches(std::size_t n, std::size_t batch_size, bool shuffle, const Random& random);

  /** The next batch; valid until the next call of next() or peek(). Allocates nothing. */
  std::span<const std::uint32_t> next();
  /** What next() will give, without moving on: looking does not change the sequence. */
  std::span<const std::uint32_t> peek();

  /** Complete passes over the data. */
  std::uint64_t epoch() const { return state_.epoch; }
  std::size_t batch_size() const { return batch_size_; }
  std::size_t batches_per_epoch() const;
  /** Batches to the end of the running epoch; all of them where one has just ended. */
  std::size_t batches_left() const;

  const BatchesState& state() const { return state_; }
  /** Continues from a saved state; Error (state_mismatch) if it is not a place in an epoch of these n examples. */
  void restore(const BatchesState& state);

 private:
  std::size_t batch_size_;
  bool shuffle_;
  BatchesState state_;
};

}  // namespace backflow
