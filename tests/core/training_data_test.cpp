#include <cmath>
#include <limits>

#include "tests/core/catch.hpp"
#include "tests/core/expect_error.hpp"
#include "tests/core/trainers.hpp"

using namespace backflow;

namespace {

/** Changes sound data and checks the Error about it. */
template <class Change>
void check_refused(Change change, ErrorCode code, const std::string& field, const std::string& piece) {
  TrainerConfig config = trainers::labelled(23, 3);
  change(config);
  CAPTURE(field);
  CHECK(expect_error([&] { Trainer<float> trainer(config); }, code, {0, 0}, piece).subject == field);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("data that is no data is refused by its field", "[training]") {
  using C = TrainerConfig;
  check_refused([](C& c) { c.data.points.data[5] = std::nan(""); }, ErrorCode::bad_value, "data.points",
                "row 2, column 1");
  check_refused([](C& c) { c.data.points.data[0] = -infinity; }, ErrorCode::bad_value, "data.points", "row 0");
  check_refused([](C& c) { c.data.points = {Shape::matrix(0, 2), {}}; }, ErrorCode::bad_value, "data.points", "empty");
  check_refused([](C& c) { c.data.labels[4] = std::nan(""); }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels[4] = 3; }, ErrorCode::bad_value, "data.labels", "from 0 to 2");
  check_refused([](C& c) { c.data.labels[4] = -1; }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels[4] = 0.5; }, ErrorCode::bad_value, "data.labels", "entry 4");
  check_refused([](C& c) { c.data.labels.pop_back(); }, ErrorCode::shape, "data.labels", "22 rows for 23 points");
  check_refused([](C& c) { c.data.labels.clear(); }, ErrorCode::bad_value, "data.labels", "data.targets");
}

TEST_CASE("targets that do not fit are refused by their field", "[training]") {
  using C = TrainerConfig;
  const auto with_targets = [](C& c, std::size_t rows) {
    c.data.labels.clear();
    c.loss = "squared-error";
    c.data.targets = {Shape::matrix(rows, 1), std::vector<double>(rows, 0.5)};
  };
  check_refused([&](C& c) { with_targets(c, 22); }, ErrorCode::shape, "data.targets", "22 rows for 23 points");
  check_refused([&](C& c) { with_targets(c, 23), c.data.targets.data[7] = infinity; }, ErrorCode::bad_value,
                "data.targets", "entry 7");
  check_refused([&](C& c) { with_targets(c, 23), c.data.labels = {1}; }, ErrorCode::bad_value, "data.labels", "either");
  check_refused([&](C& c) { with_targets(c, 23), c.loss = "hinge"; }, ErrorCode::bad_value, "loss", "data.labels");
}

TEST_CASE("options that name nothing are refused by their path", "[training]") {
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

TEST_CASE("numbers out of their range are refused by their path", "[training]") {
  using C = TrainerConfig;
  const ErrorCode range = ErrorCode::out_of_range;
  check_refused([](C& c) { c.layers[0].units = 0; }, range, "layers.units", "between 1 and 256");
  check_refused([](C& c) { c.layers[0].units = 257; }, range, "layers.units", "257");
  check_refused([](C& c) { c.layers.assign(9, {2, "tanh"}); }, range, "layers", "9");
  check_refused([](C& c) { c.hyperparameters = {0}; }, range, "optimizer.learningRate", "0");
  check_refused([](C& c) { c.hyperparameters = {0.1, 1}; }, range, "optimizer.momentum", "0.999");
  check_refused([](C& c) { c.rate = 11; }, range, "regularizer.rate", "10");
  check_refused([](C& c) { c.data.name = "spiral", c.data.samples = 5001; }, range, "data.samples", "5001");
  check_refused([](C& c) { c.data.name = "spiral", c.data.noise = 0.6; }, range, "data.noise", "0.6");
  check_refused([](C& c) { c.data.name = "spiral", c.data.train_fraction = 0; }, range, "data.trainFraction", "0.1");
}

TEST_CASE("points of other than two columns enter as they are", "[training]") {
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
