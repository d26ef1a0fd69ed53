#include "core/gates/fused_layer.hpp"

#include "core/kernels/reduce.hpp"
#include "core/kernels/weighted_sums.hpp"

namespace backflow {

template <class T>
FusedLayer<T>::FusedLayer(const Call<T>& call)
    : in(call.shapes[0].columns()),
      out(call.shapes[1].columns()),
      pitch(padded(call.shapes[0].rows())),
      x(call.inputs[0]),
      weights(call.inputs[1]),
      biases(call.inputs.size() > 2 ? call.inputs[2] : nullptr),
      z(call.output),
      scratch(call.scratch) {}

template <class T>
void fused_layer_forward(const FusedLayer<T>& layer) {
  const auto& [in, out, pitch, x, weights, biases, z, scratch] = layer;
  weighted_sums<T>(out, in, {weights, 1, out}, {x, pitch}, biases, {z, pitch}, pitch);
}

template <class T>
void fused_layer_backward(const FusedLayer<T>& layer, const T* upstream, const LayerGradients<T>& gradients) {
  const auto& [in, out, pitch, x, weights, biases, z, scratch] = layer;
  const auto& [to, accumulate] = gradients;
  const SideBySide<const T> dz{upstream, pitch};
  if (to[1]) correlations<T>(in, out, {x, pitch}, dz, pitch, to[1], accumulate[1]);
  if (to[2]) example_sums<T>(out, dz, pitch, to[2], accumulate[2]);
  if (to[0]) {
    T* const dx = accumulate[0] ? scratch : to[0];
    weighted_sums<T>(in, out, {weights, out, 1}, dz, nullptr, {dx, pitch}, pitch);
    if (accumulate[0]) add_to(to[0], dx, in * pitch);
  }
}

template struct FusedLayer<float>;
template struct FusedLayer<double>;
template void fused_layer_forward(const FusedLayer<float>&);
template void fused_layer_forward(const FusedLayer<double>&);
template void fused_layer_backward(const FusedLayer<float>&, const float*, const LayerGradients<float>&);
template void fused_layer_backward(const FusedLayer<double>&, const double*, const LayerGradients<double>&);

Workspace fused_layer_workspace(std::span<const Shape> inputs) {
  return {0, inputs[0].columns() * padded(inputs[0].rows())};
}

}  // namespace backflow
