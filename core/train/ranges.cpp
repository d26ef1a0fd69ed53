#include "core/train/ranges.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/train/options.hpp"

namespace backflow {

namespace {

std::vector<Range> make_ranges() {
  std::vector<Range> table;
  for (const Option& option : options()) {
    if (const auto range = range_of(option)) table.push_back(*range);
  }
  for (const Optimizer& optimizer : optimizers()) {
    for (const Hyperparameter& parameter : optimizer.hyperparameters) {
      const Range row = hyperparameter_range(parameter);
      const bool is_new =
          std::none_of(table.begin(), table.end(), [&](const Range& one) { return one.path == row.path; });
      if (is_new && parameter.kind != HyperparameterKind::boolean) table.push_back(row);
    }
  }
  return table;
}

}  // namespace

Range hyperparameter_range(const Hyperparameter& parameter) {
  return {"optimizer." + std::string(parameter.name), parameter.low, parameter.high, parameter.fallback,
          parameter.kind != HyperparameterKind::number};
}

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
