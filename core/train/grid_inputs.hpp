#pragma once

#include <vector>

#include "core/train/any_trainer.hpp"

namespace backflow {

/**
 * A network's inputs at the cells of a grid, in chunks of examples side by side (pack_rows.hpp). They are kept for the
 * next maps over the same grid, because the page draws them again and again.
 */
template <class T>
class GridInputs {
 public:
  /** Selects a grid. `inputs`: the number of features of the configuration. */
  void select(const TrainerConfig& config, const Grid& grid, std::size_t inputs);

  /**
   * Returns the inputs [inputs, padded rows] of `rows` cells from the cell `first` on, which begins a chunk. They are
   * valid until the next call.
   */
  const T* chunk(const TrainerConfig& config, std::size_t first, std::size_t rows);

 private:
  std::vector<T> computed(const TrainerConfig& config, std::size_t first, std::size_t rows) const;

  Grid grid_;
  std::size_t inputs_ = 0;
  std::vector<T> all_;   // empty: too many to keep
  std::vector<T> last_;  // the last chunk that was not kept
};

extern template class GridInputs<float>;
extern template class GridInputs<double>;

}  // namespace backflow
