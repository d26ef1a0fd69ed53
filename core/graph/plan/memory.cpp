#include "core/graph/plan/memory.hpp"

#include <algorithm>

#include "core/gates/fused_layer.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {
namespace {

/**
 * True if an activation's result may be written over its operand in a plan for training: neither the rule nor another
 * gate reads the operand afterwards. This saves memory traffic. (Their gradients always share memory.)
 */
template <class T>
bool shares_memory(const Plan<T>& plan, const std::vector<int>& uses, const Operation& operation) {
  return operation.by_example && operation.gate && operation.gate->element_wise &&
         plan.wanted == Gradients::parameters && uses[operation.inputs[0]] == 1 &&
         plan.graph->node(operation.inputs[0]).kind == NodeKind::gate;
}

/** Sets the operands of each call. An element-wise gate sees examples as one long row. */
template <class T>
void connect(Plan<T>& plan) {
  plan.operands.clear();
  plan.operand_shapes.clear();
  plan.first_operand.clear();
  for (const Operation& operation : plan.lowered.operations) {
    plan.first_operand.push_back(plan.operands.size());
    for (const NodeIndex input : operation.inputs) {
      const bool flat = operation.gate && operation.gate->element_wise && plan.lowered.by_example[input];
      plan.operands.push_back(plan.values[input]);
      plan.operand_shapes.push_back(flat ? Shape::vector(plan.stored_size(input)) : plan.graph->node(input).shape);
    }
  }
}

}  // namespace

template <class T>
void lay_out(Plan<T>& plan) {
  const NodeIndex size = plan.graph->size();
  constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> value_at(size, nowhere), gradient_at(size, nowhere), saved_at(size, nowhere);
  std::uint64_t total = 0;  // 64 bits also in WebAssembly: checked before the memory is allocated
  const auto take = [&](std::size_t numbers) {
    if (numbers > 1) total = padded(total);
    const std::uint64_t at = total;
    total += numbers == 1 ? 1 : padded(numbers);
    return static_cast<std::size_t>(at);
  };
  std::vector<int> uses(size, 0);  // for each node, the number of operands that read it
  plan.operation_of.assign(size, nowhere);
  for (std::size_t i = 0; i < plan.lowered.operations.size(); ++i) {
    plan.operation_of[plan.lowered.operations[i].node] = i;
    for (const NodeIndex input : plan.lowered.operations[i].inputs) ++uses[input];
  }
  std::size_t scratch = 0;
  for (NodeIndex index = 0; index < size; ++index) {
    const Node& node = plan.graph->node(index);
    const bool has_gradient = plan.wanted != Gradients::none && !plan.bound_gradients[index] &&
                              (plan.needed[index] || plan.wanted == Gradients::all);
    if (node.kind != NodeKind::gate) {
      if (!plan.bound_values[index]) value_at[index] = take(plan.stored_size(index));
    } else if (plan.operation_of[index] != nowhere) {
      const Operation& operation = plan.lowered.operations[plan.operation_of[index]];
      std::vector<Shape> shapes;
      for (const NodeIndex input : operation.inputs) shapes.push_back(plan.graph->node(input).shape);
      Workspace room;
      if (!operation.gate) room = fused_layer_workspace(shapes);
      if (operation.gate && operation.gate->workspace) room = operation.gate->workspace(shapes, node.shape);
      scratch = std::max(scratch, room.scratch);
      if (room.saved > 0) saved_at[index] = take(room.saved);
      const bool shared = shares_memory(plan, uses, operation);
      const bool overwrites = shared && operation.gate->template rule<T>().reads != Reads::operands;
      value_at[index] = overwrites ? value_at[operation.inputs[0]] : take(plan.stored_size(index));
      if (shared && has_gradient) {
        gradient_at[index] = gradient_at[operation.inputs[0]];
        continue;
      }
    }
    if (has_gradient) gradient_at[index] = take(plan.stored_size(index));
  }
  const std::size_t scratch_at = take(scratch);
  total += lanes;  // padding, so that reading a whole pack at the end stays inside the block

  if (total > plan.block.max_size()) {
    throw Error("graph-too-large", {{"megabytes", total * sizeof(T) / 1000000}});
  }
  plan.block.assign(static_cast<std::size_t>(total), T(0));
  const auto at = [&](std::size_t offset) { return offset == nowhere ? nullptr : plan.block.data() + offset; };
  plan.values.resize(size);
  plan.gradients.resize(size);
  plan.owned.resize(size);
  plan.saved.resize(size);
  plan.scratch = at(scratch_at);
  for (NodeIndex index = 0; index < size; ++index) {
    plan.owned[index] = at(value_at[index]);
    plan.values[index] = plan.bound_values[index] ? plan.bound_values[index] : plan.owned[index];
    plan.gradients[index] = plan.bound_gradients[index] ? plan.bound_gradients[index] : at(gradient_at[index]);
    plan.saved[index] = at(saved_at[index]);
  }
  connect(plan);
}

template void lay_out(Plan<float>&);
template void lay_out(Plan<double>&);

}  // namespace backflow
