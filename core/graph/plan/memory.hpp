#pragma once

#include "core/graph/plan/plan.hpp"

namespace backflow {

/**
 * Places the values, gradients, saved numbers and shared scratch of a lowered outline in one block; single numbers are
 * packed densely. Fills everything from `operation_of` to `first_operand`. Error (too_large) if no memory could hold
 * the block.
 */
void lay_out(Outline& outline);

/** Gives a plan the memory that its outline describes, filled with zeros. */
template <class T>
void give_memory(Plan<T>& plan);

}  // namespace backflow
