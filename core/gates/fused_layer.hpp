#pragma once

#include "core/gates/gate.hpp"

namespace backflow {

/**
 * x @ W + b, on examples side by side (Call::by_example): what a plan makes of a matmul gate and the add gate behind it
 * (graph/plan/lowering.hpp), with the bits that the two give one after the other. Inputs: x [batch, in], W [in, out],
 * and b [out], which may be missing. It is no row of the table: nobody can write it, and nothing shows it.
 */
template <class T>
const Rule<T>& fused_layer_rule();

/** Room for a gradient at the inputs that is added to another. */
Workspace fused_layer_workspace(std::span<const Shape> inputs);

}  // namespace backflow
