#pragma once

#include <cmath>
#include <span>

#include "core/gates/gate.hpp"

/** The backward step of one slot as specified in CONTRACT.md, "Values at corners". */
namespace backflow {

/** True for a term that passes exactly 0 although its product is NaN: 0 × a derivative that is not finite. */
template <class T>
bool is_void(T factor, T local) {
  return factor == T(0) && !std::isfinite(local);
}

/** Returns factor × local, or 0 for a void term. The factor is an upstream gradient or a tangent. */
template <class T>
T term_product(T factor, T local) {
  return is_void(factor, local) ? T(0) : factor * local;
}

/** Calls `visit(output, local gradient)` for each entry of the result that an entry of a slot influences. */
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
 * Writes what a slot passes on into `part`: the rule's own product, except that entries that are NaN are summed again
 * term by term, in four lanes, without their void terms. `gate` is null for the fused layer (gates/fused_layer.hpp).
 * Returns true if there was a void term.
 */
template <class T>
bool pass(const Gate* gate, const Call<T>& call, const T* upstream, int slot, std::span<T> part);

}  // namespace backflow
