#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/graph/plan/guard.hpp"
#include "core/graph/plan/plan.hpp"

namespace backflow {

/**
 * A graph with memory, in one precision. plan() makes the plan (plan.hpp); forward() and backward() are plain loops
 * over its steps and allocate nothing.
 *
 * With Layout::examples, values on examples are stored column by column, in packs (pack.hpp), and a plan for training
 * writes an activation's result over its operand if the rule allows it. Such a program computes the same bits, but only
 * `examples()` and values that do not depend on a row can be read. With Layout::rows every value can be read.
 */
template <class T>
class Program {
 public:
  using Number = T;

  explicit Program(std::shared_ptr<const Graph> graph, Gradients wanted = Gradients::all, Layout layout = Layout::rows);

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  const Graph& graph() const { return *plan_.graph; }
  const std::shared_ptr<const Graph>& shared_graph() const { return plan_.graph; }

  /**
   * Binds a leaf's value (and gradient, if not null) to memory that the caller owns, such as parameters that several
   * programs share or rows of a data set. Call plan() after the last bind.
   */
  void bind(NodeIndex leaf, const T* value, T* gradient = nullptr);

  /** Plans memory and sweeps for an output. Values that were written into the leaves are kept. Must be called first. */
  void plan(NodeIndex output);

  NodeIndex output() const { return plan_.output; }

  /**
   * Returns the writable memory of a node that is not bound. Leaves are written before forward(); the numeric check
   * nudges any node.
   */
  std::span<T> memory(NodeIndex index);
  std::span<const T> value(NodeIndex index) const {
    return {plan_.values[index], plan_.graph->node(index).shape.size()};
  }
  /**
   * With Layout::examples, returns values that lie side by side: [columns][padded rows], or [padded rows] for a vector.
   */
  std::span<const T> examples(NodeIndex index) const { return {plan_.values[index], plan_.stored_size(index)}; }
  std::span<T> examples(NodeIndex index) { return {plan_.owned[index], plan_.stored_size(index)}; }
  /** Returns zeros for a node that the output does not depend on. Only for nodes to which the plan gives a gradient. */
  std::span<const T> gradient(NodeIndex index) const {
    return {plan_.gradients[index], plan_.graph->node(index).shape.size()};
  }
  /** Returns the writable gradient, for a sweep that runs outside the program (mistake.hpp). */
  std::span<T> gradient_memory(NodeIndex index) {
    return {plan_.gradients[index], plan_.graph->node(index).shape.size()};
  }
  /** True if the last plan gives the node a gradient. */
  bool has_gradient(NodeIndex index) const { return plan_.needed[index]; }

  /** Computes every node up to the output. Error (bad_value) if a label is not a class index. */
  void forward();
  /** Computes every node, including those after the output. */
  void forward_all();
  /** Computes only these nodes, in this order, such as those that a changed leaf influences. */
  void forward_only(std::span<const NodeIndex> nodes);
  /**
   * Sweeps back from ones at the output, or from `upstream` in the output's shape. Exactly 0 times a derivative that is
   * not finite passes exactly 0.
   */
  void backward(std::span<const T> upstream = {});

  /** Returns the call of a gate node as its rule receives it, for inspection. */
  Call<T> call(NodeIndex index) const { return plan_.call(index); }

 private:
  void run(NodeIndex last);

  Plan<T> plan_;
  std::vector<std::span<const T>> received_;  // the gradients of the leaves
  GuardRoom<T> guard_room_;
};

extern template class Program<float>;
extern template class Program<double>;

}  // namespace backflow
