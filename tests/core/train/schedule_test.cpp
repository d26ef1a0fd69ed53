// Tests schedules and limits of gradients in a trainer.
#include <algorithm>
#include <cmath>

#include "core/train/options.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

double norm_of(const std::vector<double>& numbers) {
  double squares = 0;
  for (const double one : numbers) squares += one * one;
  return std::sqrt(squares);
}

/** The change that one step makes to all parameters. */
std::vector<double> change_of(Trainer<double>& trainer) {
  std::vector<double> change = trainers::values(trainer);
  trainer.step(1);
  for (std::size_t i = 0; i < change.size(); ++i) change[i] -= trainers::values(trainer)[i];
  return change;
}

std::vector<double> gradients_of(const Trainer<double>& trainer) {
  std::vector<double> all;
  for (const ParameterInfo& one : trainer.parameter_infos()) {
    const auto& gradient = std::get<std::vector<double>>(one.gradient);
    all.insert(all.end(), gradient.begin(), gradient.end());
  }
  return all;
}

}  // namespace

TEST_CASE("the rate that is reported is the rate of the next update", "[schedule]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.hyperparameters = {0.2};
  config.schedule = "step";
  config.schedule_settings.every = 3;
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const double wanted[] = {0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05};
  for (const double rate : wanted) {
    CHECK(trainer.step(0).learning_rate == Approx(rate).epsilon(1e-15));
    const std::vector<double> change = change_of(trainer);
    const std::vector<double> gradients = gradients_of(trainer);
    for (std::size_t i = 0; i < change.size(); ++i) REQUIRE(change[i] == Approx(rate * gradients[i]).margin(1e-14));
  }
}

TEST_CASE("a schedule counts from the run's start, also after a change of optimizer and after a restore",
          "[schedule]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.hyperparameters = {0.2};
  config.schedule = "inverse";
  config.schedule_settings.every = 10;
  Trainer<float> trainer(config);
  trainer.step(10);
  CHECK(trainer.step(0).learning_rate == 0.1);
  Trainer<float> restored(config);
  restored.restore(trainer.save());
  CHECK(restored.step(0).learning_rate == 0.1);
  config.optimizer = "adam";
  config.hyperparameters = {0.01};
  trainer.configure(config);
  CHECK(trainer.step(0).learning_rate == 0.005);
}

TEST_CASE("a limit of the norm applies to all gradients together, and the ones shown are those before", "[schedule]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.hyperparameters = {1};
  config.clip.norm = 0.01;
  Trainer<double> trainer(config);
  for (int i = 0; i < 3; ++i) {
    const std::vector<double> change = change_of(trainer);
    CHECK(norm_of(change) == Approx(0.01).epsilon(1e-3));
    CHECK(norm_of(gradients_of(trainer)) > 0.05);
  }
  config.clip = {0, 0.002};
  trainer.configure(config);
  const std::vector<double> change = change_of(trainer);
  for (const double one : change) CHECK(std::abs(one) <= 0.002 + 1e-12);
  CHECK(std::count_if(change.begin(), change.end(), [](double one) { return std::abs(one) > 0.0019; }) > 3);
}

TEST_CASE("an option of another schedule is an error, and settings list only those that apply", "[schedule]") {
  TrainerConfig config = default_config();
  expect_error([&] { apply({{"schedule.every", 5.0}}, config); }, ErrorCode::unknown_option, {}, "schedule.every");
  apply({{"schedule.name", std::string("cosine")}, {"schedule.steps", 50.0}}, config);
  CHECK(config.schedule_settings.steps == 50);
  const auto settings = to_settings(config);
  const auto lists = [&](std::string_view path) {
    return std::any_of(settings.begin(), settings.end(), [&](const Setting& one) { return one.path == path; });
  };
  CHECK(lists("schedule.steps"));
  CHECK(lists("schedule.warmup"));
  CHECK_FALSE(lists("schedule.every"));
}
