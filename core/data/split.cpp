#include "core/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/error.hpp"

namespace backflow {

namespace {

/** Returns these rows of a matrix; nothing of a tensor without a value. */
Tensor rows_of(const Tensor& from, const std::vector<std::size_t>& rows) {
  if (from.values.size() == 0) return {};
  Tensor chosen;
  chosen.shape = Shape::matrix(rows.size(), from.shape.columns());
  chosen.values = xt::view(from.values, xt::keep(rows), xt::all());
  return chosen;
}

Dataset subset(const Dataset& data, const std::vector<std::size_t>& rows) {
  Dataset part;
  part.classes = data.classes;
  part.points = rows_of(data.points, rows);
  part.targets = rows_of(data.targets, rows);
  for (const std::size_t row : rows) {
    if (!data.labels.empty()) part.labels.push_back(data.labels[row]);
  }
  return part;
}

}  // namespace

Split split(const Dataset& data, double train_fraction, Random& random) {
  const std::size_t n = data.size();
  if (n == 0) throw Error("data-empty", {}, {}, "data");
  const double wanted = std::floor(train_fraction * static_cast<double>(n) + 0.5);
  const auto count = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(n)));
  std::vector<std::size_t> indices(n);
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  random.shuffle(std::span<std::size_t>(indices));
  const auto middle = indices.begin() + static_cast<std::ptrdiff_t>(count);
  std::sort(indices.begin(), middle);
  std::sort(middle, indices.end());
  return {subset(data, {indices.begin(), middle}), subset(data, {middle, indices.end()})};
}

}  // namespace backflow
