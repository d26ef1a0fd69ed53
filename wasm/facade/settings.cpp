#include "wasm/facade/settings.hpp"

#include <algorithm>
#include <cmath>

#include "core/optim/optimizers.hpp"
#include "core/train/ranges.hpp"

namespace backflow {
namespace {

[[noreturn]] void wrong_kind(const Setting& setting, Reason reason) {
  throw Error(reason, {{"option", setting.path}}, {}, setting.path);
}

template <class V>
const V& as(const Setting& setting, Reason otherwise) {
  if (const V* value = std::get_if<V>(&setting.value)) return *value;
  wrong_kind(setting, otherwise);
}

double number(const Setting& setting) {
  const double value = as<double>(setting, "option-not-number");
  if (!std::isfinite(value)) wrong_kind(setting, "option-not-finite");
  return value;
}

/** A whole number in the range that its path has. */
std::uint64_t whole(const Setting& setting) {
  const double value = number(setting);
  check_range(setting.path, value);
  return static_cast<std::uint64_t>(value);
}

std::string text(const Setting& setting) { return as<std::string>(setting, "option-not-name"); }

void set_batch_size(TrainerOptions& options, const Setting& setting) {
  const auto* const word = std::get_if<std::string>(&setting.value);
  if (word && *word != "all") wrong_kind(setting, "option-not-batch-size");
  options.config.batch_size = word ? 0 : static_cast<std::size_t>(whole(setting));
}

void set_units(TrainerOptions& options, const Setting& setting) {
  const auto& units = as<std::vector<double>>(setting, "option-not-numbers");
  check_range("layers", static_cast<double>(units.size()));
  options.config.layers.resize(units.size());
  for (std::size_t l = 0; l < units.size(); ++l) {
    check_range(setting.path, units[l]);
    options.config.layers[l].units = static_cast<std::size_t>(units[l]);
  }
}

void set_activations(TrainerOptions& options, const Setting& setting) {
  const auto& names = as<std::vector<std::string>>(setting, "option-not-names");
  options.config.layers.resize(names.size());
  for (std::size_t l = 0; l < names.size(); ++l) options.config.layers[l].activation = names[l];
}

/** Points come before the other options of the data (wasm/package/trainer/settings.ts). */
void set_points(TrainerOptions& options, const Setting& setting) {
  options.config.data.name.clear();
  options.config.data.points = as<Tensor>(setting, "option-not-rows");
}

void set_dataset(TrainerOptions& options, const Setting& setting) {
  DataConfig& data = options.config.data;
  if (!data.points.numbers().empty()) {
    throw Error("name-and-points", {}, {}, setting.path);
  }
  data.name = text(setting);
}

/** Options of data sets that points of a person's own have no use for. */
void require_dataset(const TrainerOptions& options, const Setting& setting) {
  if (options.config.data.points.numbers().empty()) return;
  throw Error("option-of-datasets", {{"option", setting.path}}, {}, setting.path);
}

void set_samples(TrainerOptions& options, const Setting& setting) {
  require_dataset(options, setting);
  options.config.data.samples = static_cast<int>(whole(setting));
}

void set_noise(TrainerOptions& options, const Setting& setting) {
  require_dataset(options, setting);
  options.config.data.noise = number(setting);
}

/** Labels of a person's own points go so far. */
constexpr double most_own_classes = 1000;

/** A dataset has few classes to offer; a person's own points, which come before this, may have more. */
void set_classes(TrainerOptions& options, const Setting& setting) {
  DataConfig& data = options.config.data;
  data.classes_counted = false;
  if (data.points.numbers().empty()) {
    data.classes = static_cast<int>(whole(setting));
    return;
  }
  const double classes = number(setting);
  check_range({setting.path, 2, most_own_classes, 2, true}, classes);
  data.classes = static_cast<int>(classes);
}

void set_labels(TrainerOptions& options, const Setting& setting) {
  DataConfig& data = options.config.data;
  data.labels = as<std::vector<double>>(setting, "option-not-labels");
  double largest = 1;
  for (const double label : data.labels) largest = label > largest ? label : largest;
  if (largest >= most_own_classes) {
    throw Error("label-too-large", {{"most", most_own_classes - 1}, {"label", largest}}, {}, "data.labels");
  }
  data.classes = static_cast<int>(largest) + 1;
  data.classes_counted = true;
}

/** Paths that are fixed; those of an optimizer's hyperparameters come from its row. */
struct Option {
  std::string_view path;
  void (*set)(TrainerOptions& options, const Setting& setting);
};

using O = TrainerOptions;
using S = Setting;
const Option table[] = {
    {"data.name", set_dataset},
    {"data.classes", set_classes},
    {"data.samples", set_samples},
    {"data.noise", set_noise},
    {"data.trainFraction", [](O& o, const S& s) { o.config.data.train_fraction = number(s); }},
    {"data.seed", [](O& o, const S& s) { o.config.data.seed = whole(s); }},
    {"data.points", set_points},
    {"data.labels", set_labels},
    {"data.targets", [](O& o, const S& s) { o.config.data.targets = as<Tensor>(s, "option-not-rows"); }},
    {"features", [](O& o, const S& s) { o.config.features = as<std::vector<std::string>>(s, "option-not-names"); }},
    {"layers.units", set_units},
    {"layers.activation", set_activations},
    {"outputActivation", [](O& o, const S& s) { o.config.output_activation = text(s); }},
    {"loss", [](O& o, const S& s) { o.config.loss = text(s); }},
    {"optimizer.name", [](O& o, const S& s) { o.config.optimizer = text(s); }},
    {"regularizer.name", [](O& o, const S& s) { o.config.regularizer = text(s); }},
    {"regularizer.rate", [](O& o, const S& s) { o.config.rate = number(s); }},
    {"regularizer.biases",
     [](O& o, const S& s) { o.config.penalize_biases = as<bool>(s, "option-not-true-or-false"); }},
    {"batchSize", set_batch_size},
    {"shuffle", [](O& o, const S& s) { o.config.shuffle = as<bool>(s, "option-not-true-or-false"); }},
    {"initializer", [](O& o, const S& s) { o.config.initializer = text(s); }},
    {"seed", [](O& o, const S& s) { o.config.seed = whole(s); }},
    {"precision",
     [](O& o, const S& s) {
       const std::string name = text(s);
       if (name != "float32" && name != "float64") wrong_kind(s, "option-not-precision");
       o.precision = name == "float64" ? Precision::float64 : Precision::float32;
     }},
};

/** True if the path is a hyperparameter of the configured optimizer. */
bool set_hyperparameter(TrainerOptions& options, const Setting& setting) {
  const auto& hyperparameters = find_optimizer(options.config.optimizer).hyperparameters;
  for (std::size_t i = 0; i < hyperparameters.size(); ++i) {
    if (setting.path != "optimizer." + std::string(hyperparameters[i].name)) continue;
    auto& values = options.config.hyperparameters;
    for (std::size_t k = values.size(); k < hyperparameters.size(); ++k) values.push_back(hyperparameters[k].fallback);
    values[i] = number(setting);
    return true;
  }
  return false;
}

}  // namespace

TrainerOptions default_options() {
  TrainerOptions options;
  options.config.data.name = "spiral";
  options.config.layers = {{8, "tanh"}};
  for (const Hyperparameter& parameter : find_optimizer(options.config.optimizer).hyperparameters) {
    options.config.hyperparameters.push_back(parameter.fallback);
  }
  return options;
}

void apply(const std::vector<Setting>& settings, TrainerOptions& options) {
  for (const Setting& setting : settings) {
    const auto option =
        std::find_if(std::begin(table), std::end(table), [&](const Option& one) { return one.path == setting.path; });
    if (option != std::end(table)) {
      option->set(options, setting);
    } else if (!set_hyperparameter(options, setting)) {
      throw Error("unknown-option", {{"option", setting.path}}, {}, setting.path);
    }
  }
}

std::vector<Setting> to_settings(const TrainerOptions& options) {
  const TrainerConfig& config = options.config;
  std::vector<Setting> settings;
  const auto number_of = [](auto value) { return static_cast<double>(value); };
  if (!config.data.name.empty()) {
    settings.push_back({"data.name", config.data.name});
    settings.push_back({"data.samples", number_of(config.data.samples)});
    settings.push_back({"data.noise", config.data.noise});
  }
  settings.push_back({"data.trainFraction", config.data.fraction()});
  settings.push_back({"data.seed", number_of(config.data.seed)});
  settings.push_back({"data.classes", number_of(config.data.classes)});
  settings.push_back({"features", config.features});
  std::vector<double> units;
  std::vector<std::string> activations;
  for (const LayerSpec& layer : config.layers) {
    units.push_back(number_of(layer.units));
    activations.push_back(layer.activation);
  }
  settings.push_back({"layers.units", units});
  settings.push_back({"layers.activation", activations});
  settings.push_back({"outputActivation", config.output_activation});
  settings.push_back({"loss", config.loss});
  settings.push_back({"optimizer.name", config.optimizer});
  const auto& hyperparameters = find_optimizer(config.optimizer).hyperparameters;
  for (std::size_t i = 0; i < hyperparameters.size(); ++i) {
    settings.push_back({"optimizer." + std::string(hyperparameters[i].name), config.hyperparameters[i]});
  }
  settings.push_back({"regularizer.name", config.regularizer});
  settings.push_back({"regularizer.rate", config.rate});
  settings.push_back({"regularizer.biases", config.penalize_biases});
  if (config.batch_size == 0) {
    settings.push_back({"batchSize", std::string("all")});
  } else {
    settings.push_back({"batchSize", number_of(config.batch_size)});
  }
  settings.push_back({"shuffle", config.shuffle});
  settings.push_back({"initializer", config.initializer});
  settings.push_back({"seed", number_of(config.seed)});
  settings.push_back({"precision", std::string(options.precision == Precision::float64 ? "float64" : "float32")});
  return settings;
}

}  // namespace backflow
