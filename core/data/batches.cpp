#include "core/data/batches.hpp"

#include <algorithm>
#include <numeric>

#include "core/error.hpp"

namespace backflow {

namespace {

/** True if every index 0 … n−1 occurs exactly once. */
bool is_permutation_of_indices(const std::vector<std::uint32_t>& order) {
  std::vector<bool> seen(order.size(), false);
  for (const std::uint32_t index : order) {
    if (index >= order.size() || seen[index]) return false;
    seen[index] = true;
  }
  return true;
}

}  // namespace

Batches::Batches(std::size_t n, std::size_t batch_size, bool shuffle, const Random& random)
    : batch_size_(std::min(batch_size, n)), shuffle_(shuffle && batch_size < n) {
  if (n == 0 || batch_size == 0) throw Error("empty-batch", {}, {}, "batchSize");
  state_.order.resize(n);
  std::iota(state_.order.begin(), state_.order.end(), 0u);
  state_.random = random.state();
  // Starts at the end of an epoch, so that the first one is shuffled like any other when its first batch is drawn.
  state_.cursor = n;
}

std::size_t Batches::batches_per_epoch() const { return (state_.order.size() + batch_size_ - 1) / batch_size_; }

std::size_t Batches::batches_left() const {
  const std::size_t left = state_.order.size() - state_.cursor;
  return left == 0 ? batches_per_epoch() : (left + batch_size_ - 1) / batch_size_;
}

std::span<const std::uint32_t> Batches::peek() {
  if (state_.cursor == state_.order.size()) {
    state_.cursor = 0;
    if (shuffle_) {
      Random random(state_.random);
      random.shuffle(std::span<std::uint32_t>(state_.order));
      state_.random = random.state();
    }
  }
  const std::size_t left = state_.order.size() - state_.cursor;
  return std::span<const std::uint32_t>(state_.order).subspan(state_.cursor, std::min(batch_size_, left));
}

std::span<const std::uint32_t> Batches::next() {
  const std::span<const std::uint32_t> batch = peek();
  state_.cursor += batch.size();
  if (state_.cursor == state_.order.size()) ++state_.epoch;
  return batch;
}

void Batches::restore(const BatchesState& state) {
  if (state.order.size() != state_.order.size() || state.cursor > state.order.size() ||
      !is_permutation_of_indices(state.order)) {
    throw Error("state-data", {}, {}, "restore");
  }
  if (state.random == RandomState{}) {  // it would give zeros forever, and a shuffle would never end
    throw Error("state-random", {}, {}, "restore");
  }
  state_ = state;
}

}  // namespace backflow
