#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/network.hpp"
#include "core/optim/optimizers.hpp"

namespace backflow {

/** The network's parameters, their gradients and the optimizer's state, each in one block that all programs share. */
template <class T>
struct Parameters {
  std::vector<ParameterLeaf> leaves;
  std::vector<std::size_t> offsets;  // of each leaf in the blocks
  std::vector<T> values;
  std::vector<T> gradients;
  std::vector<std::vector<T>> state;  // one block per slot of the optimizer
  std::vector<T*> state_pointers;
  std::vector<double> numbers;  // that the optimizer keeps besides its slots
  std::uint64_t updates = 0;    // updates since this optimizer was chosen

  Parameters() = default;
  Parameters(std::vector<ParameterLeaf> leaves, const Optimizer& optimizer) : leaves(std::move(leaves)) {
    std::size_t total = 0;
    for (const ParameterLeaf& leaf : this->leaves) {
      offsets.push_back(total);
      total += leaf.shape.size();
    }
    values.assign(total, T(0));
    gradients.assign(total, T(0));
    carry(optimizer);
  }

  /** Resets an optimizer's state to what it is before the first update. */
  void carry(const Optimizer& optimizer) {
    state.assign(optimizer.slots.size(), std::vector<T>(values.size(), T(0)));
    state_pointers.clear();
    for (auto& slot : state) state_pointers.push_back(slot.data());
    numbers.clear();
    for (const CarriedNumber& number : optimizer.numbers) numbers.push_back(number.start);
    updates = 0;
  }

  std::span<T> value(std::size_t leaf) { return {values.data() + offsets[leaf], leaves[leaf].shape.size()}; }
  std::span<const T> value(std::size_t leaf) const {
    return {values.data() + offsets[leaf], leaves[leaf].shape.size()};
  }
};

}  // namespace backflow
