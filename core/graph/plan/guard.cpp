#include "core/graph/plan/guard.hpp"

#include <algorithm>

#include "core/graph/plan/pass.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {

template <class T>
std::vector<std::span<const T>> received_gradients(const Plan<T>& plan) {
  std::vector<std::span<const T>> received;
  for (NodeIndex index = 0; index <= plan.output; ++index) {
    if (plan.graph->node(index).kind != NodeKind::input || !plan.needed[index]) continue;
    const T* const begin = plan.gradients[index];
    const T* const end = begin + plan.stored_size(index);
    const T* const last = received.empty() ? nullptr : received.back().data() + received.back().size();
    // Parameters' gradients are adjacent. Between the gradients of two single numbers lies a value.
    if (last && (begin == last || (plan.owned[index] == last && begin == last + 1))) {
      received.back() = {received.back().data(), end};
    } else {
      received.push_back({begin, end});
    }
  }
  return received;
}

template <class T>
bool has_nan(std::span<const std::span<const T>> stretches) {
  Pack<T> sums{};
  T rest = 0;
  for (const std::span<const T> numbers : stretches) {
    std::size_t i = 0;
    for (; i + lanes <= numbers.size(); i += lanes) sums = sums + load(numbers.data() + i);
    for (; i < numbers.size(); ++i) rest = rest + numbers[i];
  }
  const T sum = sum_of_lanes<T>(sums) + rest;
  return sum != sum;
}

template <class T>
void guarded_backward(const Plan<T>& plan, GuardRoom<T>& room) {
  std::size_t largest = 0;
  for (NodeIndex index = 0; index <= plan.output; ++index) largest = std::max(largest, plan.stored_size(index));
  room.part.resize(largest);
  room.written.assign(plan.graph->size(), 0);
  for (std::size_t i = plan.lowered.operations.size(); i-- > 0;) {
    const Operation& operation = plan.lowered.operations[i];
    const NodeIndex index = operation.node;
    if (index > plan.output || !plan.needed[index] || (index != plan.output && !room.written[index])) continue;
    for (int slot = 0; slot < static_cast<int>(operation.inputs.size()); ++slot) {
      const NodeIndex input = operation.inputs[slot];
      if (!plan.needed[input] || !operation.takes_gradient(slot)) continue;
      const std::span<T> part(room.part.data(), plan.stored_size(input));
      pass(operation.gate, plan.call(index), static_cast<const T*>(plan.gradients[index]), slot, part);
      T* const gradient = plan.gradients[input];
      for (std::size_t k = 0; k < part.size(); ++k) {
        gradient[k] = room.written[input] ? gradient[k] + part[k] : part[k];
      }
      room.written[input] = 1;
    }
  }
}

template std::vector<std::span<const float>> received_gradients(const Plan<float>&);
template std::vector<std::span<const double>> received_gradients(const Plan<double>&);
template bool has_nan(std::span<const std::span<const float>>);
template bool has_nan(std::span<const std::span<const double>>);
template void guarded_backward(const Plan<float>&, GuardRoom<float>&);
template void guarded_backward(const Plan<double>&, GuardRoom<double>&);

}  // namespace backflow
