#pragma once

#include "core/gates/gate.hpp"

namespace backflow {

/**
 * Computes x @ W + b on examples side by side (Call::by_example). A plan replaces a matmul gate and the add gate after
 * it with this call (graph/plan/lowering.hpp), which gives the same bits as the two gates. Inputs: x [batch, in], W
 * [in, out] and optionally b [out]. It has no row in the gate table: the language cannot name it, and the page does not
 * show it.
 */
template <class T>
const Rule<T>& fused_layer_rule();

/** Scratch memory for a gradient at the inputs that is added to another one. */
Workspace fused_layer_workspace(std::span<const Shape> inputs);

}  // namespace backflow
