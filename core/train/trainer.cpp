#include "core/train/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "core/kernels/pack.hpp"
#include "core/nn/initializers.hpp"

namespace backflow {
namespace {

/** The shuffle and the initializer have separate generators, so that one can change without the other. */
constexpr std::uint64_t shuffle_stream = 0x5bf03635u;

}  // namespace

template <class T>
Trainer<T>::Trainer(const TrainerConfig& config)
    : config_((validate(config), config)),
      examples_(make_examples<T>(config_)),
      spec_(spec()),
      optimizer_(&find_optimizer(config_.optimizer)),
      parameters_(build_prediction_graph(spec_, 1).parameters, *optimizer_),
      training_(build_training_graph, Gradients::parameters),
      evaluating_(build_training_graph, Gradients::none),
      predicting_(build_prediction_graph, Gradients::none) {
  const std::size_t size = config_.batch_size == 0 ? examples_.train.rows : config_.batch_size;
  batches_.emplace(examples_.train.rows, size, config_.shuffle, Random(config_.seed ^ shuffle_stream));
  initialize();
  set_hyperparameters();
}

template <class T>
NetworkSpec Trainer<T>::spec() const {
  return {examples_.train.inputs,
          config_.layers,
          examples_.outputs,
          config_.output_activation,
          &find_loss(config_.loss, config_.data.classes),
          &find_regularizer(config_.regularizer),
          config_.rate,
          config_.penalize_biases};
}

template <class T>
void Trainer<T>::initialize() {
  Random random(config_.seed);
  const Initializer& initializer = find_initializer(config_.initializer);
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const ParameterLeaf& leaf = parameters_.leaves[i];
    if (leaf.bias) continue;
    std::vector<double> weights(leaf.shape.size());
    initializer.fill(random, leaf.in, leaf.out, weights);
    std::transform(weights.begin(), weights.end(), parameters_.value(i).begin(),
                   [](double weight) { return static_cast<T>(weight); });
  }
}

template <class T>
void Trainer<T>::set_hyperparameters() {
  hyperparameters_.clear();
  for (std::size_t i = 0; i < optimizer_->hyperparameters.size(); ++i) {
    const double value =
        i < config_.hyperparameters.size() ? config_.hyperparameters[i] : optimizer_->hyperparameters[i].fallback;
    hyperparameters_.push_back(value);
  }
}

template <class T>
Progress Trainer<T>::progress() const {
  const auto& rows = optimizer_->hyperparameters;
  double rate = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].name != "learningRate") continue;
    rate = i < config_.hyperparameters.size() ? config_.hyperparameters[i] : rows[i].fallback;
  }
  return {step_, epoch(), batches_->batches_left(), rate, stopped_};
}

template <class T>
void Trainer<T>::set_parameter(const std::string& name, const std::vector<double>& values) {
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const ParameterLeaf& leaf = parameters_.leaves[i];
    if (leaf.name != name) continue;
    if (values.size() != leaf.shape.size()) {
      throw Error(
          "parameter-size",
          {{"name", name}, {"count", leaf.shape.size()}, {"shape", to_string(leaf.shape)}, {"given", values.size()}},
          {}, name);
    }
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (std::isfinite(static_cast<T>(values[k]))) continue;
      throw Error("entry-not-finite", {{"option", name}, {"index", k}}, {}, name);
    }
    std::transform(values.begin(), values.end(), parameters_.value(i).begin(),
                   [](double value) { return static_cast<T>(value); });
    stopped_.reset();
    return;
  }
  throw Error("unknown-parameter", {{"name", name}}, {}, name);
}

template <class T>
void Trainer<T>::configure(const TrainerConfig& next) {
  validate(next);
  require_changeable(config_, next);
  if (next.batch_size != config_.batch_size || next.shuffle != config_.shuffle) {
    const std::size_t size = next.batch_size == 0 ? examples_.train.rows : next.batch_size;
    epochs_before_ += batches_->epoch();
    const Random random(batches_->state().random);
    batches_.emplace(examples_.train.rows, size, next.shuffle, random);
  }
  if (next.optimizer != config_.optimizer) {
    optimizer_ = &find_optimizer(next.optimizer);
    parameters_.carry(*optimizer_);
  }
  config_ = next;
  spec_ = spec();
  training_.clear();
  evaluating_.clear();
  set_hyperparameters();
  stopped_.reset();
}

template <class T>
std::unique_ptr<Program<T>> Trainer<T>::snapshot(std::optional<std::size_t> example) {
  if (example && *example >= examples_.train.rows) {
    throw Error("unknown-example", {{"index", *example}, {"count", examples_.train.rows}}, {}, "example");
  }
  const auto batch = example ? std::span<const std::uint32_t>{} : batches_->peek();
  const std::size_t rows = example ? 1 : batch.size();
  const Network network = build_training_graph(spec_, rows);
  auto program = std::make_unique<Program<T>>(network.graph, Gradients::all);
  program->plan(network.graph->output);
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const auto value = std::as_const(parameters_).value(i);
    std::copy(value.begin(), value.end(), program->memory(network.parameters[i].node).begin());
  }
  load_rows(examples_.train, *program, network, example ? consecutive(*example, 1) : listed(batch));
  program->forward();
  program->backward();
  return program;
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace backflow
