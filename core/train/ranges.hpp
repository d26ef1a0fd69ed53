#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/optim/optimizers.hpp"

namespace backflow {

/** An inclusive range. */
struct Limits {
  double low = 0;
  double high = 0;
  bool integer = false;
};

/** An inclusive range of a number in a trainer's configuration, and its default. */
struct Range {
  std::string path;  // dotted, as in TrainerConfig: "data.noise", "layers.units" …
  double low = 0;
  double high = 0;
  double fallback = 0;
  bool integer = false;
};

/** Returns the range of an optimizer's hyperparameter; true and false are 1 and 0. */
Range hyperparameter_range(const Hyperparameter& parameter);

/**
 * Returns all ranges. The hyperparameters' ranges come from the optimizer table; if several optimizers share a name,
 * from the first. `layers` is the number of hidden layers.
 */
const std::vector<Range>& ranges();

/** Error (internal) for a path that has no range. */
const Range& range(std::string_view path);

/**
 * Error (bad_value) for a number that is not finite, or not whole where it must be; Error (out_of_range) outside the
 * range.
 */
void check_range(const Range& range, double value);
void check_range(std::string_view path, double value);

}  // namespace backflow
