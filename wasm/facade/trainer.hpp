#pragma once

#include <memory>
#include <optional>

#include "core/session/graph_session.hpp"
#include "core/train/diagnosis/diagnosis.hpp"
#include "core/train/input_gradients.hpp"
#include "core/train/options.hpp"
#include "core/train/statistics.hpp"

namespace backflow {

/** A trainer object of the public API, in either precision. */
class TrainerSession : Counted<TrainerSession> {
 public:
  using Counted<TrainerSession>::live;

  /** `state` is from save() or empty. Errors as in apply, validate and restore. */
  TrainerSession(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state);

  /** Returns the configuration with all defaults filled in. */
  std::vector<Setting> settings() const { return to_settings(trainer_->config()); }
  Precision precision() const { return trainer_->config().precision; }

  StepResult step(double n);
  UpdateResult update(double n);
  std::vector<ParameterInfo> parameters() const { return trainer_->parameter_infos(); }
  void set_parameter(const std::string& name, const std::vector<double>& values) {
    trainer_->set_parameter(name, values);
  }
  /** Applies all settings or, on an error, none. */
  void configure(const std::vector<Setting>& changes);
  Tensor predict(const Tensor& points, bool raw) { return trainer_->predict(points, raw); }
  Tensor activations(const Tensor& points, std::size_t layer) { return trainer_->activations(points, layer); }
  ExampleFigures example_figures(bool test) { return trainer_->example_figures(test); }
  std::vector<GradientInfo> example_gradients(std::size_t example) { return trainer_->example_gradients(example); }
  Tensor input_gradients(const Tensor& points, const GradientOf& of) {
    return backflow::input_gradients(*trainer_, points, of);
  }
  Statistics statistics() const { return backflow::statistics(*trainer_); }
  std::vector<Finding> diagnose() { return backflow::diagnose(*trainer_); }
  /** Error (out_of_range) for a grid that is empty or has more than 10^6 cells; errors of `completed`. */
  AnyMaps maps(const Grid& grid, bool units);
  ExamplesInfo examples(bool test) const { return trainer_->examples_info(test); }
  /** Returns the graph of one training example or of the next batch. */
  std::unique_ptr<GraphSession> graph(std::optional<std::size_t> example);
  void make_mistake(const std::string& name) { trainer_->make_mistake(name); }
  std::string_view mistake() const { return trainer_->mistake_name(); }
  std::vector<std::uint8_t> save() const { return trainer_->save(); }

 private:
  std::unique_ptr<AnyTrainer> trainer_;
};

}  // namespace backflow
