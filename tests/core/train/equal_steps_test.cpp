// Tests over random configurations that n updates at once equal n single updates, and that healthy runs do not stop.
// BACKFLOW_RUNS sets how many configurations; `npm run prove` takes more.
#include <cmath>
#include <cstdlib>

#include "core/tensor/random.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

std::uint64_t runs(std::uint64_t few) {
  const char* const many = std::getenv("BACKFLOW_RUNS");
  return many ? static_cast<std::uint64_t>(std::atoll(many)) : few;
}

const char* pick(Random& random, std::initializer_list<const char*> names) {
  return names.begin()[random.below(names.size())];
}

/** Returns a configuration that a user might choose; `wild`: also one that diverges. */
TrainerConfig any_config(Random& random, bool wild) {
  TrainerConfig config;
  config.data.name = pick(random, {"spiral", "circle", "xor", "gauss", "moons"});
  config.data.samples = 20 + static_cast<int>(random.below(60));
  config.data.seed = random.below(1000);
  config.data.noise = random.uniform(0, 0.4);
  config.loss = pick(random, {"cross-entropy", "softmax-cross-entropy", "squared-error", "hinge", "binary-hinge"});
  config.layers.clear();
  for (std::uint64_t l = random.below(3); l > 0; --l) {
    config.layers.push_back({static_cast<std::size_t>(1 + random.below(8)),
                             pick(random, {"relu", "tanh", "sigmoid", "leaky_relu", "elu"})});
  }
  const double most = wild ? 1.0 : -2.0;
  config.hyperparameters = {std::pow(10.0, random.uniform(-4, most)), wild && random.below(2) ? 0.9 : 0.0};
  config.regularizer = pick(random, {"none", "l1", "l2"});
  config.rate = random.below(2) ? 0.001 : 0;
  const std::size_t sizes[] = {1, 1, 1, 3, 7, 0};
  config.batch_size = sizes[random.below(6)];
  config.shuffle = random.below(4) > 0;
  config.seed = random.below(1000);
  return config;
}

void set_rate(Trainer<float>& trainer, double rate) {
  TrainerConfig next = trainer.config();
  next.hyperparameters[0] = rate;
  trainer.configure(next);
}

}  // namespace

TEST_CASE("n updates at once equal n single updates, bit for bit", "[training][runs]") {
  Random random(10);
  int stopped = 0;
  const std::uint64_t count = runs(150);
  for (std::uint64_t run = 0; run < count; ++run) {
    CAPTURE(run);
    const TrainerConfig config = any_config(random, true);
    Trainer<float> at_once(config), one_by_one(config);
    for (int part = 0; part < 3; ++part) {
      const std::uint64_t n = random.below(30);
      const StepResult result = at_once.step(n);
      StepResult last = one_by_one.step(0);
      for (std::uint64_t i = 0; i < n; ++i) {
        // With and without evaluations in between.
        if (i % 2 == 0)
          one_by_one.update(1);
        else
          last = one_by_one.step(1);
      }
      last = one_by_one.step(0);
      REQUIRE(trainers::same_bits(trainers::values(at_once), trainers::values(one_by_one)));
      REQUIRE(at_once.save() == one_by_one.save());
      REQUIRE(result.step == last.step);
      REQUIRE(result.stopped.has_value() == last.stopped.has_value());
      REQUIRE((result.loss == last.loss || (result.loss != result.loss && last.loss != last.loss)));
      stopped += result.stopped ? 1 : 0;
      if (random.below(2) == 0) continue;
      const double rate = std::pow(10.0, random.uniform(-4, 0));
      set_rate(at_once, rate);
      set_rate(one_by_one, rate);
    }
  }
  CHECK(stopped > 0);
}

TEST_CASE("healthy runs do not stop, even one example at a time or after a change of the rate", "[training][runs]") {
  Random random(11);
  const std::uint64_t count = runs(100);
  for (std::uint64_t run = 0; run < count; ++run) {
    TrainerConfig config = any_config(random, false);
    config.batch_size = 1;
    CAPTURE(run, config.loss, config.hyperparameters[0]);
    Trainer<float> trainer(config);
    const double first = trainer.step(0).data_loss;
    for (int part = 0; part < 4; ++part) {
      const StepResult result = trainer.step(250);
      REQUIRE_FALSE(result.stopped);
      CHECK(result.data_loss <= 2 * first + 1);
      set_rate(trainer, config.hyperparameters[0] * std::pow(10.0, random.uniform(-1, 0)));
    }
  }
}
