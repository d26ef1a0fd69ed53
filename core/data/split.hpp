#pragma once

#include "core/data/datasets.hpp"

namespace backflow {

/** What is trained on and what is only tested on; `test` may be empty. */
struct Split {
  Dataset train;
  Dataset test;
};

/**
 * Takes a random part for training: the share `train_fraction` (0 … 1) rounded to whole points, at least one. Both
 * parts keep the order of the data, so a share of 1 is the data itself. Error (bad_value) for an empty dataset.
 */
Split split(const Dataset& data, double train_fraction, Random& random);

}  // namespace backflow
