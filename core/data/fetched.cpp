#include "core/data/fetched.hpp"

#include <cmath>
#include <memory>

#include "core/error.hpp"

namespace backflow {

namespace {

/** Returns the rows of a data set; null if they have not been fetched. They live as long as the program. */
std::unique_ptr<const Dataset>& kept(const DatasetKind& kind) {
  static std::vector<std::unique_ptr<const Dataset>> rows(datasets().size());
  return rows[static_cast<std::size_t>(&kind - datasets().data())];
}

bool fits(const DatasetKind& kind, const Tensor& points, const std::vector<double>& labels) {
  const auto count = static_cast<std::size_t>(kind.count);
  if (!kind.fetched() || points.shape != Shape::matrix(count, kind.width()) || labels.size() != count) return false;
  for (const double number : points.numbers()) {
    if (!std::isfinite(number)) return false;
  }
  for (const double label : labels) {
    if (!(label >= 0 && label < kind.classes.front() && label == std::floor(label))) return false;
  }
  return true;
}

}  // namespace

void keep_dataset(std::string_view name, const Tensor& points, const std::vector<double>& labels) {
  const DatasetKind& kind = find_dataset(name);
  if (!fits(kind, points, labels)) throw Error("dataset-rows", {{"name", name}}, {}, name);
  auto data = std::make_unique<Dataset>();
  data->points = points;
  data->labels.assign(labels.begin(), labels.end());
  data->classes = kind.classes.front();
  kept(kind) = std::move(data);
}

const Dataset& fetched_dataset(const DatasetKind& kind) {
  if (!kept(kind)) throw Error("dataset-not-loaded", {{"name", kind.name}}, {}, "data.name");
  return *kept(kind);
}

bool is_loaded(const DatasetKind& kind) { return !kind.fetched() || kept(kind); }

}  // namespace backflow
