#include "core/train/options.hpp"

#include <algorithm>

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
#include "core/gates/gate_table.hpp"
#include "core/nn/initializers.hpp"
#include "core/optim/optimizers.hpp"
#include "core/train/option_rows.hpp"

namespace backflow {
namespace {

using C = TrainerConfig;
using V = OptionValue;
using Names = std::vector<std::string_view>;

constexpr Limits seeds{0, 4294967295, true};
/** Labels of a person's own points go so far. */
constexpr double most_own_classes = 1000;

bool from_dataset(const C& config) { return !config.data.name.empty() || config.data.points.numbers().empty(); }

/** The largest number of classes that any dataset is offered with. */
Limits dataset_classes() {
  int most = 2;
  for (const DatasetKind& kind : datasets())
    most = std::max(most, *std::max_element(kind.classes.begin(), kind.classes.end()));
  return {2, static_cast<double>(most), true};
}

/** A dataset has few classes to offer; a person's own points may have more. */
Limits limits_of_classes(const C& config) {
  return from_dataset(config) ? dataset_classes() : Limits{2, most_own_classes, true};
}

void set_classes(C& config, const V& value) {
  config.data.classes = static_cast<int>(std::get<double>(value));
  config.data.classes_counted = false;
}

void set_points(C& config, const V& value) {
  config.data.name.clear();
  config.data.points = std::get<Tensor>(value);
}

/** A number of classes that is given comes later, and counts for more. */
void set_labels(C& config, const V& value) {
  DataConfig& data = config.data;
  data.labels = std::get<std::vector<double>>(value);
  double largest = 1;
  for (const double label : data.labels) largest = label > largest ? label : largest;
  if (largest >= most_own_classes) {
    throw Error("label-too-large", {{"most", most_own_classes - 1}, {"label", largest}}, {}, "data.labels");
  }
  data.classes = static_cast<int>(largest) + 1;
  data.classes_counted = true;
}

/** Another optimizer starts with its own defaults. */
void set_optimizer(C& config, const V& value) {
  const auto& name = std::get<std::string>(value);
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

Names activations() {
  Names names;
  for (const Gate& gate : gates()) {
    if (gate.is_activation) names.push_back(gate.name);
  }
  return names;
}

/** `cross-entropy` is the binary one or the softmax one. */
Names all_losses() {
  Names names = names_in<losses>();
  names.insert(names.begin(), "cross-entropy");
  return names;
}

std::vector<Option> make_options() {
  using enum OptionKind;
  return {
      option(
          {.path = "data.name",
           .title = "data set",
           .kind = choice,
           .names = names_in<datasets>,
           .unknown = "unknown-dataset",
           .applies = from_dataset,
           .excluded = "name-and-points"},
          [](auto& c) -> auto& { return c.data.name; }),
      option(
          {.path = "data.samples", .title = "samples", .limits = {10, 5000, true}, .applies = from_dataset},
          [](auto& c) -> auto& { return c.data.samples; }),
      option(
          {.path = "data.noise", .title = "noise", .limits = {0, 0.5}, .applies = from_dataset},
          [](auto& c) -> auto& { return c.data.noise; }),
      option({.path = "data.trainFraction",
              .title = "training share",
              .limits = {0.1, 1},
              .get = [](const C& c) -> V { return c.data.fraction(); },
              .set = [](C& c, const V& value) { c.data.train_fraction = std::get<double>(value); }},
             [](auto& c) { return c.data.fraction(); }),
      option(
          {.path = "data.seed", .title = "seed of the data", .limits = seeds},
          [](auto& c) -> auto& { return c.data.seed; }),
      option(
          {.path = "data.classes",
           .title = "classes",
           .limits = dataset_classes(),
           .limits_for = limits_of_classes,
           .set = set_classes},
          [](auto& c) -> auto& { return c.data.classes; }),
      option(
          {.path = "data.points", .title = "points", .kind = rows, .set = set_points},
          [](auto& c) -> auto& { return c.data.points; }),
      option(
          {.path = "data.labels", .title = "labels", .kind = labels, .set = set_labels},
          [](auto& c) -> auto& { return c.data.labels; }),
      option(
          {.path = "data.targets", .title = "targets", .kind = rows}, [](auto& c) -> auto& { return c.data.targets; }),
      option(
          {.path = "features",
           .title = "features",
           .kind = choices,
           .names = names_in<features>,
           .unknown = "unknown-feature"},
          [](auto& c) -> auto& { return c.features; }),
      {.path = "layers",
       .title = "hidden layers",
       .kind = layers,
       .limits = {0, 8, true},
       .get = [](const C& c) -> V { return static_cast<double>(c.layers.size()); }},
      layer_option(
          {.path = "layers.units", .title = "units", .limits = {1, 256, true}},
          [](auto& layer) -> auto& { return layer.units; }),
      layer_option(
          {.path = "layers.activation",
           .title = "activation",
           .kind = choice,
           .names = activations,
           .unknown = "unknown-activation"},
          [](auto& layer) -> auto& { return layer.activation; }),
      option(
          {.path = "outputActivation",
           .title = "activation of the output",
           .kind = choice,
           .names = activations,
           .unknown = "unknown-activation"},
          [](auto& c) -> auto& { return c.output_activation; }),
      option(
          {.path = "loss", .title = "loss", .kind = choice, .names = all_losses, .unknown = "unknown-loss"},
          [](auto& c) -> auto& { return c.loss; }),
      option(
          {.path = "optimizer.name",
           .title = "optimizer",
           .kind = choice,
           .names = names_in<optimizers>,
           .unknown = "unknown-optimizer",
           .live = true,
           .set = set_optimizer},
          [](auto& c) -> auto& { return c.optimizer; }),
      option(
          {.path = "regularizer.name",
           .title = "regularizer",
           .kind = choice,
           .names = names_in<regularizers>,
           .unknown = "unknown-regularizer",
           .live = true},
          [](auto& c) -> auto& { return c.regularizer; }),
      option(
          {.path = "regularizer.rate", .title = "rate of the regularizer", .limits = {0, 10}, .live = true},
          [](auto& c) -> auto& { return c.rate; }),
      option(
          {.path = "regularizer.biases", .title = "regularize biases", .kind = boolean, .live = true},
          [](auto& c) -> auto& { return c.penalize_biases; }),
      option(
          {.path = "batchSize",
           .title = "batch size",
           .kind = number_or_all,
           .limits = {1, 1000000, true},
           .live = true,
           .get = batch_size,
           .set = set_batch_size},
          [](auto& c) -> auto& { return c.batch_size; }),
      option(
          {.path = "shuffle", .title = "shuffle", .kind = boolean, .live = true},
          [](auto& c) -> auto& { return c.shuffle; }),
      option(
          {.path = "initializer",
           .title = "initializer",
           .kind = choice,
           .names = names_in<initializers>,
           .unknown = "unknown-initializer"},
          [](auto& c) -> auto& { return c.initializer; }),
      option(
          {.path = "seed", .title = "seed", .limits = seeds}, [](auto& c) -> auto& { return c.seed; }),
      option(
          {.path = "precision",
           .title = "precision",
           .kind = choice,
           .names =
               [] {
                 return Names{"float32", "float64"};
               },
           .unknown = "option-not-precision"},
          [](auto& c) -> auto& { return c.precision; }),
  };
}

}  // namespace

const std::vector<Option>& options() {
  static const std::vector<Option> table = make_options();
  return table;
}

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
