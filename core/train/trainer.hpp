#pragma once

#include <optional>
#include <vector>

#include "core/data/batches.hpp"
#include "core/optim/optimizers.hpp"
#include "core/train/examples.hpp"
#include "core/train/runners.hpp"

namespace backflow {

/** A run that stopped because it diverged. */
struct Stopped {
  std::uint64_t at = 0;  // the step at which it was detected
};

/** loss = data_loss + regularization_loss. */
struct Losses {
  double loss = 0;
  double data_loss = 0;
  double regularization_loss = 0;
};

/** The progress of a run. */
struct Progress {
  std::uint64_t step = 0;
  std::uint64_t epoch = 0;
  std::uint64_t updates_left = 0;  // in the running epoch; those of the next where one has just ended
  double learning_rate = 0;
  std::optional<Stopped> stopped;
};

/** An evaluation of the network in its present state. Figures that do not apply (no test set, no labels) are empty. */
struct StepResult : Progress, Losses {
  std::optional<double> test_loss;  // data loss only
  std::optional<double> accuracy;
  std::optional<double> test_accuracy;
  /** Hidden layers, from 1, in which every unit is dead: its local gradient is 0 on every training example. */
  std::vector<int> collapsed;
};

/** The figures that are known after updates without an evaluation. */
struct UpdateResult : Progress {
  std::optional<Losses> batch;  // of the last batch; empty before the first
};

/** A grid of cells over a rectangle; row 0 is at the largest y. */
struct Grid {
  double x_low = -6, x_high = 6;
  double y_low = -6, y_high = 6;
  std::size_t width = 100, height = 100;
};

/** The prediction and, if requested, every hidden unit over a grid. */
template <class T>
struct UnitMaps {
  std::vector<std::vector<T>> layers;  // each units × height × width; empty if only the prediction was requested
  std::vector<T> output;               // outputs × height × width
  std::size_t outputs = 0;
};

/**
 * Trains a network: forward, loss, backward, update, on the same graph that `snapshot` shows. T is the precision of all
 * numbers. step() allocates nothing between its first update and its evaluation.
 */
template <class T>
class Trainer {
 public:
  /** Error as `validate` says. */
  explicit Trainer(const TrainerConfig& config);

  const TrainerConfig& config() const { return config_; }
  const ExampleSets<T>& examples() const { return examples_; }
  const Parameters<T>& parameters() const { return parameters_; }

  /** Runs n updates, fewer if the run diverges, then one evaluation. n = 0 only evaluates. */
  StepResult step(std::uint64_t n);
  /** Runs the updates without the evaluation. */
  UpdateResult update(std::uint64_t n);

  /** Sets one parameter. Errors: unknown_name, shape, bad_value. The optimizer's state is kept. */
  void set_parameter(const std::string& name, const std::vector<double>& values);

  /**
   * Error (fixed_option) for an option that cannot change; errors of `validate`. An error leaves the trainer unchanged.
   * A new optimizer starts without state.
   */
  void configure(const TrainerConfig& next);

  /**
   * Returns predictions [n, outputs] for points [n, columns]: probabilities for the cross-entropies, otherwise outputs.
   * `raw`: always outputs.
   */
  Tensor predict(const Tensor& points, bool raw);

  /**
   * Computes maps in one sweep over the grid; `units`: with every hidden unit. Error (shape) for data that is not 2D.
   */
  UnitMaps<T> maps(const Grid& grid, bool units);

  /**
   * Returns the graph of a training step with separate memory, on the next batch or one training example, with forward
   * and backward done. Error (out_of_range) for the example.
   */
  std::unique_ptr<Program<T>> snapshot(std::optional<std::size_t> example);

  /** Returns everything needed to continue bit for bit. */
  std::vector<std::uint8_t> save() const;
  /** Error (state_mismatch) if the bytes are not a state of this configuration. */
  void restore(const std::vector<std::uint8_t>& bytes);

 private:
  struct Evaluation {
    double data_loss = 0;
    double penalty = 0;
    std::optional<double> accuracy;
    std::vector<int> collapsed;
  };

  NetworkSpec spec() const;
  void initialize();
  void set_hyperparameters();
  void run(std::uint64_t n);
  bool update_once(double most);
  Evaluation evaluate(const Examples<T>& examples);
  bool any_alive(const Runner<T>& runner, std::size_t layer) const;
  Progress progress() const;
  bool is_right(int label, const T* scores, std::size_t pitch) const;
  std::uint64_t epoch() const { return epochs_before_ + batches_->epoch(); }

  TrainerConfig config_;
  ExampleSets<T> examples_;
  NetworkSpec spec_;
  const Optimizer* optimizer_;
  Parameters<T> parameters_;
  std::vector<double> hyperparameters_;
  std::optional<Batches> batches_;
  Runners<T> training_;
  Runners<T> evaluating_;
  Runners<T> predicting_;
  std::uint64_t step_ = 0;
  std::uint64_t epochs_before_ = 0;   // epochs with earlier batch sizes
  std::optional<double> first_loss_;  // the training set's data loss before the first update, for detecting divergence
  Losses last_batch_;
  bool has_batch_ = false;
  std::optional<Stopped> stopped_;
};

extern template class Trainer<float>;
extern template class Trainer<double>;

}  // namespace backflow
