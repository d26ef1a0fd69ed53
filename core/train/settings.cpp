#include <algorithm>

#include "core/optim/optimizers.hpp"
#include "core/train/options.hpp"
#include "core/train/typed_feature.hpp"

/** Settings, checks and ranges, from the table of options. */
namespace backflow {
namespace {

/** Returns an error about the option, with the details that its sentence uses. */
[[noreturn]] void refuse(const Option& option, Reason reason, std::string_view name = {}) {
  const std::string_view sentence = reason.row().sentence;
  if (sentence.find("{names}") != sentence.npos) {
    std::string names;
    for (const std::string_view one : option.names()) names += (names.empty() ? "" : ", ") + std::string(one);
    throw Error(reason, {{"name", name}, {"names", names}}, {}, option.path);
  }
  if (sentence.find("{option}") != sentence.npos) throw Error(reason, {{"option", option.path}}, {}, option.path);
  throw Error(reason, {}, {}, option.path);
}

Reason wrong_kind(const Option& option) {
  switch (option.kind) {
    case OptionKind::number:
    case OptionKind::number_or_all:
      return option.per_layer() ? Reason("option-not-numbers") : Reason("option-not-number");
    case OptionKind::boolean:
      return "option-not-true-or-false";
    case OptionKind::choice:
      return option.per_layer() ? Reason("option-not-names") : Reason("option-not-name");
    case OptionKind::choices:
      return "option-not-names";
    case OptionKind::labels:
      return "option-not-labels";
    case OptionKind::layers:
    case OptionKind::rows:
      break;
  }
  return "option-not-rows";
}

bool has_kind(const Option& option, const OptionValue& value) {
  switch (option.kind) {
    case OptionKind::number:
      return option.per_layer() ? std::holds_alternative<std::vector<double>>(value)
                                : std::holds_alternative<double>(value);
    case OptionKind::number_or_all:
      return std::holds_alternative<double>(value) || std::holds_alternative<std::string>(value);
    case OptionKind::boolean:
      return option.per_layer() ? std::holds_alternative<std::vector<double>>(value)
                                : std::holds_alternative<bool>(value);
    case OptionKind::choice:
      return option.per_layer() ? std::holds_alternative<std::vector<std::string>>(value)
                                : std::holds_alternative<std::string>(value);
    case OptionKind::choices:
      return std::holds_alternative<std::vector<std::string>>(value);
    case OptionKind::labels:
      return std::holds_alternative<std::vector<double>>(value);
    case OptionKind::rows:
      return std::holds_alternative<Tensor>(value);
    case OptionKind::layers:
      break;
  }
  return false;
}

/** Checks numbers and names, one by one. */
struct Check {
  const Option& option;
  Limits limits;

  void operator()(double number) const {
    if (option.kind == OptionKind::boolean) {
      if (number != 0 && number != 1) refuse(option, "option-not-true-or-false");
      return;
    }
    check_range({std::string(option.path), limits.low, limits.high, 0, limits.integer}, number);
  }
  void operator()(const std::string& name) const {
    if (option.kind == OptionKind::number_or_all) {
      if (name != "all") refuse(option, "option-not-batch-size");
      return;
    }
    if (option.kind == OptionKind::choices && read_feature(name).typed) return;  // read with the columns of the data
    const std::vector<std::string_view> names = option.names();
    if (std::find(names.begin(), names.end(), name) == names.end()) refuse(option, option.unknown, name);
  }
  template <class T>
  void operator()(const std::vector<T>& list) const {
    for (const T& one : list) (*this)(one);
  }
  void operator()(bool) const {}
  void operator()(const Tensor&) const {}
};

/** Checks an option's value. Labels and rows are checked with their examples instead. */
void check_value(const Option& option, const OptionValue& value, const TrainerConfig& config) {
  if (option.kind == OptionKind::labels || option.kind == OptionKind::rows) return;
  std::visit(Check{option, option.limits_in(config)}, value);
}

OptionValue read(const Field& field) { return field.type->get(field.at); }
bool same(const Field& a, const Field& b) { return a.type->same(a.at, b.at); }
double number_of(const OptionValue& value) { return *std::get_if<double>(&value); }

/** Returns the values of all layers as one list of numbers or names; true and false are 1 and 0. */
OptionValue read_layers(const Option& option, TrainerConfig& config) {
  std::vector<double> numbers;
  std::vector<std::string> names;
  for (LayerSpec& layer : config.layers) {
    const OptionValue value = read(option.at_layer(layer));
    if (const auto* name = std::get_if<std::string>(&value)) {
      names.push_back(*name);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
      numbers.push_back(*truth ? 1 : 0);
    } else {
      numbers.push_back(number_of(value));
    }
  }
  if (option.kind == OptionKind::choice) return names;
  return numbers;
}

template <class List>
void write_layers(const Option& option, TrainerConfig& config, const List& values) {
  config.layers.resize(values.size());
  for (std::size_t l = 0; l < values.size(); ++l) {
    const Field field = option.at_layer(config.layers[l]);
    if constexpr (std::is_same_v<List, std::vector<double>>) {
      if (option.kind == OptionKind::boolean) {
        field.type->set(field.at, values[l] != 0);
        continue;
      }
    }
    field.type->set(field.at, values[l]);
  }
}

void write(const Option& option, TrainerConfig& config, const OptionValue& value) {
  if (option.set) return option.set(config, value);
  if (!option.per_layer()) {
    const Field field = option.at(config);
    return field.type->set(field.at, value);
  }
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return write_layers(option, config, *numbers);
  write_layers(option, config, *std::get_if<std::vector<std::string>>(&value));
}

std::size_t count(const OptionValue& value) {
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return numbers->size();
  return std::get<std::vector<std::string>>(value).size();
}

void set(const Option& option, const Setting& setting, TrainerConfig& config) {
  if (option.applies && !option.applies(config)) refuse(option, option.excluded);
  if (!has_kind(option, setting.value)) refuse(option, wrong_kind(option));
  if (option.per_layer()) check_range("layers", static_cast<double>(count(setting.value)));
  check_value(option, setting.value, config);
  write(option, config, setting.value);
}

constexpr std::string_view optimizer_path = "optimizer.";
/**
 * The rows of hyperparameters, without their paths. Constants, because Clang 14 evaluates a row's default reasons at
 * run time otherwise, which needs the table of all sentences a second time.
 */
constexpr Option number_option{.path = {}, .title = {}, .kind = OptionKind::number};
constexpr Option boolean_option{.path = {}, .title = {}, .kind = OptionKind::boolean};

/** True if the path is a hyperparameter of the configured optimizer. */
bool set_hyperparameter(const Setting& setting, TrainerConfig& config) {
  const Optimizer& optimizer = find_optimizer(config.optimizer);
  for (std::size_t i = 0; i < optimizer.hyperparameters.size(); ++i) {
    const Hyperparameter& row = optimizer.hyperparameters[i];
    if (setting.path != std::string(optimizer_path) + std::string(row.name)) continue;
    const std::vector<double> defaults = optimizer.defaults();
    for (std::size_t k = config.hyperparameters.size(); k < defaults.size(); ++k)
      config.hyperparameters.push_back(defaults[k]);
    const bool boolean = row.kind == HyperparameterKind::boolean;
    Option option = boolean ? boolean_option : number_option;
    option.path = setting.path;
    if (!has_kind(option, setting.value)) refuse(option, wrong_kind(option));
    const double value = boolean ? std::get<bool>(setting.value) : std::get<double>(setting.value);
    check_range(hyperparameter_range(row), value);
    config.hyperparameters[i] = value;
    return true;
  }
  return false;
}

void add_hyperparameters(const TrainerConfig& config, std::vector<Setting>& settings) {
  const auto& rows = find_optimizer(config.optimizer).hyperparameters;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double value = i < config.hyperparameters.size() ? config.hyperparameters[i] : rows[i].fallback;
    Setting setting{std::string(optimizer_path) + std::string(rows[i].name), value};
    if (rows[i].kind == HyperparameterKind::boolean) setting.value = value != 0;
    settings.push_back(std::move(setting));
  }
}

}  // namespace

OptionValue read(const Option& option, const TrainerConfig& config) {
  if (option.get) return option.get(config);
  // The accessors take a mutable configuration, but reading through them does not change it.
  auto& open = const_cast<TrainerConfig&>(config);
  return option.per_layer() ? read_layers(option, open) : read(option.at(open));
}

bool same(const Option& option, const TrainerConfig& a, const TrainerConfig& b) {
  auto& one = const_cast<TrainerConfig&>(a);
  auto& other = const_cast<TrainerConfig&>(b);
  if (option.at) return same(option.at(one), option.at(other));
  if (!option.per_layer()) return number_of(option.get(a)) == number_of(option.get(b));
  bool equal = a.layers.size() == b.layers.size();
  for (std::size_t l = 0; equal && l < a.layers.size(); ++l) {
    equal = same(option.at_layer(one.layers[l]), option.at_layer(other.layers[l]));
  }
  return equal;
}

void check_option(const Option& option, const TrainerConfig& config) {
  if (option.kind == OptionKind::labels || option.kind == OptionKind::rows) return;
  if (option.applies && !option.applies(config)) return;
  check_value(option, read(option, config), config);
}

std::optional<Range> range_of(const Option& option) {
  if (option.limits.high == option.limits.low) return std::nullopt;
  const TrainerConfig config = default_config();
  const OptionValue value = read(option, config);
  const double* const number = std::get_if<double>(&value);
  const double fallback = number ? *number : std::get<std::vector<double>>(value).front();
  const Limits limits = option.limits_in(config);
  return Range{std::string(option.path), limits.low, limits.high, fallback, limits.integer};
}

void apply(const std::vector<Setting>& settings, TrainerConfig& config) {
  for (const Setting& setting : settings) {
    const auto option = std::find_if(options().begin(), options().end(), [&](const Option& one) {
      return one.kind != OptionKind::layers && one.path == setting.path;
    });
    if (option != options().end()) {
      set(*option, setting, config);
    } else if (!set_hyperparameter(setting, config)) {
      throw Error("unknown-option", {{"option", setting.path}}, {}, setting.path);
    }
  }
}

std::vector<Setting> to_settings(const TrainerConfig& config) {
  std::vector<Setting> settings;
  for (const Option& option : options()) {
    const bool own = option.kind == OptionKind::labels || option.kind == OptionKind::rows;
    if (own || option.kind == OptionKind::layers || (option.applies && !option.applies(config))) continue;
    settings.push_back({std::string(option.path), read(option, config)});
    if (option.path == "optimizer.name") add_hyperparameters(config, settings);
  }
  return settings;
}

}  // namespace backflow
