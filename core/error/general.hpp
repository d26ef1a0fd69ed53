#pragma once

#include "core/error/reason.hpp"

namespace backflow {

/** Errors of the engine as a whole. */
inline constexpr ErrorRow general_errors[] = {
    {"no-such-graph", ErrorCode::disposed, "this graph was disposed of: make a new one"},
    {"no-such-trainer", ErrorCode::disposed, "this trainer was disposed of: make a new one"},
    {"list-too-long", ErrorCode::too_large, "a list has more entries than the engine accepts"},
    {"side-not-whole", ErrorCode::bad_value, "the sides of a shape must be whole numbers"},
    {"too-many-sides", ErrorCode::bad_value, "a shape has at most two sides"},
    {"tensor-unfilled", ErrorCode::bad_value, "a tensor's numbers must fill its shape {shape}"},
    {"out-of-memory", ErrorCode::out_of_memory, "there is not enough memory for this"},
    {"internal", ErrorCode::internal, "something went wrong inside Backflow: {what}"},
    {"no-gate-row", ErrorCode::internal, "the gate table has no '{name}'"},
    {"no-range-row", ErrorCode::internal, "no range is known for '{name}'"},
    {"no-rule-for-examples", ErrorCode::internal, "[{gate}] has no rule for examples side by side"},
};

}  // namespace backflow
