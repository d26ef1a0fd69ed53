#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/train/config.hpp"

namespace backflow {

enum class Precision { float32, float64 };

/** One option of a TrainerConfig as it comes from JavaScript: a dotted path ("optimizer.learningRate") and a value. */
struct Setting {
  std::string path;
  std::variant<double, bool, std::string, std::vector<double>, std::vector<std::string>, Tensor> value;
};

/** A configuration with its precision, which is the trainer's type. */
struct TrainerOptions {
  TrainerConfig config;
  Precision precision = Precision::float32;
};

/** CONTRACT.md's defaults. */
TrainerOptions default_options();

/**
 * Applies settings one after the other. Error: unknown_option for a path there is none of, bad_value for a value of the
 * wrong kind; both name the path.
 */
void apply(const std::vector<Setting>& settings, TrainerOptions& options);

/** Every option as settings again, but not a person's own points. */
std::vector<Setting> to_settings(const TrainerOptions& options);

}  // namespace backflow
