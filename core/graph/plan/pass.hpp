#pragma once

#include <cmath>
#include <span>

#include "core/gates/gate.hpp"

/** The backward step of one slot as CONTRACT.md's "Values at corners" wants it. */
namespace backflow {

/** True for the term that passes exactly 0 although its product is no number: 0 × a derivative that is not finite. */
template <class T>
bool is_void(T factor, T local) {
  return factor == T(0) && !std::isfinite(local);
}

/** factor × local, factor being an upstream gradient or a tangent. */
template <class T>
T term_product(T factor, T local) {
  return is_void(factor, local) ? T(0) : factor * local;
}

/** Calls `visit(output, local gradient)` for each entry of the result that an entry of a slot reaches. */
template <class T, class F>
void for_each_term(const Gate& gate, const Call<T>& call, int slot, std::size_t input, F visit) {
  const Reach reach = gate.reach(call.shapes, call.shape, call.attributes, slot, input);
  const auto entry = gate.rule<T>().jacobian_entry;
  for (std::size_t k = 0; k < reach.count; ++k) {
    const std::size_t output = reach.first + k * reach.stride;
    visit(output, entry(call, slot, output, input));
  }
}

/**
 * What a slot passes on, into `part`: the rule's own product, in which every entry that came out NaN is summed again
 * term by term, in four lanes, without its void terms. `gate` is null for the fused layer (gates/fused_layer.hpp). True
 * if there was a void term.
 */
template <class T>
bool pass(const Gate* gate, const Call<T>& call, const T* upstream, int slot, std::span<T> part);

}  // namespace backflow
