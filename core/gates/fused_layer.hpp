#pragma once

#include "core/gates/gate.hpp"

namespace backflow {

/**
 * Computes x @ W + b on examples side by side (Call::by_example), with all sizes and places looked up before the first
 * sweep: for narrow layers, that costs as much as the products. A plan replaces a matmul gate and the add gate after it
 * with this call (graph/plan/lowering.hpp), which gives the same bits as the two gates. Inputs: x [batch, in], W
 * [in, out] and optionally b [out]. It has no row in the gate table: the language cannot name it, and the page does not
 * show it.
 */
template <class T>
struct FusedLayer {
  std::size_t in, out, pitch;
  const T* x;
  const T* weights;
  const T* biases;  // may be null
  T* z;
  T* scratch;

  explicit FusedLayer(const Call<T>& call);
};

/** The gradients of a layer: for each slot the memory that receives it (null: none), and whether it is added. */
template <class T>
struct LayerGradients {
  T* downstream[3] = {};
  bool accumulate[3] = {};
};

template <class T>
void fused_layer_forward(const FusedLayer<T>& layer);

/** Computes the gradients of all slots in one call. */
template <class T>
void fused_layer_backward(const FusedLayer<T>& layer, const T* upstream, const LayerGradients<T>& gradients);

/** Scratch memory for a gradient at the inputs that is added to another one. */
Workspace fused_layer_workspace(std::span<const Shape> inputs);

}  // namespace backflow
