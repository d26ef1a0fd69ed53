#pragma once

#include "core/data/datasets.hpp"

namespace backflow {

/** The training set and the test set; `test` may be empty. */
struct Split {
  Dataset train;
  Dataset test;
};

/**
 * Chooses a random part for training: the share `train_fraction` (0 … 1), rounded to whole points, at least one. Both
 * parts keep the order of the data, so a share of 1 gives the data itself. Error (bad_value) for an empty dataset.
 */
Split split(const Dataset& data, double train_fraction, Random& random);

}  // namespace backflow
