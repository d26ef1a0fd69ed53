#pragma once

#include <optional>
#include <vector>

#include "core/train/any_trainer.hpp"

namespace backflow {

/** What is differentiated: a raw output, or each point's own data loss for its label or target. One of the three. */
struct GradientOf {
  std::optional<std::size_t> output;
  std::vector<double> labels;  // class indices, one for each point
  Tensor targets;              // [n, outputs]
};

/**
 * Returns the gradients [n, columns] by points [n, columns] as they were given, through standardizing and features;
 * without dropout. Errors: shape, out_of_range, bad_value.
 */
Tensor input_gradients(AnyTrainer& trainer, const Tensor& points, const GradientOf& of);

}  // namespace backflow
