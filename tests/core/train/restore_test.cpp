#include <algorithm>
#include <cstring>
#include <string_view>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

TrainerConfig with_momentum() {
  TrainerConfig config = trainers::labelled(23, 3);
  config.hyperparameters = {0.1, 0.9};
  config.regularizer = "l2";
  config.rate = 0.001;
  config.batch_size = 7;
  return config;
}

template <class T>
void check_continues(const TrainerConfig& config, std::uint64_t before) {
  CAPTURE(before);
  Trainer<T> first(config);
  first.step(before);
  const std::vector<std::uint8_t> state = first.save();
  TrainerConfig other = config;
  other.seed = 99;
  Trainer<T> second(other);
  second.step(3);
  second.restore(state);
  CHECK(second.save() == state);
  const StepResult a = first.step(20);
  const StepResult b = second.step(20);
  CHECK(trainers::same_bits(trainers::values(first), trainers::values(second)));
  CHECK(a.step == b.step);
  CHECK(a.epoch == b.epoch);
  CHECK(a.loss == b.loss);
  CHECK(first.save() == second.save());
}

/** The offsets of the formats' parts, in bytes. */
constexpr std::size_t first_loss_at = 5 * 8, stopped_at = 6 * 8;

double first_loss(const std::vector<std::uint8_t>& state) {
  double loss;
  std::memcpy(&loss, state.data() + first_loss_at, sizeof loss);
  return loss;
}

/** The bytes that the third format added to sgd's state: two texts, the updates, no numbers, one slot. */
constexpr std::size_t sgd_name = 8 + 3, updates = 8, numbers = 8, slots = 8, velocity_name = 8 + 8;

/** Returns a state as the third version wrote it: without the generator of dropout, which follows the batches'. */
std::vector<std::uint8_t> in_third_format(std::vector<std::uint8_t> state) {
  constexpr std::size_t order_at = 8 * 8, generator = 4 * 8;
  std::uint64_t rows;
  std::memcpy(&rows, state.data() + order_at, sizeof rows);
  const auto at = state.begin() + static_cast<std::ptrdiff_t>(order_at + 8 + 4 * rows + 2 * 8 + generator);
  state.erase(at, at + static_cast<std::ptrdiff_t>(generator));
  state[7] = '3';
  return state;
}

/** Returns a state of sgd as the second version wrote it: only the velocity, with a different sign and scale. */
std::vector<std::uint8_t> in_second_format(std::vector<std::uint8_t> state) {
  state = in_third_format(std::move(state));
  state[7] = '2';
  const std::string_view name = "sgd";
  const auto at = std::search(state.begin(), state.end(), name.begin(), name.end()) - 8;
  state.erase(at, at + static_cast<std::ptrdiff_t>(sgd_name + updates + numbers + slots + velocity_name));
  return state;
}

/**
 * Returns the same state as the first version wrote it: another digit, the first batch's loss, and why the run stopped.
 */
std::vector<std::uint8_t> in_first_format(std::vector<std::uint8_t> state, bool collapsed) {
  state = in_second_format(state);
  state[7] = '1';
  const double first_batch = 1e-3;
  std::memcpy(state.data() + first_loss_at, &first_batch, sizeof first_batch);
  if (collapsed) state[stopped_at] = 1;
  std::vector<std::uint8_t> reason(8, 0);
  reason[0] = collapsed ? 1 : 0;
  state.insert(state.begin() + static_cast<std::ptrdiff_t>(stopped_at) + 8, reason.begin(), reason.end());
  return state;
}

void check_refused(Trainer<float>& trainer, const std::vector<std::uint8_t>& state, const std::string& why) {
  const std::vector<std::uint8_t> before = trainer.save();
  CHECK(expect_error([&] { trainer.restore(state); }, ErrorCode::state_mismatch, {0, 0}, why).subject == "restore");
  CHECK(trainer.save() == before);
}

}  // namespace

TEST_CASE("a restored run continues bit for bit from any position in the epoch", "[training]") {
  for (const Optimizer& optimizer : optimizers()) {
    CAPTURE(optimizer.name);
    TrainerConfig config = with_momentum();
    config.optimizer = optimizer.name;
    if (optimizer.name != "sgd") config.hyperparameters.clear();
    for (const std::uint64_t before : {0, 2, 3, 4, 6}) {
      check_continues<float>(config, before);
      check_continues<double>(config, before);
    }
  }
}

TEST_CASE("a restored run keeps its epoch count, including epochs with other batch sizes", "[training]") {
  TrainerConfig config = with_momentum();
  Trainer<float> first(config);
  first.step(9);
  config.batch_size = 10;
  first.configure(config);
  first.step(4);
  Trainer<float> second(config);
  second.restore(first.save());
  const StepResult a = first.step(5);
  const StepResult b = second.step(5);
  CHECK(a.epoch == b.epoch);
  CHECK(a.epoch == 2 + 3);
  CHECK(a.loss == b.loss);
}

TEST_CASE("a stopped run is still stopped after it is restored", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {{4, "relu"}};
  config.loss = "squared-error";
  config.hyperparameters = {100};
  Trainer<float> trainer(config);
  const StepResult end = trainer.step(200);
  REQUIRE(end.stopped);
  Trainer<float> restored(config);
  restored.restore(trainer.save());
  const StepResult result = restored.step(1);
  REQUIRE(result.stopped);
  CHECK(result.stopped->at == end.stopped->at);
  CHECK(result.step == end.step);
}

TEST_CASE("states of the first format are read, and what they lack is computed at restore", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.layers = {{4, "relu"}};
  config.loss = "squared-error";
  Trainer<float> trainer(config);
  const double untouched = trainer.step(0).data_loss;
  const std::vector<std::uint8_t> early = trainer.save();
  trainer.step(50);
  const std::vector<std::uint8_t> late = trainer.save();
  CHECK(in_first_format(late, false) != late);

  Trainer<float> restored(config);
  restored.restore(in_first_format(late, false));
  CHECK(restored.step(0).step == 50);
  const double trained = restored.step(0).data_loss;
  REQUIRE(trained < untouched);
  CHECK(first_loss(restored.save()) == trained);
  CHECK(restored.step(20).step == 70);
  // Before the first update, nothing is missing.
  Trainer<float> fresh(config);
  fresh.restore(in_first_format(early, false));
  fresh.step(1);
  CHECK(first_loss(fresh.save()) == untouched);
  // A run that stopped because its units died continues; one that diverged is still stopped.
  Trainer<float> collapsed(config);
  collapsed.restore(in_first_format(late, true));
  CHECK_FALSE(collapsed.step(0).stopped);
  CHECK(collapsed.step(1).step == 51);
}

TEST_CASE("states of the third format are read, and their dropout starts anew", "[training]") {
  TrainerConfig config = with_momentum();
  Trainer<float> trainer(config);
  trainer.step(9);
  Trainer<float> restored(config);
  restored.restore(in_third_format(trainer.save()));
  trainer.step(9);
  restored.step(9);
  CHECK(trainers::same_bits(trainers::values(trainer), trainers::values(restored)));
}

TEST_CASE("the loss before the first update is part of the state", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  Trainer<double> trainer(config);
  const double untouched = trainer.step(0).data_loss;
  trainer.step(30);
  CHECK(first_loss(trainer.save()) == untouched);
  Trainer<double> restored(config);
  restored.restore(trainer.save());
  restored.step(30);
  CHECK(first_loss(restored.save()) == untouched);
}

TEST_CASE("a state that does not fit is rejected and changes nothing", "[training]") {
  Trainer<float> trainer(with_momentum());
  trainer.step(5);
  check_refused(trainer, {}, "cut short");
  check_refused(trainer, std::vector<std::uint8_t>(1000, 7), "not a saved state");
  std::vector<std::uint8_t> newer = trainer.save();
  newer[7] = '5';
  check_refused(trainer, newer, "format '5'");
  TrainerConfig adaptive = with_momentum();
  adaptive.optimizer = "adam";
  adaptive.hyperparameters.clear();
  check_refused(trainer, Trainer<float>(adaptive).save(), "optimizer");
  Trainer<float> other(adaptive);
  check_refused(other, in_second_format(trainer.save()), "optimizer");
  Trainer<double> precise(with_momentum());
  check_refused(trainer, precise.save(), "precision");
  TrainerConfig wider = with_momentum();
  wider.layers[0].units = 6;
  check_refused(trainer, Trainer<float>(wider).save(), "layers");
  TrainerConfig deeper = with_momentum();
  deeper.layers.push_back({3, "tanh"});
  check_refused(trainer, Trainer<float>(deeper).save(), "layers");
  TrainerConfig more = trainers::labelled(24, 3);
  CHECK_THROWS_AS(trainer.restore(Trainer<float>(more).save()), Error);
}

TEST_CASE("a truncated or extended state of any length is rejected", "[training]") {
  Trainer<float> trainer(with_momentum());
  trainer.step(5);
  const std::vector<std::uint8_t> state = trainer.save();
  for (std::size_t length = 0; length < state.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(trainer.restore({state.begin(), state.begin() + static_cast<std::ptrdiff_t>(length)}), Error);
  }
  std::vector<std::uint8_t> longer = state;
  longer.push_back(0);
  check_refused(trainer, longer, "too long");
  CHECK(trainer.save() == state);
}

TEST_CASE("a damaged state is rejected or runs, but never breaks the engine", "[training]") {
  Trainer<float> trainer(with_momentum());
  trainer.step(5);
  const std::vector<std::uint8_t> state = trainer.save();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < state.size(); ++at) {
    std::vector<std::uint8_t> damaged = state;
    damaged[at] ^= 0x40;
    Trainer<float> other(with_momentum());
    try {
      other.restore(damaged);
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::state_mismatch);
      ++refused;
    }
    other.step(5);
  }
  CHECK(refused > 0);
  CHECK(refused < state.size());
}

TEST_CASE("a generator of zeros is rejected, because a shuffle would never end", "[training]") {
  Batches batches(5, 2, true, Random(1));
  BatchesState state = batches.state();
  state.random = {};
  expect_error([&] { batches.restore(state); }, ErrorCode::state_mismatch, {0, 0}, "generator");
}
