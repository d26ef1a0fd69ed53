#include "tests/core/support/catch.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

namespace {

/** A linear network on the points (1, 0), (2, 0) …, whose scores a test can set. */
TrainerConfig row_of(const std::vector<double>& labels, int classes, const char* loss) {
  TrainerConfig config;
  config.data.classes = classes;
  config.data.labels = labels;
  config.data.points = {Shape::matrix(labels.size(), 2), std::vector<double>(2 * labels.size(), 0)};
  for (std::size_t i = 0; i < labels.size(); ++i) config.data.points.numbers()[2 * i] = static_cast<double>(i + 1);
  config.loss = loss;
  return config;
}

double accuracy(const TrainerConfig& config, const std::vector<double>& weights, const std::vector<double>& biases) {
  Trainer<double> trainer(config);
  trainer.set_parameter("W1", weights);
  trainer.set_parameter("b1", biases);
  return trainer.step(0).accuracy.value();
}

}  // namespace

TEST_CASE("at a tie, the lowest index is the class", "[training]") {
  for (const char* loss : {"softmax-cross-entropy", "hinge", "squared-error"}) {
    CAPTURE(loss);
    const TrainerConfig config = row_of({0, 0, 0, 1, 2}, 3, loss);
    const std::vector<double> zero(6, 0);
    CHECK(accuracy(config, zero, {0, 0, 0}) == Approx(0.6));
    CHECK(accuracy(config, zero, {-1, 0, 0}) == Approx(0.2));
    CHECK(accuracy(config, zero, {-1, -1, 0}) == Approx(0.2));
    CHECK(accuracy(config, zero, {1, 1, 0}) == Approx(0.6));
  }
}

TEST_CASE("one output predicts class 1 above the midpoint of the targets", "[training]") {
  for (const char* loss : {"binary-cross-entropy", "squared-error", "binary-hinge"}) {
    CAPTURE(loss);
    // Scores are x − 2.5: negative for the first two points.
    const TrainerConfig config = row_of({0, 0, 1, 1, 1}, 2, loss);
    CHECK(accuracy(config, {1, 0}, {-2.5}) == 1);
    CHECK(accuracy(config, {-1, 0}, {2.5}) == 0);
    CHECK(accuracy(config, {1, 0}, {-3.5}) == Approx(0.8));
    // A score at the midpoint itself is class 0.
    CHECK(accuracy(config, {0, 0}, {0}) == Approx(0.4));
    CHECK(accuracy(config, {1, 0}, {-3}) == Approx(0.8));
  }
}

TEST_CASE("with squared error, two classes have targets -1 and +1, and more have one-hot targets", "[training]") {
  Trainer<double> two(row_of({0, 1}, 2, "squared-error"));
  CHECK(two.examples().train.targets == std::vector<double>{-1, 1});
  CHECK(two.examples().outputs == 1);
  Trainer<double> margin(row_of({0, 1}, 2, "binary-hinge"));
  CHECK(margin.examples().train.targets == std::vector<double>{-1, 1});
  Trainer<double> three(row_of({2, 0}, 3, "squared-error"));
  CHECK(three.examples().train.targets == std::vector<double>{0, 0, 1, 1, 0, 0});
  CHECK(three.examples().outputs == 3);
  Trainer<double> probabilities(row_of({0, 1}, 2, "cross-entropy"));
  CHECK(probabilities.examples().train.targets == std::vector<double>{0, 1});
}

TEST_CASE("squared error is half the square, summed over outputs and averaged over the batch", "[training]") {
  TrainerConfig config = row_of({}, 2, "squared-error");
  config.data.points = {Shape::matrix(2, 2), {1, 0, 0, 1}};
  config.data.targets = {Shape::matrix(2, 2), {1, 2, 3, 4}};
  Trainer<double> trainer(config);
  trainer.set_parameter("W1", {0, 0, 0, 0});
  CHECK(trainer.step(0).loss == Approx((0.5 + 2 + 4.5 + 8) / 2));
}

TEST_CASE("data with targets has no accuracy, and without a test set there are no test figures", "[training]") {
  TrainerConfig config = row_of({}, 2, "squared-error");
  config.data.points = {Shape::matrix(3, 2), {1, 0, 0, 1, 1, 1}};
  config.data.targets = {Shape::matrix(3, 1), {1, 2, 3}};
  Trainer<float> trainer(config);
  const StepResult result = trainer.step(10);
  CHECK_FALSE(result.accuracy);
  CHECK_FALSE(result.test_loss);
  CHECK_FALSE(result.test_accuracy);
  CHECK(trainer.examples().outputs == 1);
}

TEST_CASE("the training share splits the data, and a share of 1 leaves no test set", "[training]") {
  TrainerConfig config;
  config.data.name = "moons";
  config.data.samples = 301;
  for (const double share : {0.1, 0.5, 0.75, 1.0}) {
    CAPTURE(share);
    config.data.train_fraction = share;
    Trainer<float> trainer(config);
    const auto& sets = trainer.examples();
    CHECK(sets.train.rows == static_cast<std::size_t>(std::floor(share * 301 + 0.5)));
    CHECK(sets.train.rows + sets.test.rows == 301);
    const StepResult result = trainer.step(1);
    CHECK(result.accuracy);
    CHECK(result.test_loss.has_value() == (share < 1));
    CHECK(result.test_accuracy.has_value() == (share < 1));
  }
}

TEST_CASE("the test loss excludes the penalty", "[training]") {
  TrainerConfig config;
  config.data.name = "gauss";
  Trainer<double> plain(config);
  config.regularizer = "l2";
  config.rate = 1;
  Trainer<double> penalized(config);
  CHECK(penalized.step(0).test_loss.value() == plain.step(0).test_loss.value());
  CHECK(penalized.step(0).loss > plain.step(0).loss);
}

TEST_CASE("an evaluation of thousands of examples weights all equally", "[training]") {
  TrainerConfig config;
  config.data.name = "moons";
  config.data.samples = 2500;
  config.data.train_fraction = 1;
  config.data.noise = 0.3;
  config.batch_size = 0;
  Trainer<double> trainer(config);
  const StepResult result = trainer.step(5);
  const auto whole = trainer.snapshot(std::nullopt);
  CHECK(result.data_loss == Approx(whole->value(whole->graph().find("loss"))[0]).epsilon(1e-12));
  const Tensor scores = trainer.predict(trainer.examples().train.raw, true);
  double right = 0;
  for (std::size_t i = 0; i < 2500; ++i)
    right += (scores.numbers()[i] > 0) == (trainer.examples().train.labels[i] == 1);
  CHECK(result.accuracy.value() == Approx(right / 2500).epsilon(1e-12));
}
