#pragma once

#include "core/error/reason.hpp"

namespace backflow {

/** Errors about a trainer: its configuration, its data, its parameters, its saved states. */
inline constexpr ErrorRow trainer_errors[] = {
    {"unknown-dataset", ErrorCode::unknown_name, "there is no dataset '{name}'; there are {names}"},
    {"unknown-feature", ErrorCode::unknown_name, "there is no feature '{name}'; there are {names}"},
    {"unknown-activation", ErrorCode::unknown_name, "there is no activation '{name}'; there are {names}"},
    {"unknown-loss", ErrorCode::unknown_name, "there is no loss '{name}'; there are {names}"},
    {"unknown-optimizer", ErrorCode::unknown_name, "there is no optimizer '{name}'; there are {names}"},
    {"unknown-schedule", ErrorCode::unknown_name, "there is no schedule '{name}'; there are {names}"},
    {"unknown-regularizer", ErrorCode::unknown_name, "there is no regularizer '{name}'; there are {names}"},
    {"unknown-initializer", ErrorCode::unknown_name, "there is no initializer '{name}'; there are {names}"},
    {"unknown-parameter", ErrorCode::unknown_name, "there is no parameter '{name}'"},
    {"unknown-option", ErrorCode::unknown_option, "there is no option '{option}'"},
    {"option-of-schedule", ErrorCode::unknown_option, "{option} is not an option of the schedule that is chosen"},
    {"option-fixed", ErrorCode::fixed_option, "{option} can't change while a trainer runs: make a new trainer"},

    {"option-not-number", ErrorCode::bad_value, "{option} must be a number"},
    {"option-not-finite", ErrorCode::bad_value, "{option} must be a finite number"},
    {"option-not-whole", ErrorCode::bad_value, "{option} must be a whole number, not {value}"},
    {"option-out-of-range", ErrorCode::out_of_range, "{option} must be between {low} and {high}, not {value}"},
    {"option-not-name", ErrorCode::bad_value, "{option} must be a name"},
    {"option-not-true-or-false", ErrorCode::bad_value, "{option} must be true or false"},
    {"option-not-numbers", ErrorCode::bad_value, "{option} must be a list of numbers"},
    {"option-not-names", ErrorCode::bad_value, "{option} must be a list of names"},
    {"option-not-labels", ErrorCode::bad_value, "{option} must be a list of class indices"},
    {"option-not-rows", ErrorCode::bad_value, "{option} must be a matrix with a row for each example"},
    {"option-not-batch-size", ErrorCode::bad_value, "{option} must be a number or 'all'"},
    {"option-not-precision", ErrorCode::bad_value, "{option} must be 'float32' or 'float64'"},

    {"data-empty", ErrorCode::bad_value, "the data has no points"},
    {"points-empty", ErrorCode::bad_value, "data.points is empty"},
    {"points-without-labels", ErrorCode::bad_value, "data.points needs either data.labels or data.targets"},
    {"rows-differ", ErrorCode::shape, "{option} has {given} rows for {count} points"},
    {"entry-not-finite", ErrorCode::bad_value, "{option} must be finite; entry {index} is not"},
    {"cell-not-finite", ErrorCode::bad_value, "{option} must be finite; row {row}, column {column} is not"},
    {"label-too-large", ErrorCode::out_of_range, "data.labels go up to {most}; {label} is too large"},
    {"labels-not-classes", ErrorCode::bad_value,
     "data.labels must be class indices from 0 to {most}; entry {index} is not"},
    {"class-without-examples", ErrorCode::bad_value,
     "data.labels count from 0: the highest is {highest}, and class {missing} has no example; give data.classes if "
     "that "
     "is what you mean"},
    {"targets-not-shares", ErrorCode::bad_value,
     "data.targets of loss '{loss}' must be between 0 and 1; row {row}, column {column} is not"},
    {"targets-not-signs", ErrorCode::bad_value,
     "data.targets of loss '{loss}' must be -1 or 1; row {row}, column {column} is not"},
    {"name-and-points", ErrorCode::bad_value, "data takes a name or points, not both"},
    {"option-of-datasets", ErrorCode::unknown_option, "{option} is only for data sets; data.points are used unchanged"},
    {"dataset-classes", ErrorCode::out_of_range,
     "the dataset '{name}' has no variant with {classes} classes; data.classes can be {offered}"},
    {"no-features", ErrorCode::bad_value, "at least one feature is needed"},
    {"loss-needs-labels", ErrorCode::bad_value, "loss '{loss}' needs data.labels; data.targets go with squared-error"},
    {"empty-batch", ErrorCode::bad_value, "a batch needs at least one example"},

    {"step-count", ErrorCode::out_of_range, "the number of updates must be a whole number, 0 or more"},
    {"boundary-cells", ErrorCode::out_of_range, "a boundary has at least 1 and at most 1,000,000 cells"},
    {"boundary-ends", ErrorCode::bad_value, "the ends of a boundary must be finite"},
    {"boundary-columns", ErrorCode::shape, "a boundary needs points with two columns; these have {columns}"},
    {"points-shape", ErrorCode::shape, "points must be [n, {columns}], got {given}"},
    {"parameter-size", ErrorCode::shape, "{name} has {count} numbers, shape {shape}; got {given}"},
    {"unknown-example", ErrorCode::out_of_range,
     "there is no training example {index}: there are {count}, counted from 0"},

    {"state-foreign", ErrorCode::state_mismatch, "this is not a saved state of a Backflow trainer"},
    {"state-format", ErrorCode::state_mismatch,
     "this saved state has the format '{format}', which this version of Backflow can't read"},
    {"state-cut-short", ErrorCode::state_mismatch, "this saved state does not fit: it is cut short"},
    {"state-too-long", ErrorCode::state_mismatch, "this saved state does not fit: it is too long"},
    {"state-precision", ErrorCode::state_mismatch, "this saved state does not fit: it has a different precision"},
    {"state-layers", ErrorCode::state_mismatch, "this saved state does not fit: its layers have different sizes"},
    {"state-optimizer", ErrorCode::state_mismatch, "this saved state does not fit: it has a different optimizer"},
    {"state-data", ErrorCode::state_mismatch, "this saved state does not fit: it has different data"},
    {"state-random", ErrorCode::state_mismatch,
     "this saved state is damaged: its random number generator is all zeros"},
};

}  // namespace backflow
