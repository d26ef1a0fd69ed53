#include "core/graph/plan/plan.hpp"

#include "core/kernels/pack.hpp"

namespace backflow {

std::size_t Outline::stored_size(NodeIndex index) const {
  const Shape& shape = graph->node(index).shape;
  if (lowered.by_example.empty() || !lowered.by_example[index]) return shape.size();
  return shape.rank == 2 ? shape.columns() * padded(shape.rows()) : padded(shape.size());
}

template <class T>
Call<T> Plan<T>::call(NodeIndex index) const {
  const Node& node = graph->node(index);
  const Operation& operation = lowered.operations[operation_of[index]];
  const std::size_t first = first_operand[operation_of[index]];
  const bool flat = operation.by_example && operation.gate && operation.gate->element_wise;
  return {std::span(operands).subspan(first, operation.inputs.size()),
          std::span(operand_shapes).subspan(first, operation.inputs.size()),
          flat ? Shape::vector(stored_size(index)) : node.shape,
          owned[index],
          at(offsets[index].saved),
          at(scratch),
          operation.by_example,
          node.attributes};
}

template struct Plan<float>;
template struct Plan<double>;

}  // namespace backflow
