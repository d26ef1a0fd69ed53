#include "core/graph/plan/pass.hpp"

#include <limits>

#include "core/gates/fused_layer.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {
namespace {

/** A sum in four lanes, the k-th term in lane k mod 4: the order of sums over a batch (CONTRACT.md, Determinism). */
template <class T>
struct LaneSum {
  Pack<T> lanes_sums{};
  std::size_t terms = 0;
  bool left_out = false;

  void add(T upstream, T local) {
    left_out = left_out || is_void(upstream, local);
    const std::size_t lane = terms++ % lanes;
    lanes_sums[lane] = lanes_sums[lane] + term_product(upstream, local);
  }
  T total() const { return sum_of_lanes<T>(lanes_sums); }
};

/**
 * An entry of the fused layer's gradient at its examples [in][pitch] or weights [in, out]. The bias only needs sums.
 */
template <class T>
LaneSum<T> fused_layer_entry(const Call<T>& call, const T* upstream, int slot, std::size_t input) {
  LaneSum<T> sum;
  const std::size_t out = call.shapes[1].columns();
  const std::size_t pitch = padded(call.shapes[0].rows());
  const T* const weights = call.inputs[1];
  if (slot == 0) {
    for (std::size_t u = 0; u < out; ++u) {
      sum.add(upstream[u * pitch + input % pitch], weights[input / pitch * out + u]);
    }
  } else if (slot == 1) {
    const T* const examples = call.inputs[0] + input / out * pitch;
    for (std::size_t r = 0; r < pitch; ++r) sum.add(upstream[input % out * pitch + r], examples[r]);
  } else {
    for (std::size_t r = 0; r < pitch; ++r) sum.add(upstream[input * pitch + r], T(1));
  }
  return sum;
}

template <class T>
LaneSum<T> entry(const Gate& gate, const Call<T>& call, const T* upstream, int slot, std::size_t input) {
  LaneSum<T> sum;
  if (call.by_example && !gate.element_wise) {
    // A loss on examples has a single upstream gradient.
    sum.add(upstream[0], std::numeric_limits<T>::quiet_NaN());
    return sum;
  }
  for_each_term(gate, call, slot, input, [&](std::size_t output, T local) { sum.add(upstream[output], local); });
  return sum;
}

}  // namespace

template <class T>
bool pass(const Gate* gate, const Call<T>& call, const T* upstream, int slot, std::span<T> part) {
  if (gate) {
    gate->rule<T>().backward(call, upstream, slot, part.data(), false);
  } else {
    LayerGradients<T> one;
    one.downstream[slot] = part.data();
    fused_layer_backward(FusedLayer<T>(call), upstream, one);
  }
  bool left_out = false;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] == part[i]) continue;
    const LaneSum<T> sum = gate ? entry(*gate, call, upstream, slot, i) : fused_layer_entry(call, upstream, slot, i);
    part[i] = sum.total();
    left_out = left_out || sum.left_out;
  }
  return left_out;
}

template bool pass(const Gate*, const Call<float>&, const float*, int, std::span<float>);
template bool pass(const Gate*, const Call<double>&, const double*, int, std::span<double>);

}  // namespace backflow
