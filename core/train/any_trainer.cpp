#include "core/train/any_trainer.hpp"

#include <algorithm>

namespace backflow {
namespace {

/** Initializer, shuffle and dropout have separate generators, so that one can change without the others. */
constexpr std::uint64_t shuffle_stream = 0x5bf03635u;
constexpr std::uint64_t dropout_stream = 0x1f83d9abu;

std::size_t batch_size_of(const TrainerConfig& config, std::size_t rows) {
  return config.batch_size == 0 ? rows : config.batch_size;
}

}  // namespace

AnyTrainer::AnyTrainer(const TrainerConfig& config)
    : config_((validate(config), config)),
      optimizer_(&find_optimizer(config.optimizer)),
      schedule_(&find_schedule(config.schedule)),
      dropout_random_(config.seed ^ dropout_stream) {}

void AnyTrainer::begin(std::size_t rows, std::size_t inputs, std::size_t outputs) {
  rows_ = rows;
  spec_.inputs = inputs;
  spec_.outputs = outputs;
  follow_config();
  batches_.emplace(rows, batch_size_of(config_, rows), config_.shuffle, Random(config_.seed ^ shuffle_stream));
}

/** Updates what is derived from the configuration. */
void AnyTrainer::follow_config() {
  spec_ = {spec_.inputs,
           config_.layers,
           spec_.outputs,
           config_.output_activation,
           &find_loss(config_.loss, config_.data.classes),
           &find_regularizer(config_.regularizer),
           config_.rate,
           config_.penalize_biases};
  hyperparameters_ = optimizer_->defaults();
  std::copy(config_.hyperparameters.begin(), config_.hyperparameters.end(), hyperparameters_.begin());
  step_hyperparameters_ = hyperparameters_;
  schedule_ = &find_schedule(config_.schedule);
}

double AnyTrainer::next_rate() const {
  return scheduled_rate(*schedule_, config_.schedule_settings, hyperparameters_[0], step_);
}

void AnyTrainer::configure(const TrainerConfig& next) {
  validate(next);
  require_changeable(config_, next);
  if (next.batch_size != config_.batch_size || next.shuffle != config_.shuffle) {
    epochs_before_ += batches_->epoch();
    const Random random(batches_->state().random);
    batches_.emplace(rows_, batch_size_of(next, rows_), next.shuffle, random);
  }
  const bool with_new_optimizer = next.optimizer != config_.optimizer;
  if (with_new_optimizer) optimizer_ = &find_optimizer(next.optimizer);
  config_ = next;
  follow_config();
  stopped_.reset();
  if (mistake_ && mistake_->gates(build_loss_graph(spec_, 1)).empty()) mistake_ = nullptr;
  configured(with_new_optimizer);
}

void AnyTrainer::make_mistake(const std::string& name) {
  mistake_ = name.empty() ? nullptr : &find_training_mistake(name, build_loss_graph(spec_, 1));
}

Progress AnyTrainer::progress() const {
  return {step_, epochs_before_ + batches_->epoch(), batches_->batches_left(), next_rate(), stopped_};
}

}  // namespace backflow
