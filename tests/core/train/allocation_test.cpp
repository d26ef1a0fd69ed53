#include "tests/core/support/catch.hpp"
#include "tests/core/support/trainers.hpp"
#include "wasm/facade/allocations.hpp"

using namespace backflow;

namespace {

template <class T>
std::uint64_t allocations_of(Trainer<T>& trainer, std::uint64_t steps) {
  const std::uint64_t before = allocation_count();
  trainer.step(steps);
  return allocation_count() - before;
}

template <class T>
void check_steps_allocate_nothing(const TrainerConfig& config) {
  Trainer<T> trainer(config);
  trainer.step(50);  // plans the full batch, the short last one, and the evaluation
  const std::uint64_t evaluation = allocations_of(trainer, 0);
  CHECK(allocations_of(trainer, 1) == evaluation);
  CHECK(allocations_of(trainer, 1000) == evaluation);
  CHECK(evaluation < 10);
}

}  // namespace

TEST_CASE("the allocation counter works", "[training]") {
  const std::uint64_t before = allocation_count();
  const auto one = std::make_unique<std::vector<double>>(100);
  CHECK(allocation_count() >= before + 2);
  CHECK(one->size() == 100);
}

TEST_CASE("a training step allocates nothing", "[training]") {
  for (const char* loss : {"softmax-cross-entropy", "binary-cross-entropy", "squared-error", "hinge", "binary-hinge"}) {
    for (const char* activation : {"identity", "relu", "leaky_relu", "elu", "softplus", "sigmoid", "tanh"}) {
      CAPTURE(loss, activation);
      TrainerConfig config = trainers::labelled(23, 3);
      config.layers = {{5, activation}};
      config.loss = loss;
      config.regularizer = "l2";
      config.rate = 0.001;
      config.hyperparameters = {0.001, 0.5};
      config.batch_size = 7;
      check_steps_allocate_nothing<float>(config);
      check_steps_allocate_nothing<double>(config);
    }
  }
}

TEST_CASE("a step on the whole set or with a test set to evaluate allocates nothing", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.batch_size = 0;
  config.regularizer = "l1";
  config.rate = 0.001;
  check_steps_allocate_nothing<float>(config);
  TrainerConfig generated;
  generated.data.name = "spiral";
  generated.layers = {{8, "tanh"}};
  check_steps_allocate_nothing<float>(generated);
}

TEST_CASE("no optimizer, schedule, limit, mask or maxout allocates in a step", "[training]") {
  for (const Optimizer& optimizer : optimizers()) {
    for (const Schedule& schedule : schedules()) {
      CAPTURE(optimizer.name, schedule.name);
      TrainerConfig config = trainers::labelled(23, 3);
      config.layers = {{5, "maxout", 0.3}, {4, "tanh", 0, true}, {3, "gelu", 0.1}};
      config.optimizer = optimizer.name;
      config.schedule = schedule.name;
      config.schedule_settings.warmup = 5;
      config.clip = {0.5, 0.2};
      config.batch_size = 7;
      check_steps_allocate_nothing<float>(config);
    }
  }
}
