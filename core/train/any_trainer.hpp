#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/data/batches.hpp"
#include "core/graph/plan/any_program.hpp"
#include "core/nn/network.hpp"
#include "core/optim/optimizers.hpp"
#include "core/train/config.hpp"
#include "core/train/inputs.hpp"
#include "core/train/mistakes.hpp"
#include "core/train/pack_rows.hpp"

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

/**
 * A grid of cells over a rectangle in the plane of two columns; row 0 is at the largest y. The other columns stay at a
 * point. With one column, it is a row of cells along that column.
 */
struct Grid {
  double x_low = -6, x_high = 6;
  double y_low = -6, y_high = 6;
  std::size_t width = 100, height = 100;
  std::vector<std::size_t> columns = {};  // one or two; empty: the first two, or the only one
  std::vector<double> at = {};            // a number for every column; empty: the mean of the training points

  bool operator==(const Grid&) const = default;
};

/** The number of points that a prediction computes at once. */
inline constexpr std::size_t prediction_rows = 256;

/** The prediction and, if requested, every hidden unit over a grid. */
template <class T>
struct UnitMaps {
  std::vector<std::vector<T>> layers;  // each units × height × width; empty if only the prediction was requested
  std::vector<T> output;               // outputs × height × width
  std::size_t outputs = 0;
};

using AnyMaps = std::variant<UnitMaps<float>, UnitMaps<double>>;

using Numbers = std::variant<std::vector<float>, std::vector<double>>;

/** An array that the optimizer keeps for a parameter. */
struct SlotInfo {
  std::string_view name;
  Numbers data;
};

/** A parameter with its numbers, in the trainer's precision. */
struct ParameterInfo {
  std::string name;
  Shape shape;
  Numbers data;
  Numbers gradient;  // of the last update, before clipping; zeros before the first and after restore()
  Numbers previous;  // the numbers before the last update; the same as `data` before the first and after restore()
  std::vector<SlotInfo> state;
};

/** The gradient of a loss with respect to a parameter. */
struct GradientInfo {
  std::string name;
  Shape shape;
  Numbers data;
};

/** Figures of a class (none predicted or none present: 0). */
struct ClassFigures {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  double support = 0;  // examples of the class
};

/** The losses of all examples of a set, and figures for labels or for targets. */
struct ExampleFigures {
  std::vector<double> losses;                  // data loss of each example
  std::vector<double> predicted;               // for labels: the predicted class of each example
  std::vector<std::vector<double>> confusion;  // for labels: rows are true classes, columns predicted ones
  std::vector<ClassFigures> per_class;
  // For targets, over all outputs; empty for labels or without examples. r2 is the mean of the outputs' and empty if a
  // target does not vary.
  std::optional<double> r2, rmse, mae;
};

/** The points before features, and their classes (empty if the data has targets) or targets (else without a value). */
struct ExamplesInfo {
  Tensor points;
  std::vector<double> labels;
  Tensor targets;
};

/** A trainer of either precision: its interface, and what does not depend on the precision. */
class AnyTrainer {
 public:
  virtual ~AnyTrainer() = default;
  AnyTrainer(AnyTrainer&&) = default;

  const TrainerConfig& config() const { return config_; }
  const NetworkSpec& spec() const { return spec_; }
  std::size_t train_rows() const { return rows_; }
  /** The training set's data loss before the first update; empty before it. */
  std::optional<double> first_loss() const { return first_loss_; }
  /** False if the data has targets. */
  virtual bool has_classes() const = 0;
  /** Error (shape) unless these are points [n, columns] with the data's columns. */
  virtual void require_points(const Tensor& points) const = 0;
  /** Returns what turns points into the network's inputs. */
  virtual Inputs& inputs() = 0;

  /** Runs n updates, fewer if the run diverges, then one evaluation. n = 0 only evaluates. */
  virtual StepResult step(std::uint64_t n) = 0;
  /** Runs the updates without the evaluation. */
  virtual UpdateResult update(std::uint64_t n) = 0;

  /**
   * Error (fixed_option) for an option that cannot change; errors of `validate`. An error leaves the trainer unchanged.
   * A new optimizer starts without state.
   */
  void configure(const TrainerConfig& next);
  /** Sets one parameter. Errors: unknown_name, shape, bad_value. The optimizer's state is kept. */
  virtual void set_parameter(const std::string& name, const std::vector<double>& values) = 0;
  virtual std::vector<ParameterInfo> parameter_infos() const = 0;
  /** Returns the training or the test examples. */
  virtual ExamplesInfo examples_info(bool test) const = 0;

  /**
   * Returns predictions [n, outputs] for points [n, columns]: probabilities for the cross-entropies, otherwise outputs.
   * `raw`: always outputs.
   */
  virtual Tensor predict(const Tensor& points, bool raw) = 0;
  /** Returns the values [n, units] of a hidden layer (from 1) after its activation. Errors: shape, out_of_range. */
  virtual Tensor activations(const Tensor& points, std::size_t layer) = 0;
  /** Returns the losses of all examples and what they add up to. */
  virtual ExampleFigures example_figures(bool test) = 0;
  /** Returns the gradients of the data loss of one training example alone. Error (out_of_range) for the example. */
  virtual std::vector<GradientInfo> example_gradients(std::size_t example) = 0;
  /** Computes maps in one sweep over the grid; `units`: with every hidden unit. Errors as in `completed`. */
  virtual AnyMaps maps_over(const Grid& grid, bool units) = 0;
  /**
   * Returns the graph of a training step with separate memory, on the next batch or one training example, with forward
   * and backward done. Error (out_of_range) for the example.
   */
  virtual std::unique_ptr<AnyProgram> graph_of(std::optional<std::size_t> example) = 0;

  /**
   * Makes a mistake (mistakes.hpp) in every backward sweep of a step and of graph_of() from now on, until the next
   * call; an empty name ends it. Statistics and diagnoses make none. It is not part of the saved state, and ends with a
   * configuration that has no place for it. Errors as in find_training_mistake.
   */
  void make_mistake(const std::string& name);
  /** Returns the name of the mistake that is made; empty: none. */
  std::string_view mistake_name() const { return mistake_ ? mistake_->name : std::string_view(); }
  /** Returns the mistake in the backward sweep of graph_of(). */
  virtual std::optional<Mistake> mistake_of(std::optional<std::size_t> example) = 0;

  /**
   * Returns a planned program for a graph of this network up to `output`, with Layout::rows, every gradient, memory of
   * its own and the present parameters.
   */
  virtual std::unique_ptr<AnyProgram> program_of(const Network& network, NodeIndex output) const = 0;
  /** Writes training examples into the leaves of such a program. */
  virtual void load_examples(AnyProgram& program, const Network& network, const RowChoice& rows) const = 0;

  /** Returns everything needed to continue bit for bit. */
  virtual std::vector<std::uint8_t> save() const = 0;
  /** Error (state_mismatch) if the bytes are not a state of this configuration. */
  virtual void restore(const std::vector<std::uint8_t>& bytes) = 0;

 protected:
  /** Error as `validate` says. Call begin() when the examples are known. */
  explicit AnyTrainer(const TrainerConfig& config);
  /** Sets what follows from the training set's rows and the network's inputs and outputs. */
  void begin(std::size_t rows, std::size_t inputs, std::size_t outputs);
  /** Is called after a change of the configuration. */
  virtual void configured(bool with_new_optimizer) = 0;

  Progress progress() const;
  /** Returns the scheduled learning rate of the next update. */
  double next_rate() const;

  TrainerConfig config_;
  NetworkSpec spec_;
  const TrainingMistake* mistake_ = nullptr;
  const Optimizer* optimizer_;
  const Schedule* schedule_;
  std::vector<double> hyperparameters_;       // as set
  std::vector<double> step_hyperparameters_;  // with the scheduled learning rate
  std::optional<Batches> batches_;
  Random dropout_random_;
  std::uint64_t step_ = 0;
  std::uint64_t epochs_before_ = 0;   // epochs with earlier batch sizes
  std::optional<double> first_loss_;  // the training set's data loss before the first update, for detecting divergence
  Losses last_batch_;
  bool has_batch_ = false;
  std::optional<Stopped> stopped_;

 private:
  void follow_config();

  std::size_t rows_ = 0;
};

/** Makes a trainer of the configuration's precision. Error as `validate` says. */
std::unique_ptr<AnyTrainer> make_trainer(const TrainerConfig& config);

}  // namespace backflow
