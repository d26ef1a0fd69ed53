#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace backflow {

/** The closed set of error codes; `code_name` returns the public spelling of each. */
enum class ErrorCode {
  syntax,
  reserved_name,
  redefined_name,
  unbound_name,
  unknown_input,
  unknown_gate,
  unknown_node,
  unknown_name,
  unknown_option,
  arity,
  shape,
  nesting,
  bad_value,
  out_of_range,
  too_large,
  not_composite,
  stale,
  fixed_option,
  state_mismatch,
  not_loaded,
  disposed,
  out_of_memory,
  internal,
};

/** The public spellings, in the order of the enumeration. */
inline constexpr std::string_view code_names[] = {
    "syntax",         "reserved-name", "redefined-name", "unbound-name",  "unknown-input", "unknown-gate",
    "unknown-node",   "unknown-name",  "unknown-option", "arity",         "shape",         "nesting",
    "bad-value",      "out-of-range",  "too-large",      "not-composite", "stale",         "fixed-option",
    "state-mismatch", "not-loaded",    "disposed",       "out-of-memory", "internal",
};
static_assert(std::size(code_names) == static_cast<std::size_t>(ErrorCode::internal) + 1);

/** Returns the code as JavaScript sees it, such as "unbound-name". */
constexpr std::string_view code_name(ErrorCode code) { return code_names[static_cast<std::size_t>(code)]; }

/**
 * A row of the error table: one sentence. The error's details replace its `{placeholders}`. They are names and numbers,
 * never words, so that the page can translate the sentence.
 */
struct ErrorRow {
  std::string_view reason;  // stable, unique
  ErrorCode code;
  std::string_view sentence;
};

}  // namespace backflow
