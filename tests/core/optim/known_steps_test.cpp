// Tests every optimizer, schedule and limit against 20 steps that PyTorch computed in float64 (tests/fixtures/
// optimizers.py prints optimizers.tsv).
#include <algorithm>
#include <sstream>

#include "core/optim/clipping.hpp"
#include "core/optim/optimizers.hpp"
#include "core/optim/schedules.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/fixtures.hpp"

using namespace backflow;

namespace {

/** The parameters after 20 steps from (1, −2, 0.5), on a bowl whose gradient is c w + 0.3 w³ with c = 1, 2, 3. */
struct Known {
  std::string optimizer;
  std::vector<double> hyperparameters;
  std::string schedule;
  ScheduleSettings settings;
  Clipping clipping;
  std::vector<double> end;
};

std::vector<double> numbers(const std::string& text) {
  std::istringstream stream(text);
  std::vector<double> found;
  for (double one; stream >> one;) found.push_back(one);
  return found;
}

std::vector<Known> read_rows() {
  std::vector<Known> rows;
  std::istringstream lines{std::string(fixture("optimizers.tsv"))};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream stream(line);
    std::vector<std::string> fields;
    for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
    REQUIRE(fields.size() == 6);
    const std::vector<double> s = numbers(fields[3]), limits = numbers(fields[4]);
    rows.push_back({fields[0],
                    numbers(fields[1]),
                    fields[2],
                    {s.at(0), s.at(1), s.at(2), s.at(3), s.at(4)},
                    {limits.at(0), limits.at(1)},
                    numbers(fields[5])});
  }
  return rows;
}

const std::vector<Known>& known_rows() {
  static const std::vector<Known> rows = read_rows();
  return rows;
}

template <class T>
std::vector<double> end_of(const Known& row) {
  const Optimizer& optimizer = find_optimizer(row.optimizer);
  REQUIRE(row.hyperparameters.size() == optimizer.hyperparameters.size());
  std::vector<T> parameters{1, -2, T(0.5)}, gradients(3);
  std::vector<std::vector<T>> slots(optimizer.slots.size(), std::vector<T>(3));
  std::vector<T*> state;
  for (auto& slot : slots) state.push_back(slot.data());
  std::vector<double> carried;
  for (const CarriedNumber& number : optimizer.numbers) carried.push_back(number.start);
  std::vector<double> hyperparameters = row.hyperparameters;
  for (std::uint64_t t = 1; t <= 20; ++t) {
    for (std::size_t i = 0; i < 3; ++i) {
      const T w = parameters[i];
      gradients[i] = static_cast<T>(i + 1) * w + T(0.3) * w * w * w;
    }
    const std::span<T> parts[] = {gradients};
    clip<T>(row.clipping, parts);
    hyperparameters[0] = scheduled_rate(find_schedule(row.schedule), row.settings, row.hyperparameters[0], t - 1);
    if (optimizer.prepare) optimizer.prepare(hyperparameters, t, carried);
    CHECK(optimizer.update(Update<T>{parameters, gradients, state, hyperparameters, t, carried}));
  }
  return {parameters.begin(), parameters.end()};
}

template <class Rows>
void check_each_is_known(const Rows& table, std::string Known::*name) {
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(std::any_of(known_rows().begin(), known_rows().end(),
                      [&](const Known& known) { return known.*name == row.name; }));
  }
}

}  // namespace

TEST_CASE("twenty steps give PyTorch's parameters", "[optimizers]") {
  for (const Known& row : known_rows()) {
    CAPTURE(row.optimizer, row.hyperparameters, row.schedule);
    const std::vector<double> precise = end_of<double>(row);
    const std::vector<double> single = end_of<float>(row);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(precise[i] == Approx(row.end[i]).epsilon(0).margin(1e-12));
      CHECK(single[i] == Approx(row.end[i]).epsilon(0).margin(2e-5));
    }
  }
}

TEST_CASE("every optimizer and every schedule has a row of known steps", "[optimizers]") {
  check_each_is_known(optimizers(), &Known::optimizer);
  check_each_is_known(schedules(), &Known::schedule);
}

TEST_CASE("every optimizer starts with a learning rate, and defaults are within their ranges", "[optimizers]") {
  for (const Optimizer& optimizer : optimizers()) {
    CAPTURE(optimizer.name);
    CHECK(optimizer.hyperparameters.begin()->name == "learningRate");
    for (const Hyperparameter& one : optimizer.hyperparameters) {
      CAPTURE(one.name);
      CHECK_FALSE(one.title.empty());
      CHECK(one.low <= one.fallback);
      CHECK(one.fallback <= one.high);
      CHECK(one.low < one.high);
    }
  }
}

TEST_CASE("a schedule starts at the rate as set, and a warm-up below it", "[optimizers]") {
  ScheduleSettings settings;
  for (const Schedule& schedule : schedules()) {
    CAPTURE(schedule.name);
    settings.warmup = 0;
    CHECK(scheduled_rate(schedule, settings, 0.3, 0) == 0.3);
    settings.warmup = 4;
    CHECK(scheduled_rate(schedule, settings, 0.5, 0) == 0.125);
  }
  CHECK(expect_error([] { find_schedule("cosin"); }, ErrorCode::unknown_name, {}, "no schedule 'cosin'").subject ==
        "schedule.name");
}

TEST_CASE("limits leave smaller gradients alone, bit for bit", "[optimizers]") {
  std::vector<float> gradients{0.25f, -0.5f, 1e-8f};
  const std::vector<float> before = gradients;
  const std::span<float> parts[] = {std::span(gradients).first(1), std::span(gradients).subspan(1)};
  clip<float>({0.6, 0.5}, parts);
  CHECK(gradients == before);
  clip<float>({0.28, 0}, parts);  // their norm is 0.559
  CHECK(gradients[0] == Approx(0.25 * 0.28 / 0.559017).epsilon(1e-5));
}
