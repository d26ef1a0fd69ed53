#pragma once

#include "core/gates/examples.hpp"
#include "core/gates/mixing.hpp"

namespace backflow {

/** Lifts a loss on one (output, target) pair, given as a value and two local gradients, to a batch. */
template <class Row>
struct PairLoss {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_equal(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }
  static constexpr bool takes_examples = true;

  template <class T>
  static void forward(const Call<T>& call) {
    const auto outputs = examples_of(call, 0);
    const auto targets = examples_of(call, 1);
    call.output[0] = mean_over_examples<T>(call.shapes[0], [&](std::size_t row) {
      Pack<T> sum{};
      for (std::size_t j = 0; j < outputs.columns; ++j)
        sum = sum + Row::value(outputs.get(row, j), targets.get(row, j));
      return sum;
    });
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    const auto outputs = examples_of(call, 0);
    const auto targets = examples_of(call, 1);
    const auto result = like_operand(call, slot, downstream);
    const T each = upstream[0] / static_cast<T>(outputs.rows);
    for (std::size_t j = 0; j < outputs.columns; ++j) {
      for (std::size_t row = 0; row < outputs.rows; row += lanes) {
        result.put(row, j, each * local(slot, outputs.get(row, j), targets.get(row, j)), accumulate);
      }
    }
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    return local(slot, call.inputs[0][input], call.inputs[1][input]) / static_cast<T>(examples(call.shapes[0]));
  }

  template <class V>
  static V local(int slot, V o, V t) {
    return slot == 0 ? Row::d_output(o, t) : Row::d_target(o, t);
  }

  template <class T>
  static std::uint64_t branch(const Call<T>& call) requires requires(T x) {
    Row::active(x, x);
  }
  {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      hash = hash * 31 + (Row::active(call.inputs[0][i], call.inputs[1][i]) ? 1 : 2);
    }
    return hash;
  }
};

}  // namespace backflow
