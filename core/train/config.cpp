#include "core/train/config.hpp"

#include <algorithm>
#include <cmath>

#include "core/data/datasets.hpp"
#include "core/gates/gate_table.hpp"
#include "core/optim/optimizers.hpp"
#include "core/train/options.hpp"

namespace backflow {
namespace {

void check_finite(const std::vector<double>& numbers, std::size_t columns, const std::string& path) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::isfinite(numbers[i])) continue;
    if (columns == 1) throw Error("entry-not-finite", {{"option", path}, {"index", i}}, {}, path);
    throw Error("cell-not-finite", {{"option", path}, {"row", i / columns}, {"column", i % columns}}, {}, path);
  }
}

/**
 * Error if a class has no example. Labels counted from 1 would give the network an output for a class 0 that never
 * occurs.
 */
void check_classes(const DataConfig& data) {
  const auto highest = static_cast<std::size_t>(*std::max_element(data.labels.begin(), data.labels.end()));
  std::vector<char> seen(highest + 1, 0);
  for (const double label : data.labels) seen[static_cast<std::size_t>(label)] = 1;
  const auto missing = std::find(seen.begin(), seen.end(), 0);
  if (missing == seen.end()) return;
  throw Error("class-without-examples", {{"highest", highest}, {"missing", missing - seen.begin()}}, {}, "data.labels");
}

void check_points(const DataConfig& data) {
  const std::size_t count = data.points.shape.rows();
  if (data.points.numbers().empty()) throw Error("points-empty", {}, {}, "data.points");
  check_finite(data.points.numbers(), data.points.shape.columns(), "data.points");
  check_finite(data.labels, 1, "data.labels");
  check_finite(data.targets.numbers(), data.targets.shape.columns(), "data.targets");
  const bool labelled = !data.labels.empty();
  if (labelled == !data.targets.numbers().empty()) {
    throw Error("points-without-labels", {}, {}, "data.labels");
  }
  const std::size_t given = labelled ? data.labels.size() : data.targets.shape.rows();
  const std::string path = labelled ? "data.labels" : "data.targets";
  if (given != count) {
    throw Error("rows-differ", {{"option", path}, {"given", given}, {"count", count}}, {}, path);
  }
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    const double label = data.labels[i];
    if (label >= 0 && label < data.classes && label == std::floor(label)) continue;
    throw Error("labels-not-classes", {{"most", data.classes - 1}, {"index", i}}, {}, "data.labels");
  }
  if (data.classes_counted) check_classes(data);
}

/** Error if a target is not valid for the loss. */
void check_targets(const DataConfig& data, const LossKind& loss) {
  const Targets made_for = gate(loss.gate, 2).targets;
  for (std::size_t i = 0; i < data.targets.numbers().size(); ++i) {
    if (fits(made_for, data.targets.numbers()[i])) continue;
    const std::size_t columns = data.targets.shape.columns();
    const Reason reason = made_for == Targets::sign ? Reason("targets-not-signs") : Reason("targets-not-shares");
    throw Error(reason, {{"loss", loss.name}, {"row", i / columns}, {"column", i % columns}}, {}, "data.targets");
  }
}

/** Error if the loss is not for the targets of a data set, which can be any numbers. */
void check_loss(const DataConfig& data, const LossKind& loss) {
  if (data.name.empty() || !find_dataset(data.name).regression()) return;
  if (loss.target != TargetKind::class_index && gate(loss.gate, 2).targets == Targets::any) return;
  throw Error("loss-needs-classes", {{"loss", loss.name}, {"name", data.name}}, {}, "loss");
}

void check_hyperparameters(const TrainerConfig& config) {
  const Optimizer& optimizer = find_optimizer(config.optimizer);
  for (std::size_t i = 0; i < config.hyperparameters.size(); ++i) {
    check_range(hyperparameter_range(optimizer.hyperparameters[i]), config.hyperparameters[i]);
  }
}

}  // namespace

void validate(const TrainerConfig& config) {
  const DataConfig& data = config.data;
  if (data.name.empty()) check_points(data);
  if (config.features.empty()) throw Error("no-features", {}, {}, "features");
  for (const Option& option : options()) check_option(option, config);
  const LossKind& loss = find_loss(config.loss, data.classes);
  if (data.name.empty() && !data.targets.numbers().empty() && loss.target == TargetKind::class_index) {
    throw Error("loss-needs-labels", {{"loss", config.loss}}, {}, "loss");
  }
  check_targets(data, loss);
  check_loss(data, loss);
  check_hyperparameters(config);
}

void require_changeable(const TrainerConfig& now, const TrainerConfig& next) {
  for (const Option& option : options()) {
    if (option.live || same(option, now, next)) continue;
    const std::string_view head = option.path.substr(0, option.path.find('.'));
    throw Error("option-fixed", {{"option", head}}, {}, head);
  }
}

}  // namespace backflow
