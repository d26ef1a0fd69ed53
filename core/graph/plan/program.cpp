#include "core/graph/plan/program.hpp"

#include <algorithm>

#include "core/kernels/pack.hpp"

namespace backflow {

template <class T>
Program<T>::Program(std::shared_ptr<const Graph> graph, Gradients wanted, Layout layout)
    : graph_(std::move(graph)),
      wanted_(wanted),
      layout_(layout),
      bound_values_(graph_->size(), nullptr),
      bound_gradients_(graph_->size(), nullptr) {}

template <class T>
void Program<T>::bind(NodeIndex leaf, const T* value, T* gradient) {
  bound_values_[leaf] = value;
  bound_gradients_[leaf] = gradient;
}

template <class T>
void Program<T>::plan(NodeIndex output) {
  const bool keep = !block_.empty();
  std::vector<std::vector<T>> leaves(graph_->size());
  if (keep) {  // a new plan moves the memory; what a person put into the leaves stays
    for (NodeIndex index = 0; index < graph_->size(); ++index) {
      if (graph_->node(index).kind == NodeKind::input && owned_[index]) {
        leaves[index].assign(owned_[index], owned_[index] + stored_size(index));
      }
    }
  }
  output_ = output;
  mark_needed(output);
  std::vector<char> is_batch(graph_->size(), 0);
  for (NodeIndex index = 0; index < graph_->size(); ++index) {
    is_batch[index] = graph_->node(index).kind == NodeKind::input && !bound_values_[index];
  }
  lowered_ = lower(*graph_, layout_, is_batch);
  place();
  connect();
  schedule();
  watch_leaves();
  for (NodeIndex index = 0; index < graph_->size(); ++index) {
    const Node& node = graph_->node(index);
    std::transform(node.value.begin(), node.value.end(), owned_[index], [](double x) { return static_cast<T>(x); });
    if (keep && owned_[index]) std::copy(leaves[index].begin(), leaves[index].end(), owned_[index]);
  }
}

template <class T>
std::size_t Program<T>::stored_size(NodeIndex index) const {
  const Shape& shape = graph_->node(index).shape;
  if (lowered_.by_example.empty() || !lowered_.by_example[index]) return shape.size();
  return shape.rank == 2 ? shape.columns() * padded(shape.rows()) : padded(shape.size());
}

template <class T>
Call<T> Program<T>::call(NodeIndex index) const {
  const Operation& operation = lowered_.operations[operation_[index]];
  const std::size_t first = first_input_[operation_[index]];
  const bool flat = operation.by_example && operation.gate && operation.gate->element_wise;
  return {std::span(input_pointers_).subspan(first, operation.inputs.size()),
          std::span(input_shapes_).subspan(first, operation.inputs.size()),
          flat ? Shape::vector(stored_size(index)) : graph_->node(index).shape,
          owned_[index],
          saved_[index],
          scratch_,
          operation.by_example,
          graph_->node(index).attributes};
}

template <class T>
std::span<T> Program<T>::memory(NodeIndex index) {
  return {owned_[index], graph_->node(index).shape.size()};
}

template <class T>
void Program<T>::forward() {
  run(output_);
}

template <class T>
void Program<T>::forward_all() {
  run(graph_->size() - 1);
}

template <class T>
void Program<T>::run(NodeIndex last) {
  for (const ForwardStep& step : forward_) {
    if (step.node > last) return;
    if (step.formula) {
      step.formula(step.strip);
    } else if (step.tape.count > 0) {
      tape_.forward(block_.data(), step.tape);
    } else {
      step.run(step.call);
    }
  }
}

template <class T>
void Program<T>::forward_only(std::span<const NodeIndex> nodes) {
  for (const NodeIndex index : nodes) graph_->node(index).gate->rule<T>().forward(call(index));
}

template <class T>
void Program<T>::backward(std::span<const T> upstream) {
  const std::span<T> start{gradients_[output_], graph_->node(output_).shape.size()};
  if (upstream.empty()) {
    std::fill(start.begin(), start.end(), T(1));
  } else {
    std::copy(upstream.begin(), upstream.end(), start.begin());
  }
  for (const BackwardStep& step : backward_) {
    if (step.formula) {
      step.formula(step.strip);
    } else if (step.tape.count > 0) {
      tape_.backward(block_.data(), step.tape);
    } else {
      step.run(*step.call, step.upstream, step.slot, step.downstream, step.accumulate);
    }
  }
  if (received_nan()) backward_guarded();
}

template class Program<float>;
template class Program<double>;

}  // namespace backflow
