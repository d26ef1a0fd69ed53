#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/train/option_field.hpp"
#include "core/train/ranges.hpp"

namespace backflow {

/** An option, as a dotted path ("optimizer.learningRate"), with its value. */
struct Setting {
  std::string path;
  OptionValue value;
};

enum class OptionKind {
  number,
  number_or_all,  // a number, or the text "all"
  boolean,
  choice,   // one of the row's choices
  choices,  // a list of the row's choices
  layers,   // the hidden layers; the range limits their number
  labels,   // a list of class indices
  rows,     // a matrix with a row for each example
};

/** Returns `number`, `number-or-all`, `boolean`, … */
std::string_view kind_name(OptionKind kind);

using Names = std::vector<std::string_view>;

/**
 * A row of the option table: everything needed to read, write, check, compare and list one option of a trainer. An
 * optimizer's hyperparameters are in the optimizer's row instead.
 */
struct Option {
  std::string_view path;
  std::string_view title;
  OptionKind kind = OptionKind::number;
  Limits limits = {};  // for numbers
  /** The texts that it accepts, and the error's reason for any other text. */
  Names (*names)() = nullptr;
  Reason unknown = "option-not-name";
  bool live = false;  // may change after the trainer is created
  /**
   * False if the rest of the configuration excludes the option; `excluded` is the error's reason. Null: never excluded.
   */
  bool (*applies)(const TrainerConfig& config) = nullptr;
  Reason excluded = "option-of-datasets";
  /** The limits if they depend on other options. */
  Limits (*limits_for)(const TrainerConfig& config) = nullptr;

  /** Returns the option's field in a configuration or in each of its layers. */
  Field (*at)(TrainerConfig& config) = nullptr;
  Field (*at_layer)(LayerSpec& layer) = nullptr;
  /** Override the field's own get and set. `set` receives a value of the row's kind. */
  OptionValue (*get)(const TrainerConfig& config) = nullptr;
  void (*set)(TrainerConfig& config, const OptionValue& value) = nullptr;

  Limits limits_in(const TrainerConfig& config) const { return limits_for ? limits_for(config) : limits; }
  bool per_layer() const { return at_layer != nullptr; }
};

/** Returns the value of an option in a configuration. */
OptionValue read(const Option& option, const TrainerConfig& config);
bool same(const Option& option, const TrainerConfig& a, const TrainerConfig& b);

/** Returns all rows, in the order in which settings are written and checked. */
std::span<const Option> options();

/** Returns the default configuration (CONTRACT.md). */
TrainerConfig default_config();

/**
 * Applies settings in order. Errors: unknown_option for an unknown path, bad_value for a value of the wrong kind,
 * out_of_range or unknown_name for a value that is not offered. All name the path.
 */
void apply(const std::vector<Setting>& settings, TrainerConfig& config);

/** Error (out_of_range, bad_value, unknown_name) if the option has a value that it does not accept. */
void check_option(const Option& option, const TrainerConfig& config);

/** Returns the range of an option's numbers and its default; empty for an option without numbers. */
std::optional<Range> range_of(const Option& option);

/** Returns all options as settings, except points that the user gave. */
std::vector<Setting> to_settings(const TrainerConfig& config);

}  // namespace backflow
