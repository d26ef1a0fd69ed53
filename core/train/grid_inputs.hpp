#pragma once

#include <vector>

#include "core/train/any_trainer.hpp"
#include "core/train/inputs.hpp"

namespace backflow {

/**
 * Returns the grid with all that it leaves to the data, from the mean of each column. A grid of one column has the
 * height 1. Errors: out_of_range for a column, shape for `at`, bad_value for an end or a number that is not finite.
 */
Grid completed(Grid grid, const std::vector<double>& means);

/**
 * A network's inputs at the cells of a grid, in chunks of examples side by side (pack_rows.hpp). They are kept for the
 * next maps over the same grid, because the page draws them again and again.
 */
template <class T>
class GridInputs {
 public:
  /** Selects a completed grid. */
  void select(Inputs& inputs, const Grid& grid);

  /**
   * Returns the inputs [inputs, padded rows] of `rows` cells from the cell `first` on, which begins a chunk. They are
   * valid until the next call.
   */
  const T* chunk(Inputs& inputs, std::size_t first, std::size_t rows);

 private:
  std::vector<T> computed(Inputs& inputs, std::size_t first, std::size_t rows) const;

  Grid grid_;
  std::size_t inputs_ = 0;  // their number
  std::vector<T> all_;      // empty: too many to keep
  std::vector<T> last_;     // the last chunk that was not kept
};

extern template class GridInputs<float>;
extern template class GridInputs<double>;

}  // namespace backflow
