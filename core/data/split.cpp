#include "core/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/error.hpp"

namespace backflow {

namespace {

void append_row(const std::vector<double>& from, std::size_t row, std::size_t columns, std::vector<double>& to) {
  const auto begin = from.begin() + static_cast<std::ptrdiff_t>(row * columns);
  to.insert(to.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
}

Dataset subset(const Dataset& data, std::span<const std::size_t> indices) {
  Dataset part;
  part.columns = data.columns;
  part.classes = data.classes;
  part.target_columns = data.target_columns;
  for (const std::size_t i : indices) {
    append_row(data.points, i, data.columns, part.points);
    if (!data.labels.empty()) part.labels.push_back(data.labels[i]);
    if (!data.targets.empty()) append_row(data.targets, i, data.target_columns, part.targets);
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
  const std::span<const std::size_t> all(indices);
  return {subset(data, all.first(count)), subset(data, all.subspan(count))};
}

}  // namespace backflow
