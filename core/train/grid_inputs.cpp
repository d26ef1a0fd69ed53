#include "core/train/grid_inputs.hpp"

#include <cmath>
#include <numeric>

#include "core/kernels/pack.hpp"
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

/** Error (bad_value) unless both ends of an axis are finite. */
void require_ends(double low, double high, const char* axis) {
  if (!std::isfinite(low) || !std::isfinite(high)) throw Error("boundary-ends", {}, {}, axis);
}

}  // namespace

Grid completed(Grid grid, const std::vector<double>& means) {
  const std::size_t all = means.size();
  if (grid.columns.empty()) grid.columns = all == 1 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, 1};
  const bool two = grid.columns.size() == 2;
  if (grid.columns.size() > 2 || (two && grid.columns[0] == grid.columns[1])) {
    throw Error("boundary-columns", {}, {}, "columns");
  }
  for (const std::size_t column : grid.columns) {
    if (column >= all) throw Error("boundary-column", {{"column", column}, {"last", all - 1}}, {}, "columns");
  }
  require_ends(grid.x_low, grid.x_high, "x");
  if (two) {
    require_ends(grid.y_low, grid.y_high, "y");
  } else {
    grid.y_low = grid.y_high = 0;
    grid.height = 1;
  }
  if (grid.at.empty()) grid.at = means;
  if (grid.at.size() != all) throw Error("boundary-at", {{"columns", all}, {"given", grid.at.size()}}, {}, "at");
  for (std::size_t i = 0; i < all; ++i) {
    if (!std::isfinite(grid.at[i])) throw Error("entry-not-finite", {{"option", "at"}, {"index", i}}, {}, "at");
  }
  return grid;
}

template <class T>
void GridInputs<T>::select(Inputs& inputs, const Grid& grid) {
  if (grid == grid_ && inputs.count() == inputs_) return;
  grid_ = grid;
  inputs_ = inputs.count();
  const std::size_t cells = grid.width * grid.height;
  all_.clear();
  if (cells * inputs_ > most_kept) return;
  all_ = computed(inputs, 0, cells);
}

template <class T>
const T* GridInputs<T>::chunk(Inputs& inputs, std::size_t first, std::size_t rows) {
  if (!all_.empty()) return all_.data() + first * inputs_;
  last_ = computed(inputs, first, rows);
  return last_.data();
}

/** Computes the inputs from the cell `first` on, chunk after chunk. */
template <class T>
std::vector<T> GridInputs<T>::computed(Inputs& inputs, std::size_t first, std::size_t count) const {
  const Axis xs = centers(grid_.x_low, grid_.x_high, grid_.width);
  const Axis ys = centers(grid_.y_high, grid_.y_low, grid_.height);
  const std::size_t columns = grid_.at.size();
  std::vector<double> points;
  points.reserve(columns * count);
  for (std::size_t i = 0; i < count; ++i) {
    points.insert(points.end(), grid_.at.begin(), grid_.at.end());
    double* const point = points.data() + columns * i;
    point[grid_.columns[0]] = xs((first + i) % grid_.width);
    if (grid_.columns.size() == 2) point[grid_.columns[1]] = ys((first + i) / grid_.width);
  }
  // A map shows where a feature is not a number; that is no error.
  const std::vector<T> rows_of_inputs = inputs.of<T>(points, NotFinite::stays);
  std::vector<T> packed(inputs_ * padded(count));
  for (std::size_t from = 0; from < count; from += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, count - from);
    pack_rows(rows_of_inputs.data(), inputs_, consecutive(from, rows), packed.data() + from * inputs_);
  }
  return packed;
}

template class GridInputs<float>;
template class GridInputs<double>;

}  // namespace backflow
