#pragma once

#include "core/graph/plan/plan.hpp"

namespace backflow {

/** Writes the two lists of steps that a plan's sweeps run. The plan must have memory. */
template <class T>
void write_steps(Plan<T>& plan);

}  // namespace backflow
