#include <algorithm>

#include "core/gates/affine.hpp"
#include "core/graph/plan/program.hpp"
#include "core/kernels/pack.hpp"

/** How a program is planned: what needs a gradient, where everything lies, and the lists that the sweeps walk. */
namespace backflow {

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

/**
 * An activation's result may take its operand's place in a plan that trains: nobody else reads the operand, and the
 * rule does not either. It saves a trip through memory. (Their gradients always share one place: see place().)
 */
template <class T>
bool Program<T>::shares_place(const Operation& operation) const {
  return operation.by_example && operation.gate && operation.gate->element_wise && wanted_ == Gradients::parameters &&
         uses_[operation.inputs[0]] == 1 && graph_->node(operation.inputs[0]).kind == NodeKind::gate;
}

/** Lays values, gradients, saved numbers and the shared scratch out in one block; single numbers lie densely. */
template <class T>
void Program<T>::place() {
  const NodeIndex size = graph_->size();
  constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> value_at(size, nowhere), gradient_at(size, nowhere), saved_at(size, nowhere);
  std::uint64_t total = 0;  // 64 bits also in WebAssembly: it is compared before it is asked for
  const auto take = [&](std::size_t numbers) {
    if (numbers > 1) total = padded(total);
    const std::uint64_t at = total;
    total += numbers == 1 ? 1 : padded(numbers);
    return static_cast<std::size_t>(at);
  };
  uses_.assign(size, 0);
  operation_.assign(size, nowhere);
  for (std::size_t i = 0; i < lowered_.operations.size(); ++i) {
    operation_[lowered_.operations[i].node] = i;
    for (const NodeIndex input : lowered_.operations[i].inputs) ++uses_[input];
  }
  std::size_t scratch = 0;
  for (NodeIndex index = 0; index < size; ++index) {
    const Node& node = graph_->node(index);
    const bool has_gradient =
        wanted_ != Gradients::none && !bound_gradients_[index] && (needs_[index] || wanted_ == Gradients::all);
    if (node.kind != NodeKind::gate) {
      if (!bound_values_[index]) value_at[index] = take(stored_size(index));
    } else if (operation_[index] != nowhere) {
      const Operation& operation = lowered_.operations[operation_[index]];
      std::vector<Shape> shapes;
      for (const NodeIndex input : operation.inputs) shapes.push_back(graph_->node(input).shape);
      Workspace room;
      if (!operation.gate) room = affine_workspace(shapes);
      if (operation.gate && operation.gate->workspace) room = operation.gate->workspace(shapes, node.shape);
      scratch = std::max(scratch, room.scratch);
      if (room.saved > 0) saved_at[index] = take(room.saved);
      const bool shared = shares_place(operation);
      const bool overwrites = shared && operation.gate->template rule<T>().reads != Reads::operands;
      value_at[index] = overwrites ? value_at[operation.inputs[0]] : take(stored_size(index));
      if (shared && has_gradient) {
        gradient_at[index] = gradient_at[operation.inputs[0]];
        continue;
      }
    }
    if (has_gradient) gradient_at[index] = take(stored_size(index));
  }
  const std::size_t scratch_at = take(scratch);
  total += lanes;  // a pack that is read at the end of the last vector stays inside

  if (total > block_.max_size()) {
    throw Error("graph-too-large", {{"megabytes", total * sizeof(T) / 1000000}});
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
}

/** What each call reads. A gate on examples that is element-wise sees them as one long row. */
template <class T>
void Program<T>::connect() {
  input_pointers_.clear();
  input_shapes_.clear();
  first_input_.clear();
  for (const Operation& operation : lowered_.operations) {
    first_input_.push_back(input_pointers_.size());
    for (const NodeIndex input : operation.inputs) {
      const bool flat = operation.gate && operation.gate->element_wise && lowered_.by_example[input];
      input_pointers_.push_back(values_[input]);
      input_shapes_.push_back(flat ? Shape::vector(stored_size(input)) : graph_->node(input).shape);
    }
  }
}

/** Element-wise, of one or two slots, on single numbers of this program's own block. */
template <class T>
bool Program<T>::is_scalar(const Operation& operation) const {
  const auto single = [&](NodeIndex index) { return stored_size(index) == 1 && owned_[index] != nullptr; };
  return operation.gate && operation.gate->element_wise && operation.inputs.size() <= 2 && single(operation.node) &&
         std::all_of(operation.inputs.begin(), operation.inputs.end(), single);
}

/** Element-wise on examples, every operand as many as the result: nothing is left to find out when it runs. */
template <class T>
bool Program<T>::is_strip(const Operation& operation) const {
  return operation.by_example && operation.gate && operation.gate->element_wise &&
         std::all_of(operation.inputs.begin(), operation.inputs.end(),
                     [&](NodeIndex input) { return lowered_.by_example[input] != 0; });
}

template <class T>
Strip<T> Program<T>::strip_of(const Operation& operation) const {
  Strip<T> strip;
  strip.packs = stored_size(operation.node) / lanes;
  for (std::size_t k = 0; k < operation.inputs.size(); ++k) {
    strip.operands[k] = values_[operation.inputs[k]];
    strip.steps[k] = lanes;
  }
  strip.result = owned_[operation.node];
  return strip;
}

/** Writes the two lists that the sweeps walk: calls, strips, and runs of scalar gates. */
template <class T>
void Program<T>::schedule() {
  forward_.clear();
  backward_.clear();
  tape_.clear();
  const auto place_of = [&](const T* at) { return at ? static_cast<std::uint32_t>(at - block_.data()) : 0u; };
  for (const Operation& operation : lowered_.operations) {
    if (is_scalar(operation)) {
      const NodeIndex a = operation.inputs[0];
      const NodeIndex b = operation.inputs.back();
      const bool goes_on = !forward_.empty() && forward_.back().tape.count > 0 &&
                           (operation.node <= output_ || forward_.back().node > output_);
      if (!goes_on) forward_.push_back({operation.node, nullptr, {}, {tape_.size(), 0}});
      forward_.back().node = operation.node;
      ++forward_.back().tape.count;
      tape_.add(*operation.gate,
                {nullptr,
                 place_of(values_[a]),
                 place_of(values_[b]),
                 place_of(owned_[operation.node]),
                 0,
                 {Pass::nothing, Pass::nothing}},
                !goes_on);
      continue;
    }
    const Rule<T>& rule = operation.gate ? operation.gate->template rule<T>() : affine_rule<T>();
    forward_.push_back({operation.node, rule.forward, call(operation.node), {}});
    if (is_strip(operation)) {
      forward_.back().formula = rule.value_strip;
      forward_.back().strip = strip_of(operation);
    }
  }

  std::vector<char> written(graph_->size(), 0);
  std::size_t operation_at = lowered_.operations.size();
  for (std::size_t step = forward_.size(); step-- > 0;) {
    const ForwardStep& forward = forward_[step];
    std::uint32_t passing = 0;  // gates of this run, from its front, that pass anything on
    for (std::uint32_t k = std::max(forward.tape.count, 1u); k-- > 0;) {
      const Operation& operation = lowered_.operations[--operation_at];
      const NodeIndex index = operation.node;
      if (index > output_ || !needs_[index] || (index != output_ && !written[index])) continue;
      for (int slot = 0; slot < static_cast<int>(operation.inputs.size()); ++slot) {
        const NodeIndex input = operation.inputs[slot];
        if (!needs_[input] || !operation.takes_gradient(slot)) continue;
        if (forward.tape.count > 0) {
          tape_[forward.tape.first + k].pass[slot] = written[input] ? Pass::accumulate : Pass::write;
          passing = std::max(passing, k + 1);
        } else {
          const Rule<T>& rule = operation.gate ? operation.gate->template rule<T>() : affine_rule<T>();
          backward_.push_back(
              {rule.backward, &forward.call, gradients_[index], gradients_[input], slot, written[input] != 0, {}});
          if (is_strip(operation)) {
            BackwardStep& added = backward_.back();
            added.formula = rule.local_strip[slot];
            added.strip = strip_of(operation);
            added.strip.y = values_[index];
            added.strip.upstream = added.upstream;
            added.strip.result = added.downstream;
            added.strip.accumulate = added.accumulate;
          }
        }
        written[input] = 1;
      }
    }
    if (passing > 0) backward_.push_back({nullptr, nullptr, nullptr, nullptr, 0, false, {forward.tape.first, passing}});
  }
}

template void Program<float>::mark_needed(NodeIndex);
template void Program<float>::place();
template bool Program<float>::shares_place(const Operation&) const;
template bool Program<float>::is_scalar(const Operation&) const;
template bool Program<float>::is_strip(const Operation&) const;
template Strip<float> Program<float>::strip_of(const Operation&) const;
template void Program<float>::connect();
template void Program<float>::schedule();
template void Program<double>::mark_needed(NodeIndex);
template void Program<double>::place();
template bool Program<double>::shares_place(const Operation&) const;
template bool Program<double>::is_scalar(const Operation&) const;
template bool Program<double>::is_strip(const Operation&) const;
template Strip<double> Program<double>::strip_of(const Operation&) const;
template void Program<double>::connect();
template void Program<double>::schedule();

}  // namespace backflow
