#include "core/train/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "core/kernels/pack.hpp"
#include "core/nn/initializers.hpp"

namespace backflow {
template <class T>
Trainer<T>::Trainer(const TrainerConfig& config)
    : AnyTrainer(config),
      examples_(make_examples<T>(config_)),
      training_(build_training_graph, Gradients::parameters),
      evaluating_(build_training_graph, Gradients::none),
      predicting_(build_prediction_graph, Gradients::none) {
  begin(examples_.train.rows, examples_.train.inputs, examples_.outputs);
  parameters_ = Parameters<T>(build_prediction_graph(spec_, 1).parameters, *optimizer_);
  initialize();
}

std::unique_ptr<AnyTrainer> make_trainer(const TrainerConfig& config) {
  if (config.precision == Precision::float64) return std::make_unique<Trainer<double>>(config);
  return std::make_unique<Trainer<float>>(config);
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
void Trainer<T>::configured(bool with_new_optimizer) {
  if (with_new_optimizer) parameters_.carry(*optimizer_);
  training_.clear();
  evaluating_.clear();
}

template <class T>
std::vector<ParameterInfo> Trainer<T>::parameter_infos() const {
  std::vector<ParameterInfo> infos;
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const auto value = parameters_.value(i);
    infos.push_back(
        {parameters_.leaves[i].name, parameters_.leaves[i].shape, std::vector<T>(value.begin(), value.end())});
  }
  return infos;
}

template <class T>
ExamplesInfo Trainer<T>::examples_info(bool test) const {
  const Examples<T>& examples = test ? examples_.test : examples_.train;
  return {examples.raw, {examples.labels.begin(), examples.labels.end()}, examples.raw_targets};
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
