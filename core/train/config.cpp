#include "core/train/config.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/data/features.hpp"
#include "core/gates/gate_table.hpp"
#include "core/nn/initializers.hpp"
#include "core/optim/optimizers.hpp"
#include "core/table.hpp"
#include "core/train/ranges.hpp"

namespace backflow {
namespace {

void check_activation(const std::string& name, const std::string& path) {
  const Gate* found = find_gate(name, 1);
  if (found && found->is_activation) return;
  std::vector<Gate> activations;
  std::copy_if(gates().begin(), gates().end(), std::back_inserter(activations),
               [](const Gate& gate) { return gate.is_activation; });
  throw Error("unknown-activation", {{"name", name}, {"names", names_of(activations)}}, {}, path);
}

void check_finite(const std::vector<double>& numbers, std::size_t columns, const std::string& path) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::isfinite(numbers[i])) continue;
    if (columns == 1) throw Error("entry-not-finite", {{"option", path}, {"index", i}}, {}, path);
    throw Error("cell-not-finite", {{"option", path}, {"row", i / columns}, {"column", i % columns}}, {}, path);
  }
}

/** Labels that somebody counts from 1 would give the net an output for a class that never occurs. */
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

/** Numbers a loss is not made for, as targets. */
void check_targets(const DataConfig& data, const LossKind& loss) {
  const Targets made_for = gate(loss.gate, 2).targets;
  for (std::size_t i = 0; i < data.targets.numbers().size(); ++i) {
    if (fits(made_for, data.targets.numbers()[i])) continue;
    const std::size_t columns = data.targets.shape.columns();
    const Reason reason = made_for == Targets::sign ? Reason("targets-not-signs") : Reason("targets-not-shares");
    throw Error(reason, {{"loss", loss.name}, {"row", i / columns}, {"column", i % columns}}, {}, "data.targets");
  }
}

void check_hyperparameters(const TrainerConfig& config) {
  const Optimizer& optimizer = find_optimizer(config.optimizer);
  for (std::size_t i = 0; i < config.hyperparameters.size(); ++i) {
    check_range("optimizer." + std::string(optimizer.hyperparameters[i].name), config.hyperparameters[i]);
  }
}

}  // namespace

void validate(const TrainerConfig& config) {
  const DataConfig& data = config.data;
  if (data.name.empty()) {
    check_points(data);
  } else {
    check_range("data.samples", data.samples);
    check_range("data.noise", data.noise);
  }
  check_range("data.trainFraction", data.fraction());
  check_range("data.seed", static_cast<double>(data.seed));
  if (config.features.empty()) throw Error("no-features", {}, {}, "features");
  find_features(config.features);
  check_range("layers", static_cast<double>(config.layers.size()));
  for (const LayerSpec& layer : config.layers) {
    check_range("layers.units", static_cast<double>(layer.units));
    check_activation(layer.activation, "layers.activation");
  }
  check_activation(config.output_activation, "outputActivation");
  const LossKind& loss = find_loss(config.loss, data.classes);
  if (data.name.empty() && !data.targets.numbers().empty() && loss.target == TargetKind::class_index) {
    throw Error("loss-needs-labels", {{"loss", config.loss}}, {}, "loss");
  }
  check_targets(data, loss);
  check_hyperparameters(config);
  find_regularizer(config.regularizer);
  check_range("regularizer.rate", config.rate);
  if (config.batch_size != 0) check_range("batchSize", static_cast<double>(config.batch_size));
  find_initializer(config.initializer);
  check_range("seed", static_cast<double>(config.seed));
}

void require_changeable(const TrainerConfig& now, const TrainerConfig& next) {
  const auto fixed = [](bool changed, const std::string& path) {
    if (changed) throw Error("option-fixed", {{"option", path}}, {}, path);
  };
  const DataConfig& a = now.data;
  const DataConfig& b = next.data;
  fixed(a.name != b.name || a.classes != b.classes || a.samples != b.samples || a.noise != b.noise ||
            a.fraction() != b.fraction() || a.seed != b.seed || a.points.numbers() != b.points.numbers() ||
            a.labels != b.labels || a.targets.numbers() != b.targets.numbers(),
        "data");
  fixed(now.features != next.features, "features");
  bool layers = now.layers.size() != next.layers.size();
  for (std::size_t l = 0; !layers && l < now.layers.size(); ++l) {
    layers = now.layers[l].units != next.layers[l].units || now.layers[l].activation != next.layers[l].activation;
  }
  fixed(layers, "layers");
  fixed(now.output_activation != next.output_activation, "outputActivation");
  fixed(now.loss != next.loss, "loss");
  fixed(now.optimizer != next.optimizer, "optimizer.name");
  fixed(now.initializer != next.initializer, "initializer");
  fixed(now.seed != next.seed, "seed");
}

}  // namespace backflow
