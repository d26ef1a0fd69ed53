#include "core/train/options.hpp"

#include <algorithm>

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
#include "core/gates/gate_table.hpp"
#include "core/nn/initializers.hpp"
#include "core/optim/optimizers.hpp"
#include "core/optim/schedules.hpp"

namespace backflow {
namespace {

using C = TrainerConfig;
using V = OptionValue;

constexpr Limits seeds{0, 4294967295, true};
/** The largest number of classes that labels of given points may have. */
constexpr double most_own_classes = 1000;

bool from_dataset(const C& config) { return !config.data.name.empty() || config.data.points.numbers().empty(); }

/** Returns the limits of the number of classes over all datasets. */
Limits dataset_classes() {
  int most = 2;
  for (const DatasetKind& kind : datasets()) {
    for (const int classes : kind.classes) most = std::max(most, classes);
  }
  return {2, static_cast<double>(most), true};
}

/** Returns the limits of the number of classes. Given points may have more classes than a dataset. */
Limits limits_of_classes(const C& config) {
  return from_dataset(config) ? dataset_classes() : Limits{2, most_own_classes, true};
}

/** Returns the data set whose number of examples is fixed; null for other data. */
const DatasetKind* fixed_set(const C& config) {
  for (const DatasetKind& kind : datasets()) {
    if (kind.name == config.data.name) return kind.fixed() ? &kind : nullptr;
  }
  return nullptr;
}

/** A fixed data set has its own number of examples and no noise, whatever is asked for. */
V samples_of(const C& config) {
  const DatasetKind* const fixed = fixed_set(config);
  return static_cast<double>(fixed ? fixed->count : config.data.samples);
}
V noise_of(const C& config) { return fixed_set(config) ? 0 : config.data.noise; }

/** Sets the data set. A different one starts with its own number of classes, unless one is given. */
void set_name(C& config, const V& value) {
  const auto& name = *std::get_if<std::string>(&value);
  if (name == config.data.name) return;
  const DatasetKind& kind = find_dataset(name);
  config.data.name = name;
  config.data.classes = kind.regression() ? 2 : kind.classes.front();
}

void set_classes(C& config, const V& value) {
  config.data.classes = static_cast<int>(*std::get_if<double>(&value));
  config.data.classes_counted = false;
}

void set_points(C& config, const V& value) {
  config.data.name.clear();
  config.data.points = *std::get_if<Tensor>(&value);
}

/** Sets the labels and counts their classes. A given number of classes is applied later and overrides the count. */
void set_labels(C& config, const V& value) {
  DataConfig& data = config.data;
  data.labels = *std::get_if<std::vector<double>>(&value);
  double largest = 1;
  for (const double label : data.labels) largest = label > largest ? label : largest;
  if (largest >= most_own_classes) {
    throw Error("label-too-large", {{"most", most_own_classes - 1}, {"label", largest}}, {}, "data.labels");
  }
  data.classes = static_cast<int>(largest) + 1;
  data.classes_counted = true;
}

/** Sets the optimizer. A different one starts with its own defaults. */
void set_optimizer(C& config, const V& value) {
  const auto& name = *std::get_if<std::string>(&value);
  if (name == config.optimizer) return;
  config.hyperparameters = find_optimizer(name).defaults();
  config.optimizer = name;
}

void set_batch_size(C& config, const V& value) {
  const double* const size = std::get_if<double>(&value);
  config.batch_size = size ? static_cast<std::size_t>(*size) : 0;
}

V batch_size(const C& config) {
  if (config.batch_size == 0) return std::string("all");
  return static_cast<double>(config.batch_size);
}

/** The activations of a layer: the gates that are one, and maxout. */
Names activations() {
  Names names;
  for (const Gate& gate : gates()) {
    if (gate.is_activation) names.push_back(gate.name);
  }
  names.push_back(maxout);
  return names;
}

/** True if the chosen schedule reads this setting. */
template <const char* setting>
bool of_schedule(const C& config) {
  return find_schedule(config.schedule).uses_setting(setting);
}
constexpr char every[] = "every", factor[] = "factor", steps[] = "steps", minimum[] = "minimum";

template <auto table>
Names names_in() {
  Names names;
  for (const auto& row : table()) names.push_back(row.name);
  return names;
}

/** The names of all losses. `cross-entropy` stands for the binary or the softmax one. */
Names all_losses() {
  Names names = names_in<losses>();
  names.insert(names.begin(), "cross-entropy");
  return names;
}

const auto& rows_of_options() {
  using enum OptionKind;
  static constexpr Option table[] = {
      {.path = "data.name",
       .title = "data set",
       .kind = choice,
       .names = names_in<datasets>,
       .unknown = "unknown-dataset",
       .applies = from_dataset,
       .excluded = "name-and-points",
       .at = [](C& c) -> Field { return c.data.name; },
       .set = set_name},
      {.path = "data.samples",
       .title = "samples",
       .limits = {10, 5000, true},
       .applies = from_dataset,
       .get = samples_of,
       .set = [](C& c, const V& value) { c.data.samples = static_cast<int>(*std::get_if<double>(&value)); }},
      {.path = "data.noise",
       .title = "noise",
       .limits = {0, 0.5},
       .applies = from_dataset,
       .get = noise_of,
       .set = [](C& c, const V& value) { c.data.noise = *std::get_if<double>(&value); }},
      {.path = "data.trainFraction",
       .title = "training share",
       .limits = {0.1, 1},
       .get = [](const C& c) -> V { return c.data.fraction(); },
       .set = [](C& c, const V& value) { c.data.train_fraction = *std::get_if<double>(&value); }},
      {.path = "data.seed",
       .title = "seed of the data",
       .limits = seeds,
       .at = [](C& c) -> Field { return c.data.seed; }},
      {.path = "data.classes",
       .title = "classes",
       .limits = {2, most_own_classes, true},
       .limits_for = limits_of_classes,
       .at = [](C& c) -> Field { return c.data.classes; },
       .set = set_classes},
      {.path = "data.points",
       .title = "points",
       .kind = rows,
       .at = [](C& c) -> Field { return c.data.points; },
       .set = set_points},
      {.path = "data.labels",
       .title = "labels",
       .kind = labels,
       .at = [](C& c) -> Field { return c.data.labels; },
       .set = set_labels},
      {.path = "data.targets", .title = "targets", .kind = rows, .at = [](C& c) -> Field { return c.data.targets; }},
      {.path = "features",
       .title = "features",
       .kind = choices,
       .names = names_in<features>,
       .unknown = "unknown-feature",
       .at = [](C& c) -> Field { return c.features; }},
      {.path = "standardize",
       .title = "standardize the features",
       .kind = boolean,
       .at = [](C& c) -> Field { return c.standardize; }},
      {.path = "layers",
       .title = "hidden layers",
       .kind = layers,
       .limits = {0, 10, true},
       .get = [](const C& c) -> V { return static_cast<double>(c.layers.size()); }},
      {.path = "layers.units",
       .title = "units",
       .limits = {1, 256, true},
       .at_layer = [](LayerSpec& layer) -> Field { return layer.units; }},
      {.path = "layers.activation",
       .title = "activation",
       .kind = choice,
       .names = activations,
       .unknown = "unknown-activation",
       .at_layer = [](LayerSpec& layer) -> Field { return layer.activation; }},
      {.path = "layers.dropout",
       .title = "dropout",
       .limits = {0, 0.95},
       .live = true,
       .at_layer = [](LayerSpec& layer) -> Field { return layer.dropout; }},
      {.path = "layers.frozen",
       .title = "frozen",
       .kind = boolean,
       .live = true,
       .at_layer = [](LayerSpec& layer) -> Field { return layer.frozen; }},
      {.path = "outputActivation",
       .title = "activation of the output",
       .kind = choice,
       .names = activations,
       .unknown = "unknown-activation",
       .at = [](C& c) -> Field { return c.output_activation; }},
      {.path = "loss",
       .title = "loss",
       .kind = choice,
       .names = all_losses,
       .unknown = "unknown-loss",
       .at = [](C& c) -> Field { return c.loss; }},
      {.path = "optimizer.name",
       .title = "optimizer",
       .kind = choice,
       .names = names_in<optimizers>,
       .unknown = "unknown-optimizer",
       .live = true,
       .at = [](C& c) -> Field { return c.optimizer; },
       .set = set_optimizer},
      {.path = "schedule.name",
       .title = "schedule of the learning rate",
       .kind = choice,
       .names = names_in<schedules>,
       .unknown = "unknown-schedule",
       .live = true,
       .at = [](C& c) -> Field { return c.schedule; }},
      {.path = "schedule.every",
       .title = "updates in a step of the schedule",
       .limits = {1, 10000000},
       .live = true,
       .applies = of_schedule<every>,
       .excluded = "option-of-schedule",
       .at = [](C& c) -> Field { return c.schedule_settings.every; }},
      {.path = "schedule.factor",
       .title = "factor of the schedule",
       .limits = {0, 1},
       .live = true,
       .applies = of_schedule<factor>,
       .excluded = "option-of-schedule",
       .at = [](C& c) -> Field { return c.schedule_settings.factor; }},
      {.path = "schedule.steps",
       .title = "updates of the whole schedule",
       .limits = {1, 100000000},
       .live = true,
       .applies = of_schedule<steps>,
       .excluded = "option-of-schedule",
       .at = [](C& c) -> Field { return c.schedule_settings.steps; }},
      {.path = "schedule.minimum",
       .title = "lowest learning rate",
       .limits = {0, 100},
       .live = true,
       .applies = of_schedule<minimum>,
       .excluded = "option-of-schedule",
       .at = [](C& c) -> Field { return c.schedule_settings.minimum; }},
      {.path = "schedule.warmup",
       .title = "updates of the warm-up",
       .limits = {0, 10000000, true},
       .live = true,
       .at = [](C& c) -> Field { return c.schedule_settings.warmup; }},
      {.path = "clip.norm",
       .title = "largest norm of the gradients",
       .limits = {0, 1000000},
       .live = true,
       .at = [](C& c) -> Field { return c.clip.norm; }},
      {.path = "clip.value",
       .title = "largest entry of the gradients",
       .limits = {0, 1000000},
       .live = true,
       .at = [](C& c) -> Field { return c.clip.value; }},
      {.path = "regularizer.name",
       .title = "regularizer",
       .kind = choice,
       .names = names_in<regularizers>,
       .unknown = "unknown-regularizer",
       .live = true,
       .at = [](C& c) -> Field { return c.regularizer; }},
      {.path = "regularizer.rate",
       .title = "rate of the regularizer",
       .limits = {0, 10},
       .live = true,
       .at = [](C& c) -> Field { return c.rate; }},
      {.path = "regularizer.biases",
       .title = "regularize biases",
       .kind = boolean,
       .live = true,
       .at = [](C& c) -> Field { return c.penalize_biases; }},
      {.path = "batchSize",
       .title = "batch size",
       .kind = number_or_all,
       .limits = {1, 1000000, true},
       .live = true,
       .at = [](C& c) -> Field { return c.batch_size; },
       .get = batch_size,
       .set = set_batch_size},
      {.path = "shuffle",
       .title = "shuffle",
       .kind = boolean,
       .live = true,
       .at = [](C& c) -> Field { return c.shuffle; }},
      {.path = "initializer",
       .title = "initializer",
       .kind = choice,
       .names = names_in<initializers>,
       .unknown = "unknown-initializer",
       .at = [](C& c) -> Field { return c.initializer; }},
      {.path = "seed", .title = "seed", .limits = seeds, .at = [](C& c) -> Field { return c.seed; }},
      {.path = "precision",
       .title = "precision",
       .kind = choice,
       .names =
           [] {
             return Names{"float32", "float64"};
           },
       .unknown = "option-not-precision",
       .at = [](C& c) -> Field { return c.precision; }},
  };
  return table;
}

}  // namespace

std::span<const Option> options() { return rows_of_options(); }

std::string_view kind_name(OptionKind kind) {
  constexpr std::string_view names[] = {"number",  "number-or-all", "boolean", "choice",
                                        "choices", "layers",        "labels",  "rows"};
  return names[static_cast<std::size_t>(kind)];
}

TrainerConfig default_config() {
  TrainerConfig config;
  config.data.name = "spiral";
  config.layers = {{8, "tanh"}};
  config.hyperparameters = find_optimizer(config.optimizer).defaults();
  return config;
}

}  // namespace backflow
