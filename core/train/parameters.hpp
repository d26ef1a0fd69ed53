#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace backflow {

/** The net's parameters, their gradients and the optimizer's state: one block each, shared by all programs. */
template <class T>
struct Parameters {
  std::vector<ParameterLeaf> leaves;
  std::vector<std::size_t> offsets;  // of each leaf in the blocks
  std::vector<T> values;
  std::vector<T> gradients;
  std::vector<std::vector<T>> state;  // one block a state slot
  std::vector<T*> state_pointers;

  Parameters() = default;
  Parameters(std::vector<ParameterLeaf> leaves, int state_slots) : leaves(std::move(leaves)) {
    std::size_t total = 0;
    for (const ParameterLeaf& leaf : this->leaves) {
      offsets.push_back(total);
      total += leaf.shape.size();
    }
    values.assign(total, T(0));
    gradients.assign(total, T(0));
    state.assign(static_cast<std::size_t>(state_slots), std::vector<T>(total, T(0)));
    for (auto& slot : state) state_pointers.push_back(slot.data());
  }

  std::span<T> value(std::size_t leaf) { return {values.data() + offsets[leaf], leaves[leaf].shape.size()}; }
  std::span<const T> value(std::size_t leaf) const {
    return {values.data() + offsets[leaf], leaves[leaf].shape.size()};
  }
};

}  // namespace backflow
