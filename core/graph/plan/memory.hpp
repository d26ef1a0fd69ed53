#pragma once

#include "core/graph/plan/plan.hpp"

namespace backflow {

/**
 * Lays values, gradients, saved numbers and the shared scratch of a lowered plan out in one block, all zeros; single
 * numbers lie densely. Fills everything from `operation_of` to `first_operand`. Error (too_large) where no memory could
 * hold it.
 */
template <class T>
void lay_out(Plan<T>& plan);

}  // namespace backflow
