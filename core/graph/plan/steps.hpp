#pragma once

#include "core/graph/plan/plan.hpp"

namespace backflow {

/** Writes the two lists of steps that the sweeps of a plan walk, once it has memory. */
template <class T>
void write_steps(Plan<T>& plan);

}  // namespace backflow
