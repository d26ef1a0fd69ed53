#include "core/data/fetched.hpp"

#include <cmath>
#include <map>

#include "core/error.hpp"

namespace backflow {

namespace {

/** The rows by the name of their data set. They live as long as the program, like the table. */
std::map<std::string_view, Dataset>& kept() {
  static std::map<std::string_view, Dataset> rows;
  return rows;
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
  Dataset data;
  data.points = points;
  data.labels.assign(labels.begin(), labels.end());
  data.classes = kind.classes.front();
  kept()[kind.name] = std::move(data);
}

const Dataset& fetched_dataset(const DatasetKind& kind) {
  const auto found = kept().find(kind.name);
  if (found == kept().end()) throw Error("dataset-not-loaded", {{"name", kind.name}}, {}, "data.name");
  return found->second;
}

bool is_loaded(const DatasetKind& kind) { return !kind.fetched() || kept().contains(kind.name); }

}  // namespace backflow
