#include <algorithm>

#include "core/graph/plan/pass.hpp"
#include "core/graph/plan/program.hpp"
#include "core/kernels/pack.hpp"

/**
 * The backward sweep once more, for gradients that came out NaN: gate by gate, and 0 × a derivative that is not finite
 * passes 0 (CONTRACT.md, "Values at corners"). The ordinary sweep is quick because it does not ask; every void term
 * makes a NaN, which reaches a leaf whatever it meets on its way.
 */
namespace backflow {

/** The gradients that leaves receive, in as few stretches of memory as can be. */
template <class T>
void Program<T>::watch_leaves() {
  received_.clear();
  for (NodeIndex index = 0; index <= output_; ++index) {
    if (graph_->node(index).kind != NodeKind::input || !needs_[index]) continue;
    const T* const begin = gradients_[index];
    const T* const end = begin + stored_size(index);
    const T* const last = received_.empty() ? nullptr : received_.back().data() + received_.back().size();
    // Parameters' gradients lie one behind the other; a single number's value lies between two gradients of this block.
    if (last && (begin == last || (owned_[index] == last && begin == last + 1))) {
      received_.back() = {received_.back().data(), end};
    } else {
      received_.push_back({begin, end});
    }
  }
}

/** A sum is NaN if one of its terms is, or if there are infinities of both signs, which costs a sweep and no more. */
template <class T>
bool Program<T>::received_nan() const {
  Pack<T> sums{};
  T rest = 0;
  for (const std::span<const T> numbers : received_) {
    std::size_t i = 0;
    for (; i + lanes <= numbers.size(); i += lanes) sums = sums + load(numbers.data() + i);
    for (; i < numbers.size(); ++i) rest = rest + numbers[i];
  }
  const T sum = sum_of_lanes<T>(sums) + rest;
  return sum != sum;
}

template <class T>
void Program<T>::backward_guarded() {
  std::size_t largest = 0;
  for (NodeIndex index = 0; index <= output_; ++index) largest = std::max(largest, stored_size(index));
  part_.resize(largest);
  written_.assign(graph_->size(), 0);
  for (std::size_t i = lowered_.operations.size(); i-- > 0;) {
    const Operation& operation = lowered_.operations[i];
    const NodeIndex index = operation.node;
    if (index > output_ || !needs_[index] || (index != output_ && !written_[index])) continue;
    for (int slot = 0; slot < static_cast<int>(operation.inputs.size()); ++slot) {
      const NodeIndex input = operation.inputs[slot];
      if (!needs_[input] || !operation.takes_gradient(slot)) continue;
      const std::span<T> part(part_.data(), stored_size(input));
      pass(operation.gate, call(index), static_cast<const T*>(gradients_[index]), slot, part);
      T* const gradient = gradients_[input];
      for (std::size_t k = 0; k < part.size(); ++k) gradient[k] = written_[input] ? gradient[k] + part[k] : part[k];
      written_[input] = 1;
    }
  }
}

template void Program<float>::watch_leaves();
template bool Program<float>::received_nan() const;
template void Program<float>::backward_guarded();
template void Program<double>::watch_leaves();
template bool Program<double>::received_nan() const;
template void Program<double>::backward_guarded();

}  // namespace backflow
