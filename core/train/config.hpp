#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/nn/network.hpp"
#include "core/optim/clipping.hpp"
#include "core/optim/schedules.hpp"
#include "core/tensor/tensor.hpp"

namespace backflow {

/** Where the examples come from: a named dataset, or points that the user gave. */
struct DataConfig {
  std::string name;  // empty: points given by the user
  int classes = 2;
  bool classes_counted = false;  // counted from the labels, so each class up to the highest must have an example
  int samples = 300;
  double noise = 0.1;
  std::optional<double> train_fraction;  // empty: half of a dataset, all of given points
  std::uint64_t seed = 1;
  Tensor points;               // [n, columns], given points only
  std::vector<double> labels;  // class indices; or empty, and …
  Tensor targets;              // … [n, outputs]

  double fraction() const { return train_fraction.value_or(name.empty() ? 1 : 0.5); }
};

enum class Precision { float32, float64 };

/** A trainer's configuration with every default of CONTRACT.md. */
struct TrainerConfig {
  DataConfig data;
  std::vector<std::string> features{"x", "y"};  // see read_feature and Inputs
  bool standardize = false;
  std::vector<LayerSpec> layers;
  std::string output_activation = "identity";
  std::string loss = "cross-entropy";
  std::string optimizer = "sgd";
  std::vector<double> hyperparameters;  // in the order of the optimizer's row; empty: its defaults
  std::string schedule = "constant";
  ScheduleSettings schedule_settings;
  Clipping clip;
  std::string regularizer = "l2";
  double rate = 0;
  bool penalize_biases = false;
  std::size_t batch_size = 10;  // 0: the whole set
  bool shuffle = true;
  std::string initializer = "xavier";
  std::uint64_t seed = 1;
  Precision precision = Precision::float32;  // selects the trainer's type when it is created
};

/** Error (unknown_name, out_of_range, bad_value) about the first invalid option, named by its dotted path. */
void validate(const TrainerConfig& config);

/** Error (fixed_option) if `next` changes an option that cannot change after a trainer is created. */
void require_changeable(const TrainerConfig& now, const TrainerConfig& next);

}  // namespace backflow
