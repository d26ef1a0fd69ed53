#include "core/error.hpp"

namespace backflow {

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::syntax:
      return "syntax";
    case ErrorCode::reserved_name:
      return "reserved-name";
    case ErrorCode::redefined_name:
      return "redefined-name";
    case ErrorCode::unbound_name:
      return "unbound-name";
    case ErrorCode::unknown_input:
      return "unknown-input";
    case ErrorCode::unknown_gate:
      return "unknown-gate";
    case ErrorCode::unknown_node:
      return "unknown-node";
    case ErrorCode::unknown_name:
      return "unknown-name";
    case ErrorCode::unknown_option:
      return "unknown-option";
    case ErrorCode::arity:
      return "arity";
    case ErrorCode::shape:
      return "shape";
    case ErrorCode::nesting:
      return "nesting";
    case ErrorCode::bad_value:
      return "bad-value";
    case ErrorCode::out_of_range:
      return "out-of-range";
    case ErrorCode::too_large:
      return "too-large";
    case ErrorCode::not_composite:
      return "not-composite";
    case ErrorCode::stale:
      return "stale";
    case ErrorCode::fixed_option:
      return "fixed-option";
    case ErrorCode::state_mismatch:
      return "state-mismatch";
    case ErrorCode::disposed:
      return "disposed";
    case ErrorCode::out_of_memory:
      return "out-of-memory";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace backflow
