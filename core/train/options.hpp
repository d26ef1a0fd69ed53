#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/train/option_field.hpp"
#include "core/train/ranges.hpp"

namespace backflow {

/** An option with its value: a dotted path ("optimizer.learningRate"). */
struct Setting {
  std::string path;
  OptionValue value;
};

enum class OptionKind {
  number,
  number_or_all,  // a number, or the text "all"
  boolean,
  choice,   // one of the row's choices
  choices,  // a list of them
  layers,   // the hidden layers; the range is that of their number
  labels,   // a list of class indices
  rows,     // a matrix with a row for each example
};

/** `number`, `number-or-all`, `boolean`, … */
std::string_view kind_name(OptionKind kind);

using Names = std::vector<std::string_view>;

/**
 * A row of the table of options: all that reads, writes, checks, compares and lists one option of a trainer. An
 * optimizer's hyperparameters belong to their optimizer's row instead.
 */
struct Option {
  std::string_view path;
  std::string_view title;
  OptionKind kind = OptionKind::number;
  Limits limits = {};  // of numbers
  /** The texts that it takes, and the reason of the error for another. */
  Names (*names)() = nullptr;
  Reason unknown = "option-not-name";
  bool live = false;  // may change while a trainer runs
  /** False where the rest of the configuration rules the option out, and the reason of that error. Null: never. */
  bool (*applies)(const TrainerConfig& config) = nullptr;
  Reason excluded = "option-of-datasets";
  /** The limits, where they depend on the rest. */
  Limits (*limits_for)(const TrainerConfig& config) = nullptr;

  /** The field that it is about, of a configuration or of each of its layers. */
  Field (*at)(TrainerConfig& config) = nullptr;
  Field (*at_layer)(LayerSpec& layer) = nullptr;
  /** Instead of the field's own; `set` gets a value of the row's kind. */
  OptionValue (*get)(const TrainerConfig& config) = nullptr;
  void (*set)(TrainerConfig& config, const OptionValue& value) = nullptr;

  bool per_layer() const { return at_layer != nullptr; }
};

/** What an option is in a configuration. */
OptionValue read(const Option& option, const TrainerConfig& config);
bool same(const Option& option, const TrainerConfig& a, const TrainerConfig& b);

/** Every row, in the order in which settings are written and checked. */
std::span<const Option> options();

/** CONTRACT.md's defaults. */
TrainerConfig default_config();

/**
 * Applies settings one after the other. Error: unknown_option for a path there is none of, bad_value for a value of the
 * wrong kind, out_of_range or unknown_name for a value that is not offered; all name the path.
 */
void apply(const std::vector<Setting>& settings, TrainerConfig& config);

/** Error (out_of_range, bad_value, unknown_name) if the option has a value that it does not take. */
void check_option(const Option& option, const TrainerConfig& config);

/** The range of an option's numbers with its default; nothing for an option without numbers. */
std::optional<Range> range_of(const Option& option);

/** Every option as settings again, but not a person's own points. */
std::vector<Setting> to_settings(const TrainerConfig& config);

}  // namespace backflow
