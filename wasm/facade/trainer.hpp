#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "core/session/graph_session.hpp"
#include "core/train/options.hpp"
#include "core/train/trainer.hpp"

namespace backflow {

/** A parameter with its numbers, in the trainer's precision. */
struct ParameterInfo {
  std::string name;
  Shape shape;
  std::variant<std::vector<float>, std::vector<double>> data;
};

/** The points before features, and their classes (empty if the data has targets). */
struct ExamplesInfo {
  Tensor points;
  std::vector<double> labels;
};

/** A trainer object of the public API, in either precision. */
class TrainerSession : Counted<TrainerSession> {
 public:
  using Counted<TrainerSession>::live;

  /** `state` is from save() or empty. Errors as in apply, validate and restore. */
  TrainerSession(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state);

  /** Returns the configuration with all defaults filled in. */
  std::vector<Setting> settings() const { return to_settings(config_); }
  Precision precision() const { return config_.precision; }

  StepResult step(double n);
  UpdateResult update(double n);
  std::vector<ParameterInfo> parameters() const;
  void set_parameter(const std::string& name, const std::vector<double>& values);
  /** Applies all settings or, on an error, none. */
  void configure(const std::vector<Setting>& changes);
  Tensor predict(const Tensor& points, bool raw);
  /** Error (bad_value, out_of_range) for a grid that is empty or has more than 10^6 cells. */
  std::variant<UnitMaps<float>, UnitMaps<double>> maps(const Grid& grid, bool units);
  ExamplesInfo examples(bool test) const;
  /** Returns the graph of one training example or of the next batch. */
  std::unique_ptr<GraphSession> graph(std::optional<std::size_t> example);
  std::vector<std::uint8_t> save() const;

 private:
  TrainerConfig config_;
  std::variant<std::unique_ptr<Trainer<float>>, std::unique_ptr<Trainer<double>>> trainer_;
};

}  // namespace backflow
