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
      evaluating_(build_loss_graph, Gradients::none),
      predicting_(build_prediction_graph, Gradients::none) {
  begin(examples_.train.rows, examples_.train.inputs, examples_.outputs);
  parameters_ = Parameters<T>(build_prediction_graph(spec_, 1).parameters, *optimizer_);
  parameters_.arrange(config_.layers, config_.clip.active());
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
  parameters_.previous = parameters_.values;
}

template <class T>
void Trainer<T>::configured(bool with_new_optimizer) {
  if (with_new_optimizer) parameters_.carry(*optimizer_);
  parameters_.arrange(config_.layers, config_.clip.active());
  training_.clear();
  evaluating_.clear();
}

template <class T>
std::vector<ParameterInfo> Trainer<T>::parameter_infos() const {
  std::vector<ParameterInfo> infos;
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const ParameterLeaf& leaf = parameters_.leaves[i];
    const auto of_leaf = [&](const std::vector<T>& block) {
      const auto first = block.begin() + static_cast<std::ptrdiff_t>(parameters_.offsets[i]);
      return std::vector<T>(first, first + static_cast<std::ptrdiff_t>(leaf.shape.size()));
    };
    ParameterInfo info{leaf.name,
                       leaf.shape,
                       of_leaf(parameters_.values),
                       of_leaf(parameters_.gradients),
                       of_leaf(parameters_.previous),
                       {}};
    for (std::size_t slot = 0; slot < parameters_.state.size(); ++slot) {
      info.state.push_back({optimizer_->slots.data()[slot], of_leaf(parameters_.state[slot])});
    }
    infos.push_back(std::move(info));
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
    // What a person sets is no update.
    std::copy_n(parameters_.value(i).begin(), values.size(),
                parameters_.previous.begin() + static_cast<std::ptrdiff_t>(parameters_.offsets[i]));
    stopped_.reset();
    return;
  }
  throw Error("unknown-parameter", {{"name", name}}, {}, name);
}

/** Returns the masks of the next step, row by row. The generator does not move. */
template <class T>
std::vector<std::vector<double>> Trainer<T>::next_masks(std::size_t rows) const {
  Random random = dropout_random_;
  std::vector<std::vector<double>> masks;
  for (const LayerSpec& layer : config_.layers) {
    if (layer.dropout == 0) continue;
    std::vector<double>& mask = masks.emplace_back(rows * layer.units);
    draw_mask<T>(random, layer.dropout, rows, layer.units, [&](std::size_t unit, std::size_t row, const Pack<T>& pack) {
      for (std::size_t lane = 0; lane < lanes && row + lane < rows; ++lane) {
        mask[(row + lane) * layer.units + unit] = static_cast<double>(pack[lane]);
      }
    });
  }
  return masks;
}

template <class T>
std::unique_ptr<AnyProgram> Trainer<T>::program_of(const Network& network, NodeIndex output) const {
  return loaded(network, output);
}

template <class T>
void Trainer<T>::load_examples(AnyProgram& program, const Network& network, const RowChoice& rows) const {
  load_rows(examples_.train, static_cast<Program<T>&>(program), network, rows);
}

/** Returns a planned program with memory of its own and the present parameters. */
template <class T>
std::unique_ptr<Program<T>> Trainer<T>::loaded(const Network& network, NodeIndex output) const {
  auto program = std::make_unique<Program<T>>(network.graph, Gradients::all);
  program->plan(output);
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const auto value = parameters_.value(i);
    std::copy(value.begin(), value.end(), program->memory(network.parameters[i].node).begin());
  }
  return program;
}

/** Returns a program on these training examples after forward and backward. */
template <class T>
std::unique_ptr<Program<T>> Trainer<T>::swept(const Network& network, const RowChoice& rows,
                                              const std::optional<Mistake>& mistake) const {
  auto program = loaded(network, network.graph->output);
  load_rows(examples_.train, *program, network, rows);
  program->forward();
  if (mistake) {
    backward(*program, *mistake, {});
  } else {
    program->backward();
  }
  return program;
}

template <class T>
void Trainer<T>::require_example(std::size_t example) const {
  if (example < examples_.train.rows) return;
  throw Error("unknown-example", {{"index", example}, {"count", examples_.train.rows}}, {}, "example");
}

template <class T>
std::unique_ptr<Program<T>> Trainer<T>::snapshot(std::optional<std::size_t> example) {
  if (example) {
    require_example(*example);
    const Network network = build_loss_graph(spec_, 1);
    return swept(network, consecutive(*example, 1), mistake_in(network, false));
  }
  const auto batch = batches_->peek();
  const Network network = build_masked_graph(spec_, batch.size(), next_masks(batch.size()));
  return swept(network, listed(batch), mistake_in(network, true));
}

template <class T>
std::vector<GradientInfo> Trainer<T>::example_gradients(std::size_t example) {
  require_example(example);
  NetworkSpec spec = spec_;
  spec.rate = 0;  // the data loss alone
  const Network network = build_loss_graph(spec, 1);
  const auto program = swept(network, consecutive(example, 1), mistake_in(network, false));
  std::vector<GradientInfo> gradients;
  for (const ParameterLeaf& leaf : network.parameters) {
    const auto gradient = std::as_const(*program).gradient(leaf.node);
    gradients.push_back({leaf.name, leaf.shape, std::vector<T>(gradient.begin(), gradient.end())});
  }
  return gradients;
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace backflow
