#include "core/gates/fused_layer.hpp"

#include "core/kernels/reduce.hpp"
#include "core/kernels/weighted_sums.hpp"

namespace backflow {
namespace {

template <class T>
struct Layer {
  std::size_t in, out, pitch;

  explicit Layer(const Call<T>& call)
      : in(call.shapes[0].columns()), out(call.shapes[1].columns()), pitch(padded(call.shapes[0].rows())) {}
};

template <class T>
void forward(const Call<T>& call) {
  const Layer<T> n(call);
  const T* const bias = call.inputs.size() > 2 ? call.inputs[2] : nullptr;
  weighted_sums<T>(n.out, n.in, {call.inputs[1], 1, n.out}, {call.inputs[0], n.pitch}, bias, {call.output, n.pitch},
                   n.pitch);
}

template <class T>
void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
  LayerGradients<T> one;
  one.downstream[slot] = downstream;
  one.accumulate[slot] = accumulate;
  fused_layer_backward(call, upstream, one);
}

}  // namespace

template <class T>
void fused_layer_backward(const Call<T>& call, const T* upstream, const LayerGradients<T>& gradients) {
  const Layer<T> n(call);
  const SideBySide<const T> dz{upstream, n.pitch};
  const auto& [to, accumulate] = gradients;
  if (to[1]) correlations<T>(n.in, n.out, {call.inputs[0], n.pitch}, dz, n.pitch, to[1], accumulate[1]);
  if (to[2]) example_sums<T>(n.out, dz, n.pitch, to[2], accumulate[2]);
  if (to[0]) {
    T* const dx = accumulate[0] ? call.scratch : to[0];
    weighted_sums<T>(n.in, n.out, {call.inputs[1], n.out, 1}, dz, nullptr, {dx, n.pitch}, n.pitch);
    if (accumulate[0]) add_to(to[0], dx, n.in * n.pitch);
  }
}

template void fused_layer_backward(const Call<float>&, const float*, const LayerGradients<float>&);
template void fused_layer_backward(const Call<double>&, const double*, const LayerGradients<double>&);

template <class T>
const Rule<T>& fused_layer_rule() {
  static const Rule<T> rule{forward<T>, backward<T>, nullptr, nullptr};
  return rule;
}

template const Rule<float>& fused_layer_rule();
template const Rule<double>& fused_layer_rule();

Workspace fused_layer_workspace(std::span<const Shape> inputs) {
  return {0, inputs[0].columns() * padded(inputs[0].rows())};
}

}  // namespace backflow
