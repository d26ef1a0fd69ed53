#include <algorithm>

#include "core/graph/plan/memory.hpp"
#include "core/graph/plan/needed.hpp"
#include "core/graph/plan/program.hpp"
#include "core/graph/plan/steps.hpp"

/** How a program is made: its memory and its steps. The sweeps, which are compiled for speed, are in program.cpp. */
namespace backflow {
namespace {

/** Returns for each node whether it is an input that receives a gradient. */
std::vector<char> wanting_leaves(const Outline& plan) {
  std::vector<char> wants(plan.graph->size(), plan.wanted == Gradients::all);
  if (plan.wanted != Gradients::parameters) return wants;
  for (std::size_t index = 0; index < wants.size(); ++index) wants[index] = plan.bound[index].gradient;
  return wants;
}

/** Returns for each node whether it is a leaf with examples, as opposed to a parameter or a literal. */
std::vector<char> batches(const Outline& plan) {
  std::vector<char> is_batch(plan.graph->size(), 0);
  for (NodeIndex index = 0; index < plan.graph->size(); ++index) {
    const Node& node = plan.graph->node(index);
    is_batch[index] = (node.kind == NodeKind::input && !plan.bound[index].value) || node.by_example;
  }
  return is_batch;
}

/**
 * Returns the values that were written into the plan's own leaves; empty for other nodes and before the first plan().
 */
template <class T>
std::vector<std::vector<T>> leaves(const Plan<T>& plan) {
  std::vector<std::vector<T>> all(plan.graph->size());
  if (plan.block.empty()) return all;
  for (NodeIndex index = 0; index < plan.graph->size(); ++index) {
    const T* const own = plan.owned[index];
    if (own && plan.graph->node(index).kind == NodeKind::input) all[index] = {own, own + plan.stored_size(index)};
  }
  return all;
}

/** Decides what the plan computes and where, for its output. */
void outline(Outline& plan) {
  plan.needed = needed_nodes(*plan.graph, plan.output, wanting_leaves(plan));
  plan.lowered = lower(*plan.graph, plan.layout, batches(plan));
  lay_out(plan);
}

}  // namespace

template <class T>
Program<T>::Program(std::shared_ptr<const Graph> graph, Gradients wanted, Layout layout) : AnyProgram(plan_) {
  plan_.in_double = sizeof(T) == sizeof(double);
  plan_.wanted = wanted;
  plan_.layout = layout;
  plan_.bound.assign(graph->size(), {});
  plan_.bound_values.assign(graph->size(), nullptr);
  plan_.bound_gradients.assign(graph->size(), nullptr);
  plan_.graph = std::move(graph);
}

template <class T>
void Program<T>::bind(NodeIndex leaf, const T* value, T* gradient) {
  plan_.bound[leaf] = {value != nullptr, gradient != nullptr};
  plan_.bound_values[leaf] = value;
  plan_.bound_gradients[leaf] = gradient;
}

template <class T>
void Program<T>::plan(NodeIndex output) {
  const std::vector<std::vector<T>> kept = leaves(plan_);  // because a new plan moves the memory
  const Graph& graph = *plan_.graph;
  plan_.output = output;
  outline(plan_);
  give_memory(plan_);
  write_steps(plan_);
  received_ = received_gradients(plan_);
  for (NodeIndex index = 0; index < graph.size(); ++index) {
    const std::vector<double>& literals = graph.node(index).value;
    std::transform(literals.begin(), literals.end(), plan_.owned[index], [](double x) { return static_cast<T>(x); });
    std::copy(kept[index].begin(), kept[index].end(), plan_.owned[index]);
  }
}

template <class T>
std::span<T> Program<T>::memory(NodeIndex index) {
  return {plan_.owned[index], graph().node(index).shape.size()};
}

template Program<float>::Program(std::shared_ptr<const Graph>, Gradients, Layout);
template void Program<float>::bind(NodeIndex, const float*, float*);
template void Program<float>::plan(NodeIndex);
template std::span<float> Program<float>::memory(NodeIndex);
template Program<double>::Program(std::shared_ptr<const Graph>, Gradients, Layout);
template void Program<double>::bind(NodeIndex, const double*, double*);
template void Program<double>::plan(NodeIndex);
template std::span<double> Program<double>::memory(NodeIndex);

}  // namespace backflow
