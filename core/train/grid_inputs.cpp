#include "core/train/grid_inputs.hpp"

#include <numeric>

#include "core/kernels/pack.hpp"
#include "core/train/inputs.hpp"
#include "core/train/pack_rows.hpp"

namespace backflow {
namespace {

/** The most numbers that are kept. */
constexpr std::size_t most_kept = 1 << 20;

using Axis = xt::xtensor<double, 1>;

/** Returns the centers of `count` equal cells from `first` to `last`. */
Axis centers(double first, double last, std::size_t count) {
  Axis cells = Axis::from_shape({count});
  std::iota(cells.begin(), cells.end(), 0.5);
  cells /= static_cast<double>(count);
  cells *= last - first;
  cells += first;
  return cells;
}

}  // namespace

template <class T>
void GridInputs<T>::select(const TrainerConfig& config, const Grid& grid, std::size_t inputs) {
  if (grid == grid_ && inputs == inputs_) return;
  grid_ = grid;
  inputs_ = inputs;
  const std::size_t cells = grid.width * grid.height;
  all_.clear();
  if (cells * inputs > most_kept) return;
  all_ = computed(config, 0, cells);
}

template <class T>
const T* GridInputs<T>::chunk(const TrainerConfig& config, std::size_t first, std::size_t rows) {
  if (!all_.empty()) return all_.data() + first * inputs_;
  last_ = computed(config, first, rows);
  return last_.data();
}

/** Computes the inputs from the cell `first` on, chunk after chunk. */
template <class T>
std::vector<T> GridInputs<T>::computed(const TrainerConfig& config, std::size_t first, std::size_t count) const {
  const Axis xs = centers(grid_.x_low, grid_.x_high, grid_.width);
  const Axis ys = centers(grid_.y_high, grid_.y_low, grid_.height);
  std::vector<double> points(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    points[2 * i] = xs((first + i) % grid_.width);
    points[2 * i + 1] = ys((first + i) / grid_.width);
  }
  const std::vector<T> inputs = to_inputs<T>(config, points, 2);
  std::vector<T> packed(inputs_ * padded(count));
  for (std::size_t from = 0; from < count; from += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, count - from);
    pack_rows(inputs.data(), inputs_, consecutive(from, rows), packed.data() + from * inputs_);
  }
  return packed;
}

template class GridInputs<float>;
template class GridInputs<double>;

}  // namespace backflow
