#pragma once

#include <cstddef>
#include <vector>

#include "core/train/any_trainer.hpp"

namespace backflow {

/** How numbers spread: bins of equal width from the least to the largest. Numbers that are not finite are left out. */
struct Histogram {
  double min = 0;  // both 0 without a finite number
  double max = 0;
  std::vector<double> counts;
};

struct Histograms {
  Histogram weights;         // of W_l
  Histogram gradients;       // of dL/dW_l
  Histogram activations;     // of a_l, every unit on every example
  Histogram preactivations;  // of z_l
};

/** Figures of a layer. Norms are Frobenius norms of W_l, without biases (and for maxout without V_l). */
struct LayerStatistics {
  int layer = 0;  // from 1; the output's is the last
  double weight_norm = 0;
  double gradient_norm = 0;  // of the loss with its penalty, over the examples
  double gradient_rms = 0;   // per entry, so that layers of different sizes compare
  double update_ratio = 0;  // ‖Δw‖ / ‖w‖ of the last update, w after it; 0 before the first and after restore()
  double dead_share = 0;    // units whose local gradient is 0 on every example, if the activation can die
  /** Units whose local gradient is below 1 % of the activation's largest on 95 % of the examples. */
  double saturated_share = 0;
  Histograms histograms;
};

/** How an input of the network spreads over the examples. */
struct InputSpread {
  double mean = 0;
  double rms = 0;
};

struct Statistics {
  std::size_t examples = 0;  // that the figures are of
  std::vector<LayerStatistics> layers;
  std::vector<InputSpread> inputs;
};

/** With more training examples than this, the figures are of a sample at equal distances, always the same one. */
inline constexpr std::size_t most_examples_of_statistics = 10000;
inline constexpr std::size_t histogram_bins = 24;

/**
 * Computes figures of every layer on the training examples, without dropout, in the trainer's precision; sums are in
 * float64. The trainer stays as it is.
 */
Statistics statistics(const AnyTrainer& trainer);

}  // namespace backflow
