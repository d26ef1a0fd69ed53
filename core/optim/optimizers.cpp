#include "core/optim/optimizers.hpp"

#include "core/optim/adam.hpp"
#include "core/optim/adaptive.hpp"
#include "core/optim/descent.hpp"
#include "core/table.hpp"

namespace backflow {

namespace {

constexpr Hyperparameter learning_rate(double fallback) {
  return {"learningRate", "learning rate", fallback, 1e-6, 100};
}

constexpr Hyperparameter epsilon(double fallback) { return {"epsilon", "epsilon", fallback, 1e-12, 0.1}; }
constexpr Hyperparameter decay_of_squares(double fallback) {
  return {"decay", "decay of the squares", fallback, 0, 0.99999};
}
constexpr Hyperparameter beta1{"beta1", "decay of the mean", 0.9, 0, 0.9999};
constexpr Hyperparameter beta2(double fallback) { return {"beta2", "decay of the squares", fallback, 0, 0.99999}; }
constexpr Hyperparameter weight_decay(double fallback) { return {"weightDecay", "weight decay", fallback, 0, 1}; }

/** Returns a row with the update of `Rule` in both precisions. */
template <class Rule>
constexpr Optimizer row(Optimizer optimizer) {
  optimizer.update_f32 = Rule::template update<float>;
  optimizer.update_f64 = Rule::template update<double>;
  if constexpr (requires { &Rule::prepare; }) optimizer.prepare = Rule::prepare;
  return optimizer;
}

}  // namespace

std::span<const Optimizer> optimizers() {
  static constexpr Optimizer table[] = {
      row<rules::Sgd>({.name = "sgd",
                       .title = "gradient descent with momentum",
                       .hyperparameters = {learning_rate(0.03),
                                           {"momentum", "momentum", 0, 0, 0.999},
                                           {"nesterov", "Nesterov momentum", 0, 0, 1, HyperparameterKind::boolean}},
                       .slots = {"velocity"}}),
      row<rules::AdaGrad>({.name = "adagrad",
                           .title = "AdaGrad",
                           .hyperparameters = {learning_rate(0.01), epsilon(1e-10)},
                           .slots = {"sum"}}),
      row<rules::RmsProp>({.name = "rmsprop",
                           .title = "RMSProp",
                           .hyperparameters = {learning_rate(0.01),
                                               decay_of_squares(0.99),
                                               {"momentum", "momentum", 0, 0, 0.999},
                                               epsilon(1e-8)},
                           .slots = {"square", "velocity"}}),
      row<rules::Adadelta>({.name = "adadelta",
                            .title = "Adadelta",
                            .hyperparameters = {learning_rate(1), decay_of_squares(0.9), epsilon(1e-6)},
                            .slots = {"square", "delta"}}),
      row<rules::Adam>({.name = "adam",
                        .title = "Adam",
                        .hyperparameters = {learning_rate(0.001), beta1, beta2(0.999), epsilon(1e-8)},
                        .slots = {"m", "v"}}),
      row<rules::AdamW>(
          {.name = "adamw",
           .title = "AdamW",
           .hyperparameters = {learning_rate(0.001), beta1, beta2(0.999), epsilon(1e-8), weight_decay(0.01)},
           .slots = {"m", "v"}}),
      row<rules::Nadam>({.name = "nadam",
                         .title = "Nadam",
                         .hyperparameters = {learning_rate(0.002),
                                             beta1,
                                             beta2(0.999),
                                             epsilon(1e-8),
                                             {"momentumDecay", "decay of the momentum", 0.004, 0, 1}},
                         .slots = {"m", "v"},
                         .numbers = {{"product", 1}}}),
      row<rules::Lion>({.name = "lion",
                        .title = "Lion",
                        .hyperparameters = {learning_rate(0.0001), beta1, beta2(0.99), weight_decay(0)},
                        .slots = {"m"}}),
  };
  return table;
}

const Optimizer& find_optimizer(std::string_view name) {
  return find_row(optimizers(), name, "unknown-optimizer", "optimizer.name");
}

std::vector<double> Optimizer::defaults() const {
  std::vector<double> values;
  for (const Hyperparameter& one : hyperparameters) values.push_back(one.fallback);
  return values;
}

}  // namespace backflow
