#pragma once

#include "core/graph/plan/plan.hpp"

namespace backflow {

/**
 * Places the values, gradients, saved numbers and shared scratch of a lowered plan in one block of zeros; single
 * numbers are packed densely. Fills everything from `operation_of` to `first_operand`. Error (too_large) if no memory
 * could hold the block.
 */
template <class T>
void lay_out(Plan<T>& plan);

}  // namespace backflow
