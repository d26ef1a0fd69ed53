#pragma once

#include "core/error/reason.hpp"

namespace backflow {

/** Errors of the engine as a whole. */
inline constexpr ErrorRow general_errors[] = {
    {"no-such-graph", ErrorCode::disposed, "this graph was disposed of: make a new one"},
    {"no-such-trainer", ErrorCode::disposed, "this trainer was disposed of: make a new one"},
    {"out-of-memory", ErrorCode::out_of_memory, "there is not enough memory for this"},
    {"internal", ErrorCode::internal, "something went wrong inside Backflow: {what}"},
    {"no-gate-row", ErrorCode::internal, "the gate table has no '{name}'"},
    {"no-range-row", ErrorCode::internal, "no range is known for '{name}'"},
    {"no-rule-for-examples", ErrorCode::internal, "[{gate}] has no rule for examples side by side"},
};

}  // namespace backflow
