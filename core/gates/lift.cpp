#include "core/gates/lift.hpp"

#include <algorithm>

namespace backflow::lift {

Shape infer_element_wise(const Gate& gate, std::span<const Shape> inputs) {
  Shape shape = inputs[0];
  for (const Shape& next : inputs.subspan(1)) {
    const auto both = broadcast(shape, next);
    if (!both) {
      throw Error(ErrorCode::shape, gate_prefix(gate) + "shapes " + to_string(shape) + " and " + to_string(next) +
                                        " do not fit: axes must be equal, or one of them 1");
    }
    shape = *both;
  }
  return shape;
}

/** Room for a product that is summed. */
Workspace workspace_element_wise(std::span<const Shape> inputs, const Shape& output) {
  const bool equal =
      std::all_of(inputs.begin(), inputs.end(), [&](const Shape& shape) { return shape.size() == output.size(); });
  return {0, equal ? 0 : output.size()};
}

Reach reach_element_wise(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input) {
  const Shape& shape = inputs[slot];
  if (shape.size() == output.size()) return {input, 1, 1};
  if (shape.size() == 1) return {0, output.size(), 1};
  if (shape.columns() == output.columns()) return {input, output.rows(), output.columns()};
  return {input * output.columns(), output.columns(), 1};
}

}  // namespace backflow::lift
