#include "core/train/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "core/kernels/pack.hpp"
#include "core/nn/initializers.hpp"

namespace backflow {
namespace {

/**
 * A run has diverged if a batch's data loss is this many times the training set's before the first update, which counts
 * as at least 1 (CONTRACT.md).
 */
constexpr double divergence_factor = 1000;
/** The rows that an evaluation computes at once: enough to fill the kernels, few enough to stay in the cache. */
constexpr std::size_t evaluation_rows = 1024;

/** The shuffle and the initializer have separate generators, so that one can change without the other. */
constexpr std::uint64_t shuffle_stream = 0x5bf03635u;

/** Returns the losses of the examples that a graph has just run on. */
template <class T>
Losses losses_of(const Runner<T>& runner) {
  const auto value = [&](NodeIndex node) { return static_cast<double>(runner.program.value(node)[0]); };
  const Network& network = runner.network;
  const double loss = value(network.loss);
  if (network.penalty == network.data_loss) return {loss, loss, 0};
  return {loss, value(network.data_loss), value(network.penalty)};
}

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

/**
 * Runs one update. False if the run has diverged: the batch's data loss exceeds `most`, or a parameter is not finite.
 */
template <class T>
bool Trainer<T>::update_once(double most) {
  const auto batch = batches_->next();
  Runner<T>& runner = training_.rows(batch.size(), spec_, parameters_);
  load_examples(examples_.train, runner.program, runner.network, listed(batch));
  runner.program.forward();
  last_batch_ = losses_of(runner);
  // A loss that is infinite only because of the penalty also counts as divergence.
  if (!(last_batch_.data_loss <= most) || !std::isfinite(last_batch_.loss)) return false;
  runner.program.backward();
  ++step_;
  return optimizer_->template update<T>({parameters_.values, parameters_.gradients, parameters_.state_pointers,
                                         hyperparameters_, ++parameters_.updates, parameters_.numbers});
}

/** Only batches decide when a run stops, so that n updates at once equal n single updates. */
template <class T>
void Trainer<T>::run(std::uint64_t n) {
  if (n == 0 || stopped_) return;
  if (!first_loss_) first_loss_ = evaluate(examples_.train).data_loss;
  const double most = divergence_factor * std::max(1.0, *first_loss_);
  has_batch_ = true;
  for (std::uint64_t i = 0; i < n; ++i) {
    if (update_once(most)) continue;
    stopped_ = Stopped{step_};
    break;
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
UpdateResult Trainer<T>::update(std::uint64_t n) {
  run(n);
  return {progress(), has_batch_ ? std::optional(last_batch_) : std::nullopt};
}

template <class T>
StepResult Trainer<T>::step(std::uint64_t n) {
  run(n);
  Evaluation train = evaluate(examples_.train);
  StepResult result{progress(), {train.data_loss + train.penalty, train.data_loss, train.penalty}, {}, {}, {}, {}};
  result.accuracy = train.accuracy;
  result.collapsed = std::move(train.collapsed);
  if (examples_.test.rows > 0) {
    const Evaluation test = evaluate(examples_.test);
    result.test_loss = test.data_loss;
    result.test_accuracy = test.accuracy;
  }
  return result;
}

/**
 * True if the largest score is the label's (lowest index at a tie) or, with one output, if the score is on the label's
 * side of the midpoint. The scores of an example are `pitch` apart.
 */
template <class T>
bool Trainer<T>::is_right(int label, const T* scores, std::size_t pitch) const {
  if (examples_.outputs == 1) {
    // The midpoint is 0 for all losses: targets are −1 and +1, or a logit of 0 is probability ½.
    return scores[0] != scores[0] ? false : (scores[0] > T(0)) == (label == 1);
  }
  std::size_t best = 0;
  for (std::size_t k = 1; k < examples_.outputs; ++k) {
    if (scores[best * pitch] < scores[k * pitch]) best = k;
  }
  return static_cast<int>(best) == label;
}

template <class T>
typename Trainer<T>::Evaluation Trainer<T>::evaluate(const Examples<T>& examples) {
  Evaluation evaluation;
  std::size_t right = 0;
  std::vector<char> alive(config_.layers.size(), 0);
  const bool training = &examples == &examples_.train;
  for (std::size_t first = 0; first < examples.rows; first += evaluation_rows) {
    const std::size_t rows = std::min(evaluation_rows, examples.rows - first);
    Runner<T>& runner = evaluating_.rows(rows, spec_, parameters_);
    load_examples(examples, runner.program, runner.network, consecutive(first, rows));
    runner.program.forward();
    const double share = static_cast<double>(rows) / static_cast<double>(examples.rows);
    const Losses losses = losses_of(runner);
    evaluation.data_loss += share * losses.data_loss;
    evaluation.penalty = losses.regularization_loss;
    const auto scores = std::as_const(runner.program).examples(runner.network.scores);
    for (std::size_t r = 0; r < rows && !examples.labels.empty(); ++r) {
      right += is_right(examples.labels[first + r], scores.data() + r, padded(rows)) ? 1 : 0;
    }
    for (std::size_t l = 0; training && l < alive.size(); ++l) {
      if (!alive[l]) alive[l] = any_alive(runner, l);
    }
  }
  if (!examples.labels.empty()) evaluation.accuracy = static_cast<double>(right) / static_cast<double>(examples.rows);
  for (std::size_t l = 0; training && l < alive.size(); ++l) {
    if (!alive[l]) evaluation.collapsed.push_back(static_cast<int>(l) + 1);
  }
  return evaluation;
}

/**
 * True unless every unit of a hidden layer has local gradient 0 on all examples that have just run. A unit with NaN is
 * not dead.
 */
template <class T>
bool Trainer<T>::any_alive(const Runner<T>& runner, std::size_t layer) const {
  const Node& node = runner.network.graph->node(runner.network.layers[layer]);
  if (!node.gate->can_die) return true;
  const auto y = runner.program.examples(runner.network.layers[layer]);
  const auto a = runner.program.examples(node.inputs.front());
  const T parameter = node.inputs.size() > 1 ? runner.program.value(node.inputs.back())[0] : T(0);
  const auto local = node.gate->template rule<T>().local;
  // The padding of the last pack holds copies of an example, so it does not change the result.
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (y[i] != y[i] || local(0, a[i], parameter, parameter, y[i]) != T(0)) return true;
  }
  return false;
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
