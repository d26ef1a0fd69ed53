#include "core/data/batches.hpp"

#include <algorithm>
#include <numeric>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

using Indices = std::vector<std::uint32_t>;

Indices copy(std::span<const std::uint32_t> batch) { return {batch.begin(), batch.end()}; }

Indices in_order(std::size_t n) {
  Indices order(n);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

/** Returns one epoch's indices in the order dealt, and checks the size of each batch. */
Indices deal_epoch(Batches& batches, const std::vector<std::size_t>& sizes) {
  Indices dealt;
  for (const std::size_t size : sizes) {
    const auto batch = batches.next();
    CHECK(batch.size() == size);
    dealt.insert(dealt.end(), batch.begin(), batch.end());
  }
  return dealt;
}

}  // namespace

TEST_CASE("every epoch is a new permutation with the short batch last", "[batches]") {
  Batches batches(25, 10, true, Random(1));
  CHECK(batches.batches_per_epoch() == 3);
  CHECK(batches.batches_left() == 3);
  std::vector<Indices> epochs;
  for (std::uint64_t epoch = 0; epoch < 4; ++epoch) {
    CHECK(batches.epoch() == epoch);
    epochs.push_back(deal_epoch(batches, {10, 10, 5}));
    CHECK(batches.epoch() == epoch + 1);
    CHECK(epochs.back() != in_order(25));
    for (std::size_t earlier = 0; earlier < epoch; ++earlier) CHECK(epochs.back() != epochs[earlier]);
    Indices sorted = epochs.back();
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == in_order(25));
  }
}

TEST_CASE("without shuffling, the order is that of the data", "[batches]") {
  Batches batches(7, 3, false, Random(1));
  for (int epoch = 0; epoch < 2; ++epoch) CHECK(deal_epoch(batches, {3, 3, 1}) == in_order(7));
}

TEST_CASE("the whole set is never shuffled", "[batches]") {
  for (const std::size_t size : {std::size_t{6}, std::size_t{7}, SIZE_MAX}) {
    Batches batches(6, size, true, Random(1));
    for (std::uint64_t epoch = 1; epoch < 4; ++epoch) {
      CHECK(copy(batches.next()) == in_order(6));
      CHECK(batches.epoch() == epoch);
    }
  }
}

TEST_CASE("looking ahead changes nothing", "[batches]") {
  Batches watched(10, 4, true, Random(9));
  Batches plain(10, 4, true, Random(9));
  for (int i = 0; i < 12; ++i) {
    const Indices seen = copy(watched.peek());
    CHECK(copy(watched.peek()) == seen);
    CHECK(watched.epoch() == plain.epoch());
    CHECK(copy(watched.next()) == seen);
    CHECK(copy(plain.next()) == seen);
  }
}

TEST_CASE("a restored state continues identically from any position", "[batches]") {
  for (int done = 0; done < 8; ++done) {
    CAPTURE(done);
    Batches batches(10, 4, true, Random(3));
    for (int i = 0; i < done; ++i) batches.next();
    const BatchesState saved = batches.state();
    Batches restored(10, 4, true, Random(99));
    restored.restore(saved);
    for (int i = 0; i < 10; ++i) {
      CHECK(copy(batches.next()) == copy(restored.next()));
      CHECK(batches.epoch() == restored.epoch());
    }
  }
}

TEST_CASE("an invalid state is rejected and changes nothing", "[batches]") {
  Batches batches(4, 2, true, Random(3));
  const BatchesState good = batches.state();
  BatchesState other = good;
  other.order = {0, 1, 2};
  BatchesState twice = good;
  twice.order = {0, 1, 1, 3};
  BatchesState outside = good;
  outside.order = {0, 1, 2, 4};
  BatchesState late = good;
  late.cursor = 5;
  for (const BatchesState& bad : {other, twice, outside, late}) {
    expect_error([&] { batches.restore(bad); }, ErrorCode::state_mismatch, {}, "different data");
    CHECK(batches.state().order == good.order);
  }
}

TEST_CASE("a batch has at least one example", "[batches]") {
  CHECK(expect_error([] { Batches(5, 0, true, Random(1)); }, ErrorCode::bad_value, {}, "at least one").subject ==
        "batchSize");
  CHECK_THROWS_AS(Batches(0, 5, true, Random(1)), Error);
}
