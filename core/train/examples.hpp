#pragma once

#include <vector>

#include "core/train/config.hpp"
#include "core/train/inputs.hpp"

namespace backflow {

/** Examples as the network reads them, in the trainer's precision. */
template <class T>
struct Examples {
  std::size_t rows = 0;
  std::size_t inputs = 0;        // features
  std::size_t target_width = 1;  // numbers per target; 1 for a class index
  std::vector<T> points;         // [rows, inputs]
  std::vector<T> targets;        // [rows, target_width]
  std::vector<int> labels;       // [rows]; empty if the data has targets only
  Tensor raw;                    // the points that features are computed from
  Tensor raw_targets;            // the targets as they were given; without a value if the data has labels
};

/** The training and test examples of a configuration, and the network's inputs and outputs that follow from them. */
template <class T>
struct ExampleSets {
  Examples<T> train;
  Examples<T> test;
  std::size_t outputs = 1;
  Inputs inputs;              // turns points into the network's inputs
  std::vector<double> means;  // of the training points, by column
};

/** Returns the targets [n, outputs or 1] that a loss compares the outputs with, from labels (CONTRACT.md, "Losses"). */
Matrix loss_targets(const std::vector<int>& classes, const LossKind& loss, std::size_t outputs);

template <class T>
ExampleSets<T> make_examples(const TrainerConfig& config);

}  // namespace backflow
