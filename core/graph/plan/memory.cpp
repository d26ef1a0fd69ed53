#include "core/graph/plan/memory.hpp"

#include <algorithm>
#include <limits>

#include "core/gates/fused_layer.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {
namespace {

/**
 * True if an activation's result may be written over its operand in a plan for training: neither the rule nor another
 * gate reads the operand afterwards. This saves memory traffic. (Their gradients always share memory, so no other
 * operand may need the result's.)
 */
bool shares_memory(const Outline& plan, const std::vector<int>& uses, const Operation& operation) {
  const auto is_needed = [&](NodeIndex input) { return plan.needed[input] != 0; };
  if (std::any_of(operation.inputs.begin() + 1, operation.inputs.end(), is_needed)) return false;
  return operation.by_example && operation.gate && operation.gate->element_wise &&
         plan.wanted == Gradients::parameters && uses[operation.inputs[0]] == 1 &&
         plan.graph->node(operation.inputs[0]).kind == NodeKind::gate;
}

/** Sets the operands' shapes of each call. An element-wise gate sees examples as one long row. */
void connect(Outline& plan) {
  plan.operand_shapes.clear();
  plan.first_operand.clear();
  for (const Operation& operation : plan.lowered.operations) {
    plan.first_operand.push_back(plan.operand_shapes.size());
    for (const NodeIndex input : operation.inputs) {
      const bool flat = operation.gate && operation.gate->element_wise && plan.lowered.by_example[input];
      plan.operand_shapes.push_back(flat ? Shape::vector(plan.stored_size(input)) : plan.graph->node(input).shape);
    }
  }
}

}  // namespace

void lay_out(Outline& plan) {
  const NodeIndex size = plan.graph->size();
  constexpr std::size_t nowhere = Offsets::nowhere;
  plan.offsets.assign(size, {});
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
    const bool has_gradient = plan.wanted != Gradients::none && !plan.bound[index].gradient &&
                              (plan.needed[index] || plan.wanted == Gradients::all);
    if (node.kind != NodeKind::gate) {
      if (!plan.bound[index].value) plan.offsets[index].value = take(plan.stored_size(index));
    } else if (plan.operation_of[index] != nowhere) {
      const Operation& operation = plan.lowered.operations[plan.operation_of[index]];
      std::vector<Shape> shapes;
      for (const NodeIndex input : operation.inputs) shapes.push_back(plan.graph->node(input).shape);
      Workspace room;
      if (!operation.gate) room = fused_layer_workspace(shapes);
      if (operation.gate && operation.gate->workspace) room = operation.gate->workspace(shapes, node.shape);
      scratch = std::max(scratch, room.scratch);
      if (room.saved > 0) plan.offsets[index].saved = take(room.saved);
      const bool shared = shares_memory(plan, uses, operation);
      const bool overwrites = shared && operation.gate->reads(plan.in_double) != Reads::operands;
      plan.offsets[index].value = overwrites ? plan.offsets[operation.inputs[0]].value : take(plan.stored_size(index));
      if (shared && has_gradient) {
        plan.offsets[index].gradient = plan.offsets[operation.inputs[0]].gradient;
        continue;
      }
    }
    if (has_gradient) plan.offsets[index].gradient = take(plan.stored_size(index));
  }
  plan.scratch = take(scratch);
  total += lanes;  // padding, so that reading a whole pack at the end stays inside the block

  const std::size_t number = plan.in_double ? sizeof(double) : sizeof(float);
  if (total > std::numeric_limits<std::ptrdiff_t>::max() / number) {
    throw Error("graph-too-large", {{"megabytes", total * number / 1000000}});
  }
  plan.size = static_cast<std::size_t>(total);
  connect(plan);
}

template <class T>
void give_memory(Plan<T>& plan) {
  const NodeIndex size = plan.graph->size();
  plan.block.assign(plan.size, T(0));
  plan.values.resize(size);
  plan.gradients.resize(size);
  plan.owned.resize(size);
  for (NodeIndex index = 0; index < size; ++index) {
    plan.owned[index] = plan.at(plan.offsets[index].value);
    plan.values[index] = plan.bound[index].value ? plan.bound_values[index] : plan.owned[index];
    plan.gradients[index] =
        plan.bound[index].gradient ? plan.bound_gradients[index] : plan.at(plan.offsets[index].gradient);
  }
  plan.operands.clear();
  for (const Operation& operation : plan.lowered.operations) {
    for (const NodeIndex input : operation.inputs) plan.operands.push_back(plan.values[input]);
  }
}

template void give_memory(Plan<float>&);
template void give_memory(Plan<double>&);

}  // namespace backflow
