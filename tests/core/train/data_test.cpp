#include <cmath>
#include <limits>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"
#include "wasm/facade/trainer.hpp"

using namespace backflow;

namespace {

/** Changes valid data and checks the Error about it. */
template <class Change>
void check_refused(Change change, ErrorCode code, const std::string& field, const std::string& piece) {
  TrainerConfig config = trainers::labelled(23, 3);
  change(config);
  CAPTURE(field);
  CHECK(expect_error([&] { Trainer<float> trainer(config); }, code, {0, 0}, piece).subject == field);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("an error about invalid data names its field", "[training]") {
  using C = TrainerConfig;
  check_refused([](C& c) { c.data.points.numbers()[5] = std::nan(""); }, ErrorCode::bad_value, "data.points",
                "row 2, column 1");
  check_refused([](C& c) { c.data.points.numbers()[0] = -infinity; }, ErrorCode::bad_value, "data.points", "row 0");
  check_refused([](C& c) { c.data.points = {Shape::matrix(0, 2), {}}; }, ErrorCode::bad_value, "data.points", "empty");
  check_refused([](C& c) { c.data.labels[4] = std::nan(""); }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels[4] = 3; }, ErrorCode::bad_value, "data.labels", "from 0 to 2");
  check_refused([](C& c) { c.data.labels[4] = -1; }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels[4] = 0.5; }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels.pop_back(); }, ErrorCode::shape, "data.labels", "22 rows for 23 points");
  check_refused([](C& c) { c.data.labels.clear(); }, ErrorCode::bad_value, "data.labels", "data.targets");
}

TEST_CASE("an error about targets that do not fit names their field", "[training]") {
  using C = TrainerConfig;
  const auto with_targets = [](C& c, std::size_t rows) {
    c.data.labels.clear();
    c.loss = "squared-error";
    c.data.targets = {Shape::matrix(rows, 1), std::vector<double>(rows, 0.5)};
  };
  check_refused([&](C& c) { with_targets(c, 22); }, ErrorCode::shape, "data.targets", "22 rows for 23 points");
  check_refused([&](C& c) { with_targets(c, 23), c.data.targets.numbers()[7] = infinity; }, ErrorCode::bad_value,
                "data.targets", "entry 7");
  check_refused([&](C& c) { with_targets(c, 23), c.data.labels = {1}; }, ErrorCode::bad_value, "data.labels", "either");
  check_refused([&](C& c) { with_targets(c, 23), c.loss = "hinge"; }, ErrorCode::bad_value, "loss", "data.labels");
}

TEST_CASE("targets that are not valid for a loss are rejected", "[training]") {
  using C = TrainerConfig;
  const auto with_targets = [](C& c, const char* loss, double target) {
    c.data.labels.clear();
    c.loss = loss;
    c.data.targets = {Shape::matrix(23, 1), std::vector<double>(23, 1)};
    c.data.targets.numbers()[7] = target;
  };
  const ErrorCode bad = ErrorCode::bad_value;
  check_refused([&](C& c) { with_targets(c, "binary-hinge", 0); }, bad, "data.targets", "-1 or 1; row 7");
  check_refused([&](C& c) { with_targets(c, "binary-cross-entropy", -1); }, bad, "data.targets", "between 0 and 1");
  check_refused([&](C& c) { with_targets(c, "binary-cross-entropy", 1.01); }, bad, "data.targets", "row 7, column 0");
  TrainerConfig config = trainers::labelled(23, 2);
  for (const auto& [loss, target] :
       {std::pair{"binary-hinge", -1.0}, {"binary-cross-entropy", 0.25}, {"squared-error", 7.0}}) {
    CAPTURE(loss);
    with_targets(config, loss, target);
    CHECK(Trainer<float>(config).step(1).step == 1);
  }
}

TEST_CASE("labels count from 0", "[training]") {
  const std::vector<double> points{0, 0, 1, 1, 2, 0};
  const auto settings = [&](std::vector<double> labels) {
    return std::vector<Setting>{{"data.points", Tensor{Shape::matrix(3, 2), points}},
                                {"data.labels", std::move(labels)}};
  };
  const Error error = expect_error(
      [&] {
        TrainerSession(settings({1, 2, 1}), {});
      },
      ErrorCode::bad_value, {0, 0}, "count from 0");
  CHECK(error.subject == "data.labels");
  expect_error(
      [&] {
        TrainerSession(settings({0, 2, 0}), {});
      },
      ErrorCode::bad_value, {0, 0}, "class 1 has no example");
  for (const std::vector<double>& labels : {std::vector<double>{0, 1, 2}, {0, 0, 0}, {0, 1, 0}}) {
    CHECK(TrainerSession(settings(labels), {}).step(1).step == 1);
  }
  // If the number of classes is given, some may have no example.
  std::vector<Setting> meant = settings({1, 2, 1});
  meant.push_back({"data.classes", 4.0});
  TrainerSession trainer(meant, {});
  CHECK(trainer.predict({Shape::matrix(1, 2), {0, 0}}, true).shape.columns() == 4);
}

TEST_CASE("given points are split like those of a dataset", "[training]") {
  const TrainerConfig whole = trainers::labelled(40, 2);
  const Trainer<double> all(whole);
  CHECK(all.examples().train.rows == 40);
  CHECK(all.examples().test.rows == 0);
  CHECK(all.examples().train.raw.numbers() == whole.data.points.numbers());
  TrainerConfig config = whole;
  config.data.train_fraction = 0.75;
  config.data.seed = 7;
  Trainer<double> split(config);
  CHECK(split.examples().train.rows == 30);
  CHECK(split.examples().test.rows == 10);
  const StepResult result = split.step(1);
  CHECK(result.test_loss.has_value());
  CHECK(result.test_accuracy.has_value());
  CHECK(Trainer<double>(config).examples().train.raw.numbers() == split.examples().train.raw.numbers());
  config.data.seed = 8;
  CHECK(Trainer<double>(config).examples().train.raw.numbers() != split.examples().train.raw.numbers());
  // Targets go with their points.
  config.data.labels.clear();
  config.loss = "squared-error";
  config.data.targets = Tensor(Shape::matrix(40, 1));
  for (std::size_t i = 0; i < 40; ++i) config.data.targets.values(i, 0) = config.data.points.values(i, 0);
  const Trainer<double> paired(config);
  for (const Examples<double>* part : {&paired.examples().train, &paired.examples().test}) {
    REQUIRE(part->targets.size() == part->rows);
    for (std::size_t i = 0; i < part->rows; ++i) CHECK(part->targets[i] == part->raw.numbers()[2 * i]);
  }
}

TEST_CASE("options of datasets are rejected with given points", "[training]") {
  const Setting points{"data.points", Tensor{Shape::matrix(2, 2), {0, 0, 1, 1}}};
  const Setting labels{"data.labels", std::vector<double>{0, 1}};
  for (const Setting& option : std::vector<Setting>{{"data.noise", 0.1}, {"data.samples", 100.0}}) {
    const Error error = expect_error(
        [&] {
          TrainerSession({points, labels, option}, {});
        },
        ErrorCode::unknown_option, {0, 0}, "data sets");
    CHECK(error.subject == option.path);
  }
  expect_error(
      [&] {
        TrainerSession({points, labels, {"data.name", std::string("xor")}}, {});
      },
      ErrorCode::bad_value, {0, 0}, "not both");
  TrainerSession split({points, labels, {"data.trainFraction", 0.5}, {"data.seed", 3.0}}, {});
  CHECK(split.examples(false).labels.size() == 1);
  CHECK(split.examples(true).labels.size() == 1);
}

TEST_CASE("an error about an unknown name has the option's path", "[training]") {
  using C = TrainerConfig;
  const ErrorCode unknown = ErrorCode::unknown_name;
  check_refused([](C& c) { c.loss = "cross"; }, unknown, "loss", "softmax-cross-entropy");
  check_refused([](C& c) { c.optimizer = "adamant"; }, unknown, "optimizer.name", "sgd");
  check_refused([](C& c) { c.regularizer = "l3"; }, unknown, "regularizer.name", "l2");
  check_refused([](C& c) { c.initializer = "ones"; }, unknown, "initializer", "xavier");
  check_refused([](C& c) { c.layers[1].activation = "softmax"; }, unknown, "layers.activation", "tanh");
  check_refused([](C& c) { c.output_activation = "add"; }, unknown, "outputActivation", "identity");
  check_refused([](C& c) { c.features = {"x", "z"}; }, unknown, "features", "'z'");
  check_refused([](C& c) { c.features = {}; }, ErrorCode::bad_value, "features", "at least one");
  check_refused([](C& c) { c.data.name = "spirals"; }, unknown, "data.name", "spiral");
}

TEST_CASE("an error about a number out of range has the option's path", "[training]") {
  using C = TrainerConfig;
  const ErrorCode range = ErrorCode::out_of_range;
  check_refused([](C& c) { c.layers[0].units = 0; }, range, "layers.units", "between 1 and 256");
  check_refused([](C& c) { c.layers[0].units = 257; }, range, "layers.units", "257");
  check_refused([](C& c) { c.layers.assign(11, {2, "tanh"}); }, range, "layers", "11");
  check_refused([](C& c) { c.hyperparameters = {0}; }, range, "optimizer.learningRate", "0");
  check_refused([](C& c) { c.hyperparameters = {0.1, 1}; }, range, "optimizer.momentum", "0.999");
  check_refused([](C& c) { c.rate = 11; }, range, "regularizer.rate", "10");
  check_refused([](C& c) { c.data.name = "spiral", c.data.samples = 5001; }, range, "data.samples", "5001");
  check_refused([](C& c) { c.data.name = "spiral", c.data.noise = 0.6; }, range, "data.noise", "0.6");
  check_refused([](C& c) { c.data.name = "spiral", c.data.train_fraction = 0; }, range, "data.trainFraction", "0.1");
}

TEST_CASE("points without exactly two columns are used unchanged", "[training]") {
  for (const std::size_t columns : {std::size_t{1}, std::size_t{3}, std::size_t{7}}) {
    CAPTURE(columns);
    TrainerConfig config = trainers::labelled(23, 3);
    config.features = {"x"};
    config.data.points = {Shape::matrix(23, columns), std::vector<double>(23 * columns, 0.25)};
    Trainer<float> trainer(config);
    CHECK(trainer.parameters().leaves[0].shape == Shape::matrix(columns, 5));
    CHECK(trainer.step(1).step == 1);
  }
  TrainerConfig config = trainers::labelled(23, 3);
  config.features = {"x", "y", "x2"};
  CHECK(Trainer<float>(config).parameters().leaves[0].shape.rows() == 3);
}
