#include "core/graph/program.hpp"

#include <algorithm>

namespace backflow {

template <class T>
Program<T>::Program(std::shared_ptr<const Graph> graph, Gradients wanted)
    : graph_(std::move(graph)),
      wanted_(wanted),
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
        leaves[index].assign(owned_[index], owned_[index] + graph_->node(index).shape.size());
      }
    }
  }
  output_ = output;
  mark_needed(output);
  place();
  for (NodeIndex index = 0; index < graph_->size(); ++index) {
    const Node& node = graph_->node(index);
    if (node.kind == NodeKind::constant) *owned_[index] = static_cast<T>(node.value);
    if (keep && owned_[index]) std::copy(leaves[index].begin(), leaves[index].end(), owned_[index]);
  }

  backward_.clear();
  std::vector<char> written(graph_->size(), 0);
  for (NodeIndex index = output + 1; index-- > 0;) {
    const Node& node = graph_->node(index);
    if (!needs_[index] || (index != output && !written[index])) continue;
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      const NodeIndex input = node.inputs[slot];
      if (!needs_[input] || !node.gate->takes_gradient(slot)) continue;
      backward_.push_back({index, slot, written[input] != 0});
      written[input] = 1;
    }
  }
}

/** A node needs a gradient if a leaf that wants one lies below it, and it lies below the output. */
template <class T>
void Program<T>::mark_needed(NodeIndex output) {
  needs_.assign(graph_->size(), 0);
  for (NodeIndex index = 0; index <= output; ++index) {
    const Node& node = graph_->node(index);
    if (node.kind == NodeKind::input) {
      needs_[index] = wanted_ == Gradients::all || (wanted_ == Gradients::parameters && bound_gradients_[index]);
    }
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (needs_[node.inputs[slot]] && node.gate->takes_gradient(slot)) needs_[index] = 1;
    }
  }
  std::vector<char> reached(graph_->size(), 0);
  reached[output] = 1;
  for (NodeIndex index = output + 1; index-- > 0;) {
    const Node& node = graph_->node(index);
    if (!reached[index]) needs_[index] = 0;
    for (int slot = 0; reached[index] && slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (node.gate->takes_gradient(slot)) reached[node.inputs[slot]] = 1;
    }
  }
}

/** Lays values, gradients, saved numbers and the shared scratch out in one block, each on a 16-byte boundary. */
template <class T>
void Program<T>::place() {
  const NodeIndex size = graph_->size();
  const auto padded = [](std::size_t n) { return (n + 3) / 4 * 4; };
  constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> value_at(size, nowhere), gradient_at(size, nowhere), saved_at(size, nowhere);
  std::uint64_t total = 0;  // 64 bits also in WebAssembly: it is compared before it is asked for
  const auto take = [&](std::size_t numbers) {
    const std::uint64_t at = total;
    total += padded(numbers);
    return static_cast<std::size_t>(at);
  };
  std::vector<Workspace> workspaces(size);
  scratch_size_ = 0;
  first_input_.assign(size, 0);
  input_shapes_.clear();
  for (NodeIndex index = 0; index < size; ++index) {
    const Node& node = graph_->node(index);
    first_input_[index] = input_shapes_.size();
    for (const NodeIndex input : node.inputs) input_shapes_.push_back(graph_->node(input).shape);
    if (node.gate && node.gate->workspace) {
      workspaces[index] =
          node.gate->workspace(std::span(input_shapes_).subspan(first_input_[index], node.inputs.size()), node.shape);
    }
    scratch_size_ = std::max(scratch_size_, workspaces[index].scratch);
    if (!bound_values_[index]) value_at[index] = take(node.shape.size());
    if (wanted_ != Gradients::none && !bound_gradients_[index] && (needs_[index] || wanted_ == Gradients::all)) {
      gradient_at[index] = take(node.shape.size());
    }
    if (workspaces[index].saved > 0) saved_at[index] = take(workspaces[index].saved);
  }
  const std::size_t scratch_at = take(scratch_size_);

  if (total > block_.max_size()) {
    throw Error(ErrorCode::out_of_memory,
                "this graph needs " + std::to_string(total * sizeof(T) / 1000000) + " MB, more than there can be");
  }
  block_.assign(static_cast<std::size_t>(total), T(0));
  const auto at = [&](std::size_t offset) { return offset == nowhere ? nullptr : block_.data() + offset; };
  values_.resize(size);
  gradients_.resize(size);
  owned_.resize(size);
  saved_.resize(size);
  scratch_ = at(scratch_at);
  for (NodeIndex index = 0; index < size; ++index) {
    owned_[index] = at(value_at[index]);
    values_[index] = bound_values_[index] ? bound_values_[index] : owned_[index];
    gradients_[index] = bound_gradients_[index] ? bound_gradients_[index] : at(gradient_at[index]);
    saved_[index] = at(saved_at[index]);
  }
  input_pointers_.clear();
  for (NodeIndex index = 0; index < size; ++index) {
    for (const NodeIndex input : graph_->node(index).inputs) input_pointers_.push_back(values_[input]);
  }
}

template <class T>
std::span<T> Program<T>::memory(NodeIndex index) {
  return {owned_[index], graph_->node(index).shape.size()};
}

template <class T>
Call<T> Program<T>::call(NodeIndex index) const {
  const Node& node = graph_->node(index);
  const std::size_t first = first_input_[index];
  return {std::span(input_pointers_).subspan(first, node.inputs.size()),
          std::span(input_shapes_).subspan(first, node.inputs.size()),
          node.shape,
          owned_[index],
          saved_[index],
          scratch_};
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
  for (NodeIndex index = 0; index <= last; ++index) {
    const Node& node = graph_->node(index);
    if (node.kind == NodeKind::gate) node.gate->rule<T>().forward(call(index));
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
    const Node& node = graph_->node(step.node);
    node.gate->rule<T>().backward(call(step.node), gradients_[step.node], step.slot, gradients_[node.inputs[step.slot]],
                                  step.accumulate);
  }
}

template class Program<float>;
template class Program<double>;

}  // namespace backflow
