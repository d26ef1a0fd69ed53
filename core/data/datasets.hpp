#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/few.hpp"
#include "core/tensor/random.hpp"
#include "core/tensor/tensor.hpp"

namespace backflow {

/** Points that have a class or targets each. */
struct Dataset {
  Tensor points;            // [n, columns]
  std::vector<int> labels;  // one per point, 0 … classes−1; empty if the data has none
  int classes = 2;
  Tensor targets;  // [n, outputs]; without a value if the data has labels

  std::size_t size() const { return points.values.shape(0); }
};

/** A row of the dataset table. Points are 2D and lie in [−6, 6]². */
struct DatasetKind {
  std::string_view name;
  std::string_view title;
  Few<int, 5> classes;  // the possible numbers of classes; the first is the default
  /** Draws `samples` points, with the classes taken in turn; `noise` is 0 … 0.5. */
  Dataset (*generate)(int samples, double noise, int classes, Random& random);
};

std::span<const DatasetKind> datasets();

/** Error (unknown_name, about data.name) that lists the known names. */
const DatasetKind& find_dataset(std::string_view name);

/**
 * Draws a dataset. Errors: unknown_name for the name, out_of_range for a number of classes that the dataset does not
 * offer.
 */
Dataset generate_dataset(std::string_view name, int classes, int samples, double noise, Random& random);

}  // namespace backflow
