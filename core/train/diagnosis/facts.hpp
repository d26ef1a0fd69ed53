#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/train/statistics.hpp"

namespace backflow::diagnosis {

/** What "predicts well" means (the bar for networks without a problem). */
constexpr double good_accuracy = 0.95;
constexpr double good_r2 = 0.9;
/** Updates before which a network that has learned nothing is merely young. */
constexpr double young = 300;

/** What the rules look at. */
struct Facts {
  const TrainerConfig& config;
  const NetworkSpec& spec;
  StepResult result;
  Statistics statistics;
  ExampleFigures figures;
  std::vector<ParameterInfo> parameters;
  double first_loss = 0;  // the training set's before the first update; the present one if there was none
  double guess_loss = 0;  // of the best constant prediction, for the cross-entropies; else the first loss

  double step() const { return static_cast<double>(result.step); }
  bool stopped() const { return result.stopped.has_value(); }
  bool good() const {
    if (stopped() || !std::isfinite(result.data_loss)) return false;
    return result.accuracy ? *result.accuracy >= good_accuracy : figures.r2.value_or(0) >= good_r2;
  }
  /** The share of the loss of guessing that is gone. */
  double learned() const { return guess_loss > 0 ? 1 - result.data_loss / guess_loss : 0; }
  /** It had time to learn and has not learned even half of what there is. */
  bool stuck() const { return stopped() || (step() >= young && !good() && !(learned() >= 0.5)); }
  double largest_update_ratio() const {
    double largest = 0;
    for (const LayerStatistics& layer : statistics.layers) largest = std::max(largest, layer.update_ratio);
    return largest;
  }
};

}  // namespace backflow::diagnosis
