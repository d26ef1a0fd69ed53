#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/trainers.hpp"
#include "wasm/facade/trainer.hpp"

using namespace backflow;

namespace {

using Settings = std::vector<Setting>;

/** Returns the value of a setting that is a number. */
double number(const TrainerSession& session, const std::string& path) {
  for (const Setting& setting : session.settings()) {
    if (setting.path == path) return std::get<double>(setting.value);
  }
  FAIL("no setting " << path);
  throw std::logic_error("FAIL returned");
}

}  // namespace

TEST_CASE("a configuration is merged deeply", "[training]") {
  TrainerSession session({{"optimizer.learningRate", 0.5}, {"optimizer.momentum", 0.25}, {"regularizer.rate", 0.01}},
                         {});
  session.configure({{"optimizer.learningRate", 0.125}});
  CHECK(number(session, "optimizer.learningRate") == 0.125);
  CHECK(number(session, "optimizer.momentum") == 0.25);
  CHECK(number(session, "regularizer.rate") == 0.01);
  session.configure({{"regularizer.name", std::string("l1")}});
  CHECK(number(session, "regularizer.rate") == 0.01);
  session.configure({{"batchSize", 7.0}});
  CHECK(number(session, "batchSize") == 7);
}

TEST_CASE("another optimizer starts with its own defaults and no state", "[training]") {
  TrainerSession session({{"optimizer.learningRate", 0.5}, {"optimizer.momentum", 0.25}}, {});
  session.step(3);
  session.configure({{"optimizer.name", std::string("adam")}, {"optimizer.beta1", 0.5}});
  CHECK(number(session, "optimizer.learningRate") == 0.001);
  CHECK(number(session, "optimizer.beta1") == 0.5);
  CHECK(number(session, "optimizer.beta2") == 0.999);
  session.configure({{"optimizer.name", std::string("adam")}, {"optimizer.beta2", 0.9}});
  CHECK(number(session, "optimizer.beta1") == 0.5);
  CHECK(expect_error(
            [&] {
              session.configure({{"optimizer.momentum", 0.5}});
            },
            ErrorCode::unknown_option, {0, 0}, "momentum")
            .subject == "optimizer.momentum");
  session.configure({{"optimizer.name", std::string("sgd")}, {"optimizer.nesterov", true}});
  CHECK(number(session, "optimizer.learningRate") == 0.03);
  CHECK(expect_error(
            [&] {
              session.configure({{"optimizer.nesterov", 1.0}});
            },
            ErrorCode::bad_value, {0, 0}, "true or false")
            .subject == "optimizer.nesterov");

  TrainerConfig config = trainers::labelled(23, 3);
  config.hyperparameters = {0.1, 0.9};
  config.batch_size = 0;
  Trainer<double> changed(config);
  changed.step(5);
  TrainerConfig adam = config;
  adam.optimizer = "adam";
  adam.hyperparameters.clear();
  Trainer<double> fresh(adam);
  for (const ParameterLeaf& leaf : fresh.parameters().leaves) {
    const auto& of = changed.parameters();
    const auto value = of.value(static_cast<std::size_t>(&leaf - fresh.parameters().leaves.data()));
    fresh.set_parameter(leaf.name, {value.begin(), value.end()});
  }
  changed.configure(adam);
  changed.step(4);
  fresh.step(4);
  CHECK(changed.parameters().updates == 4);
  CHECK(trainers::same_bits(trainers::values(changed), trainers::values(fresh)));
  changed.configure(config);
  CHECK(changed.parameters().updates == 0);
  CHECK(changed.parameters().state[0] == std::vector<double>(trainers::values(changed).size(), 0));
}

TEST_CASE("a change of the configuration applies from the next step on", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.hyperparameters = {0.5, 0.5};
  config.batch_size = 0;
  Trainer<float> trainer(config);
  trainer.step(4);
  config.hyperparameters = {0.0625, 0};
  config.regularizer = "l1";
  config.rate = 0.03;
  trainer.configure(config);
  std::vector<float> wanted = trainers::values(trainer);
  const auto gradients = trainers::gradients(trainer, *trainer.snapshot(std::nullopt));
  for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] -= 0.0625f * gradients[i];
  const StepResult result = trainer.step(1);
  CHECK(trainers::same_bits(trainers::values(trainer), wanted));
  CHECK(result.step == 5);
  CHECK(result.regularization_loss > 0);
}

TEST_CASE("another batch size starts a new epoch and keeps the count", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.batch_size = 10;
  Trainer<float> trainer(config);
  CHECK(trainer.step(3).epoch == 1);
  CHECK(trainer.step(1).epoch == 1);
  config.batch_size = 0;
  trainer.configure(config);
  const StepResult result = trainer.step(2);
  CHECK(result.epoch == 3);
  CHECK(result.step == 6);
}

TEST_CASE("an error about an option that cannot change names it", "[training]") {
  const Settings fixed{
      {"data.name", std::string("moons")},
      {"data.samples", 100.0},
      {"data.noise", 0.2},
      {"data.trainFraction", 0.7},
      {"data.seed", 5.0},
      {"data.classes", 3.0},
      {"features", std::vector<std::string>{"x"}},
      {"layers.units", std::vector<double>{9}},
      {"layers.activation", std::vector<std::string>{"relu"}},
      {"outputActivation", std::string("tanh")},
      {"loss", std::string("squared-error")},
      {"initializer", std::string("he")},
      {"seed", 2.0},
      {"precision", std::string("float64")},
  };
  TrainerSession session({}, {});
  TrainerSession twin({}, {});
  for (const Setting& setting : fixed) {
    CAPTURE(setting.path);
    const Error error = expect_error(
        [&] {
          session.configure({{"optimizer.learningRate", 9.0}, setting});
        },
        ErrorCode::fixed_option, {0, 0}, "make a new trainer");
    CHECK(setting.path.rfind(error.subject, 0) == 0);
    CHECK_FALSE(error.subject.empty());
  }
  CHECK(number(session, "optimizer.learningRate") == number(twin, "optimizer.learningRate"));
  session.step(5);
  twin.step(5);
  CHECK(session.save() == twin.save());
}

TEST_CASE("an invalid configuration changes nothing", "[training]") {
  TrainerSession session({}, {});
  TrainerSession twin({}, {});
  const auto refuse = [&](const Setting& setting, ErrorCode code) {
    CAPTURE(setting.path);
    const Error error = expect_error(
        [&] {
          session.configure({{"regularizer.rate", 1.0}, setting});
        },
        code, {0, 0}, setting.path);
    CHECK(error.subject == setting.path);
  };
  refuse({"optimizer.learningRate", -1.0}, ErrorCode::out_of_range);
  refuse({"optimizer.learningRate", 1e9}, ErrorCode::out_of_range);
  refuse({"optimizer.learningRate", std::nan("")}, ErrorCode::bad_value);
  refuse({"optimizer.momentum", 1.5}, ErrorCode::out_of_range);
  refuse({"optimizer.speed", 1.0}, ErrorCode::unknown_option);
  refuse({"regularizer.rate", -0.5}, ErrorCode::out_of_range);
  refuse({"batchSize", 0.0}, ErrorCode::out_of_range);
  refuse({"batchSize", 2.5}, ErrorCode::bad_value);
  refuse({"shuffle", 1.0}, ErrorCode::bad_value);
  refuse({"speed", 1.0}, ErrorCode::unknown_option);
  CHECK(expect_error(
            [&] {
              session.configure({{"regularizer.name", std::string("l3")}});
            },
            ErrorCode::unknown_name, {0, 0}, "l3")
            .subject == "regularizer.name");
  CHECK(number(session, "regularizer.rate") == 0);
  session.step(5);
  twin.step(5);
  CHECK(session.save() == twin.save());
}

TEST_CASE("a parameter is set completely or not at all, and the optimizer's state is kept", "[training]") {
  TrainerConfig config = trainers::labelled(23, 3);
  config.hyperparameters = {0.1, 0.9};
  config.batch_size = 0;
  Trainer<float> trainer(config);
  trainer.step(5);
  const std::vector<std::uint8_t> before = trainer.save();
  expect_error([&] { trainer.set_parameter("W9", {1}); }, ErrorCode::unknown_name, {0, 0}, "W9");
  expect_error([&] { trainer.set_parameter("b1", {1, 2}); }, ErrorCode::shape, {0, 0}, "5 numbers");
  expect_error(
      [&] {
        trainer.set_parameter("b1", {1, 2, 3, std::nan(""), 5});
      },
      ErrorCode::bad_value, {0, 0}, "entry 3");
  expect_error([&] { trainer.set_parameter("b1", {1e300, 2, 3, 4, 5}); }, ErrorCode::bad_value, {0, 0}, "entry 0");
  CHECK(trainer.save() == before);

  Trainer<float> still(config);
  for (Trainer<float>* one : {&trainer, &still}) one->set_parameter("b1", {0, 0, 0, 0, 0});
  const auto state = [](const Trainer<float>& one) { return one.parameters().state[0]; };
  CHECK(state(trainer) != state(still));
  CHECK(state(trainer) != std::vector<float>(state(trainer).size(), 0));
}
