#include <set>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

using Row = std::pair<double, double>;

template <class T>
std::vector<Row> rows_of(const Program<T>& snapshot) {
  const auto points = snapshot.value(snapshot.graph().find("X"));
  std::vector<Row> rows;
  for (std::size_t i = 0; i < points.size(); i += 2) rows.push_back({points[i], points[i + 1]});
  return rows;
}

/** Returns the points that one epoch trains, in its order, and the sizes of its batches. */
struct Epoch {
  std::vector<Row> rows;
  std::vector<std::size_t> sizes;
};

Epoch epoch_of(Trainer<float>& trainer) {
  Epoch epoch;
  const std::uint64_t now = trainer.step(0).epoch;
  while (trainer.step(0).epoch == now) {
    const std::vector<Row> rows = rows_of(*trainer.snapshot(std::nullopt));
    epoch.sizes.push_back(rows.size());
    epoch.rows.insert(epoch.rows.end(), rows.begin(), rows.end());
    trainer.step(1);
  }
  return epoch;
}

std::vector<Row> all_rows(const TrainerConfig& config) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < config.data.points.numbers().size(); i += 2) {
    rows.push_back({config.data.points.numbers()[i], config.data.points.numbers()[i + 1]});
  }
  return rows;
}

std::multiset<Row> unordered(const std::vector<Row>& rows) { return {rows.begin(), rows.end()}; }

}  // namespace

TEST_CASE("an epoch trains every example once, in a new order each time, with the short batch last", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.batch_size = 7;
  Trainer<float> trainer(config);
  const std::vector<Row> all = all_rows(config);
  std::vector<std::vector<Row>> orders{all};
  for (int i = 0; i < 3; ++i) {
    const Epoch epoch = epoch_of(trainer);
    CHECK(epoch.sizes == std::vector<std::size_t>{7, 7, 7, 2});
    CHECK(unordered(epoch.rows) == unordered(all));
    for (const auto& order : orders) CHECK(epoch.rows != order);
    orders.push_back(epoch.rows);
  }
  CHECK(trainer.step(0).step == 12);
}

TEST_CASE("without shuffling and for the whole set, the order is that of the data", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  const std::vector<Row> all = all_rows(config);
  config.batch_size = 7;
  config.shuffle = false;
  Trainer<float> ordered(config);
  for (int i = 0; i < 2; ++i) CHECK(epoch_of(ordered).rows == all);
  config.shuffle = true;
  for (const std::size_t size : {std::size_t{0}, std::size_t{23}, std::size_t{1000}}) {
    CAPTURE(size);
    config.batch_size = size;
    Trainer<float> whole(config);
    const Epoch epoch = epoch_of(whole);
    CHECK(epoch.rows == all);
    CHECK(epoch.sizes == std::vector<std::size_t>{23});
  }
}

TEST_CASE("looking at the next batch does not change the run", "[training]") {
  TrainerConfig config = trainers::labelled(23, 2);
  config.batch_size = 5;
  Trainer<float> watched(config);
  Trainer<float> alone(config);
  for (int i = 0; i < 12; ++i) {
    watched.snapshot(std::nullopt);
    watched.snapshot(3);
    watched.step(1);
    watched.step(0);
  }
  alone.step(12);
  CHECK(trainers::same_bits(trainers::values(watched), trainers::values(alone)));
}

TEST_CASE("a single example has a separate graph", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  Trainer<float> trainer(config);
  for (const std::size_t example : {std::size_t{0}, std::size_t{13}, std::size_t{22}}) {
    CAPTURE(example);
    const auto graph = trainer.snapshot(example);
    CHECK(rows_of(*graph) == std::vector<Row>{all_rows(config)[example]});
    CHECK(graph->value(graph->graph().find("label"))[0] == config.data.labels[example]);
  }
  CHECK(expect_error([&] { trainer.snapshot(23); }, ErrorCode::out_of_range, {0, 0}, "23").subject == "example");
}

TEST_CASE("the gradient of the whole set is the mean over its examples", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const std::vector<double> together = trainers::gradients(trainer, *trainer.snapshot(std::nullopt));
  std::vector<double> mean(together.size(), 0);
  for (std::size_t example = 0; example < 23; ++example) {
    const std::vector<double> one = trainers::gradients(trainer, *trainer.snapshot(example));
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += one[i] / 23;
  }
  for (std::size_t i = 0; i < mean.size(); ++i) CHECK(together[i] == Approx(mean[i]).epsilon(1e-12).margin(1e-15));
}
