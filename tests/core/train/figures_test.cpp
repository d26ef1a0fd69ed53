// Tests what a trainer tells about its examples: losses, classes, errors, gradients of one example.
#include <cmath>
#include <numeric>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"

using namespace backflow;

TEST_CASE("the losses of all examples have the data loss as their mean", "[figures]") {
  for (const char* loss : {"cross-entropy", "softmax-cross-entropy", "squared-error", "absolute-error", "huber",
                           "hinge", "binary-hinge"}) {
    for (const int classes : {2, 3}) {
      CAPTURE(loss, classes);
      TrainerConfig config = trainers::labelled(300, classes);
      config.data.train_fraction = 0.8;
      config.loss = loss;
      config.regularizer = "l2";
      config.rate = 0.01;
      Trainer<double> trainer(config);
      const StepResult result = trainer.step(30);
      const ExampleFigures train = trainer.example_figures(false), test = trainer.example_figures(true);
      const auto mean = [](const std::vector<double>& losses) {
        return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(losses.size());
      };
      CHECK(train.losses.size() == 240);
      CHECK(mean(train.losses) == Approx(result.data_loss).epsilon(1e-12));
      CHECK(mean(test.losses) == Approx(*result.test_loss).epsilon(1e-12));
      double right = 0, all = 0;
      for (std::size_t k = 0; k < train.confusion.size(); ++k) {
        right += train.confusion[k][k];
        all += std::accumulate(train.confusion[k].begin(), train.confusion[k].end(), 0.0);
      }
      CHECK(all == 240);
      CHECK(right / all == Approx(*result.accuracy));
      CHECK_FALSE(train.r2);
    }
  }
}

TEST_CASE("precision, recall and F1 follow from the confusion matrix; a share of nothing is 0", "[figures]") {
  TrainerConfig config = trainers::labelled(6, 2);
  config.layers.clear();
  config.data.labels = {0, 0, 1, 1, 1, 1};
  config.data.points = Tensor(Shape::matrix(6, 2));
  const double xs[] = {-1, 2, 3, 1, -2, 4};
  for (std::size_t i = 0; i < 6; ++i) config.data.points.values(i, 0) = xs[i];
  Trainer<float> trainer(config);
  trainer.set_parameter("W1", {1, 0});
  const ExampleFigures figures = trainer.example_figures(false);
  CHECK(figures.confusion == std::vector<std::vector<double>>{{1, 1}, {1, 3}});
  CHECK(figures.predicted == std::vector<double>{0, 1, 1, 1, 0, 1});
  CHECK(figures.per_class[1].precision == 0.75);
  CHECK(figures.per_class[1].recall == 0.75);
  CHECK(figures.per_class[0].f1 == 0.5);
  CHECK(figures.per_class[1].support == 4);
  trainer.set_parameter("W1", {0, 0});
  trainer.set_parameter("b1", {1});
  CHECK(trainer.example_figures(false).per_class[0].precision == 0);
}

TEST_CASE("targets give R², RMSE and MAE", "[figures]") {
  TrainerConfig config;
  config.data.points = Tensor(Shape::matrix(4, 1));
  config.data.targets = Tensor(Shape::matrix(4, 1));
  const double xs[] = {0, 1, 2, 3}, ys[] = {1, 1, 4, 2};
  for (std::size_t i = 0; i < 4; ++i) {
    config.data.points.values(i, 0) = xs[i];
    config.data.targets.values(i, 0) = ys[i];
  }
  config.loss = "squared-error";
  Trainer<double> trainer(config);
  trainer.set_parameter("W1", {1});
  trainer.set_parameter("b1", {0});
  const ExampleFigures figures = trainer.example_figures(false);
  CHECK(figures.losses == std::vector<double>{0.5, 0, 2, 0.5});
  CHECK(*figures.rmse == Approx(std::sqrt(6.0 / 4)));
  CHECK(*figures.mae == Approx(1));
  CHECK(*figures.r2 == Approx(1 - 6.0 / 6.0).margin(1e-12));
  CHECK(figures.confusion.empty());
  CHECK_FALSE(trainer.example_figures(true).rmse);
}

TEST_CASE("the gradients of single examples have the batch's as their mean", "[figures]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.batch_size = 0;
  config.layers = {{5, "maxout", 0, true}, {4, "gelu", 0.0}};
  Trainer<double> trainer(config);
  trainer.step(4);
  const std::vector<double> wanted = trainers::gradients(trainer, *trainer.snapshot(std::nullopt));
  std::vector<double> mean(wanted.size(), 0);
  for (std::size_t example = 0; example < 23; ++example) {
    std::size_t at = 0;
    for (const GradientInfo& one : trainer.example_gradients(example)) {
      for (const double entry : std::get<std::vector<double>>(one.data)) mean[at++] += entry / 23;
    }
    REQUIRE(at == wanted.size());
  }
  for (std::size_t i = 0; i < mean.size(); ++i) REQUIRE(mean[i] == Approx(wanted[i]).margin(1e-14));
  expect_error([&] { trainer.example_gradients(23); }, ErrorCode::out_of_range, {}, "no training example 23");
}
