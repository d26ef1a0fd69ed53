#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace backflow {

/** The closed set of things that can be wrong; `code_name` gives each its public spelling. */
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
  disposed,
  out_of_memory,
  internal,
};

/** The public spellings, in the order of the enumeration. */
inline constexpr std::string_view code_names[] = {
    "syntax",         "reserved-name", "redefined-name", "unbound-name",  "unknown-input", "unknown-gate",
    "unknown-node",   "unknown-name",  "unknown-option", "arity",         "shape",         "nesting",
    "bad-value",      "out-of-range",  "too-large",      "not-composite", "stale",         "fixed-option",
    "state-mismatch", "disposed",      "out-of-memory",  "internal",
};
static_assert(std::size(code_names) == static_cast<std::size_t>(ErrorCode::internal) + 1);

/** The code as JavaScript sees it, such as "unbound-name". */
constexpr std::string_view code_name(ErrorCode code) { return code_names[static_cast<std::size_t>(code)]; }

/**
 * A row of the table of errors: one sentence that the engine can say. Its `{places}` take the error's details: names
 * and numbers, never words, so that a page can say the sentence in another language.
 */
struct ErrorRow {
  std::string_view reason;  // stable, unique
  ErrorCode code;
  std::string_view sentence;
};

}  // namespace backflow
