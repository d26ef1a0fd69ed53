#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/network.hpp"
#include "core/optim/optimizers.hpp"

namespace backflow {

/** Neighboring parameters that an update changes together. */
template <class T>
struct ParameterPart {
  std::span<T> values;
  std::span<T> gradients;  // before clipping
  std::span<T> applied;    // the gradients that the update takes
  std::vector<T*> state;   // one array per slot of the optimizer
};

/** The network's parameters, their gradients and the optimizer's state, each in one block that all programs share. */
template <class T>
struct Parameters {
  std::vector<ParameterLeaf> leaves;
  std::vector<std::size_t> offsets;  // of each leaf in the blocks
  std::vector<T> values;
  std::vector<T> gradients;
  std::vector<T> previous;              // the values before the last update of a call
  std::vector<T> clipped;               // the gradients after clipping; empty without clipping
  std::vector<std::vector<T>> state;    // one block per slot of the optimizer
  std::vector<ParameterPart<T>> parts;  // all parameters that are not frozen
  std::vector<std::span<T>> applied;    // the gradients of all parts that an update takes
  std::vector<double> numbers;          // that the optimizer keeps besides its slots
  std::uint64_t updates = 0;            // updates since this optimizer was chosen

  Parameters() = default;
  Parameters(std::vector<ParameterLeaf> leaves, const Optimizer& optimizer) : leaves(std::move(leaves)) {
    std::size_t total = 0;
    for (const ParameterLeaf& leaf : this->leaves) {
      offsets.push_back(total);
      total += leaf.shape.size();
    }
    values.assign(total, T(0));
    gradients.assign(total, T(0));
    previous.assign(total, T(0));
    carry(optimizer);
  }

  /** Resets an optimizer's state to what it is before the first update. Call arrange() before the next update. */
  void carry(const Optimizer& optimizer) {
    state.assign(optimizer.slots.size(), std::vector<T>(values.size(), T(0)));
    numbers.clear();
    for (const CarriedNumber& number : optimizer.numbers) numbers.push_back(number.start);
    updates = 0;
  }

  /** Prepares the parts for updates without the frozen layers; `clips`: with gradients that may differ from theirs. */
  void arrange(const std::vector<LayerSpec>& layers, bool clips) {
    clipped.assign(clips ? values.size() : 0, T(0));
    parts.clear();
    applied.clear();
    const auto is_frozen = [&](const ParameterLeaf& leaf) {
      const auto layer = static_cast<std::size_t>(leaf.layer) - 1;
      return layer < layers.size() && layers[layer].frozen;
    };
    for (std::size_t i = 0; i < leaves.size();) {
      const std::size_t first = i;
      const bool frozen = is_frozen(leaves[i]);
      while (i < leaves.size() && is_frozen(leaves[i]) == frozen) ++i;
      if (frozen) continue;
      const std::size_t begin = offsets[first];
      const std::size_t end = i < leaves.size() ? offsets[i] : values.size();
      add_part(begin, end - begin);
    }
  }

  std::span<T> value(std::size_t leaf) { return {values.data() + offsets[leaf], leaves[leaf].shape.size()}; }
  std::span<const T> value(std::size_t leaf) const {
    return {values.data() + offsets[leaf], leaves[leaf].shape.size()};
  }

 private:
  void add_part(std::size_t first, std::size_t count) {
    std::vector<T>& taken = clipped.empty() ? gradients : clipped;
    ParameterPart<T> part{
        {values.data() + first, count}, {gradients.data() + first, count}, {taken.data() + first, count}, {}};
    for (std::vector<T>& slot : state) part.state.push_back(slot.data() + first);
    applied.push_back(part.applied);
    parts.push_back(std::move(part));
  }
};

}  // namespace backflow
