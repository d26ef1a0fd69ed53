#include "core/train/ranges.hpp"

#include <algorithm>
#include <cmath>

#include "core/data/datasets.hpp"
#include "core/error.hpp"
#include "core/optim/optimizers.hpp"

namespace backflow {

namespace {

/** The largest number of classes that any dataset is offered with. */
double most_classes() {
  int most = 2;
  for (const DatasetKind& kind : datasets())
    most = std::max(most, *std::max_element(kind.classes.begin(), kind.classes.end()));
  return most;
}

std::vector<Range> make_ranges() {
  constexpr double largest_seed = 4294967295;
  std::vector<Range> table{
      {"data.classes", 2, most_classes(), 2, true},
      {"data.samples", 10, 5000, 300, true},
      {"data.noise", 0, 0.5, 0.1, false},
      {"data.trainFraction", 0.1, 1, 0.5, false},
      {"data.seed", 0, largest_seed, 1, true},
      {"layers", 0, 8, 1, true},
      {"layers.units", 1, 256, 8, true},
      {"regularizer.rate", 0, 10, 0, false},
      {"batchSize", 1, 1000000, 10, true},
      {"seed", 0, largest_seed, 1, true},
  };
  for (const Optimizer& optimizer : optimizers()) {
    for (const Hyperparameter& parameter : optimizer.hyperparameters) {
      const std::string path = "optimizer." + std::string(parameter.name);
      table.push_back({path, parameter.low, parameter.high, parameter.fallback, false});
    }
  }
  return table;
}

}  // namespace

const std::vector<Range>& ranges() {
  static const std::vector<Range> table = make_ranges();
  return table;
}

const Range& range(std::string_view path) {
  for (const Range& row : ranges()) {
    if (row.path == path) return row;
  }
  throw Error("no-range-row", {{"name", path}});
}

void check_range(const Range& row, double value) {
  if (!std::isfinite(value)) throw Error("option-not-finite", {{"option", row.path}}, {}, row.path);
  if (row.integer && value != std::floor(value)) {
    throw Error("option-not-whole", {{"option", row.path}, {"value", value}}, {}, row.path);
  }
  if (value < row.low || value > row.high) {
    throw Error("option-out-of-range", {{"option", row.path}, {"low", row.low}, {"high", row.high}, {"value", value}},
                {}, row.path);
  }
}

void check_range(std::string_view path, double value) { check_range(range(path), value); }

}  // namespace backflow
