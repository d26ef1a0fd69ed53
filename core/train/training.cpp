#include <algorithm>
#include <cmath>

#include "core/kernels/pack.hpp"
#include "core/train/trainer.hpp"

/** The trainer's updates and evaluations. */
namespace backflow {
namespace {

/**
 * A run has diverged if a batch's data loss is this many times the training set's before the first update, which counts
 * as at least 1 (CONTRACT.md).
 */
constexpr double divergence_factor = 1000;
/** The rows that an evaluation computes at once: enough to fill the kernels, few enough to stay in the cache. */
constexpr std::size_t evaluation_rows = 1024;

/** Returns the losses of the examples that a graph has just run on. */
template <class T>
Losses losses_of(const Runner<T>& runner) {
  if (runner.penalty == runner.data_loss) return {*runner.loss, *runner.loss, 0};
  return {*runner.loss, *runner.data_loss, *runner.penalty};
}

}  // namespace

/**
 * Runs one update. False if the run has diverged: the batch's data loss exceeds `most`, or a parameter is not finite.
 */
template <class T>
bool Trainer<T>::update_once(double most) {
  const auto batch = batches_->next();
  Runner<T>& runner = training_.rows(batch.size(), spec_, parameters_);
  auto masks = mistake_ ? next_masks(batch.size()) : std::vector<std::vector<double>>{};
  runner.load(examples_.train, listed(batch));
  runner.draw_masks(dropout_random_, batch.size());
  runner.program.forward();
  last_batch_ = losses_of(runner);
  // A loss that is infinite only because of the penalty also counts as divergence.
  if (!(last_batch_.data_loss <= most) || !std::isfinite(last_batch_.loss)) return false;
  if (mistake_) {
    sweep_with_mistake(batch, std::move(masks));
  } else {
    runner.program.backward();
  }
  return apply_gradients();
}

/** Updates all parameters that are not frozen, with the gradients of the last sweep; false if one is not finite. */
template <class T>
bool Trainer<T>::apply_gradients() {
  step_hyperparameters_[0] = next_rate();
  ++step_;
  const std::uint64_t update = ++parameters_.updates;
  if (optimizer_->prepare) optimizer_->prepare(step_hyperparameters_, update, parameters_.numbers);
  if (config_.clip.active()) {
    for (const ParameterPart<T>& part : parameters_.parts) {
      std::copy(part.gradients.begin(), part.gradients.end(), part.applied.begin());
    }
    clip<T>(config_.clip, parameters_.applied);
  }
  bool finite = true;
  for (const ParameterPart<T>& part : parameters_.parts) {
    finite &= optimizer_->template update<T>(
        {part.values, part.applied, part.state, step_hyperparameters_, update, parameters_.numbers});
  }
  return finite;
}

/** Only batches decide when a run stops, so that n updates at once equal n single updates. */
template <class T>
void Trainer<T>::run(std::uint64_t n) {
  if (n == 0 || stopped_) return;
  if (!first_loss_) first_loss_ = evaluate(examples_.train).data_loss;
  const double most = divergence_factor * std::max(1.0, *first_loss_);
  has_batch_ = true;
  for (std::uint64_t i = 0; i < n; ++i) {
    if (i + 1 == n) std::copy(parameters_.values.begin(), parameters_.values.end(), parameters_.previous.begin());
    if (update_once(most)) continue;
    stopped_ = Stopped{step_};
    if (i + 1 < n) parameters_.previous = parameters_.values;  // the values before were not kept
    break;
  }
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
 * Returns the class with the largest score (lowest index at a tie) or, with one output, the side of the midpoint that
 * the score is on. The scores of an example are `pitch` apart. A score that is not a number gives −1.
 */
template <class T>
int Trainer<T>::predicted_class(const T* scores, std::size_t pitch) const {
  if (examples_.outputs == 1) {
    // The midpoint is 0 for all losses: targets are −1 and +1, or a logit of 0 is probability ½.
    return scores[0] != scores[0] ? -1 : scores[0] > T(0);
  }
  std::size_t best = 0;
  for (std::size_t k = 1; k < examples_.outputs; ++k) {
    if (scores[best * pitch] < scores[k * pitch]) best = k;
  }
  return static_cast<int>(best);
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
    runner.load(examples, consecutive(first, rows));
    runner.program.forward();
    const double share = static_cast<double>(rows) / static_cast<double>(examples.rows);
    const Losses losses = losses_of(runner);
    evaluation.data_loss += share * losses.data_loss;
    evaluation.penalty = losses.regularization_loss;
    const auto scores = std::as_const(runner.program).examples(runner.network.scores);
    for (std::size_t r = 0; r < rows && !examples.labels.empty(); ++r) {
      right += predicted_class(scores.data() + r, padded(rows)) == examples.labels[first + r] ? 1 : 0;
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

template bool Trainer<float>::update_once(double);
template bool Trainer<float>::apply_gradients();
template void Trainer<float>::run(std::uint64_t);
template UpdateResult Trainer<float>::update(std::uint64_t);
template StepResult Trainer<float>::step(std::uint64_t);
template int Trainer<float>::predicted_class(const float*, std::size_t) const;
template Trainer<float>::Evaluation Trainer<float>::evaluate(const Examples<float>&);
template bool Trainer<float>::any_alive(const Runner<float>&, std::size_t) const;
template bool Trainer<double>::update_once(double);
template bool Trainer<double>::apply_gradients();
template void Trainer<double>::run(std::uint64_t);
template UpdateResult Trainer<double>::update(std::uint64_t);
template StepResult Trainer<double>::step(std::uint64_t);
template int Trainer<double>::predicted_class(const double*, std::size_t) const;
template Trainer<double>::Evaluation Trainer<double>::evaluate(const Examples<double>&);
template bool Trainer<double>::any_alive(const Runner<double>&, std::size_t) const;

}  // namespace backflow
