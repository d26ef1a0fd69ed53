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
 * With Layout::examples the values on examples lie column by column, in packs (pack.hpp), and a plan for training keeps
 * an activation's result where its operand was if the rule allows that: such a program computes the same bits,
 * and is read by `examples()` and by the values that do not depend on a row. With Layout::rows every value can be read.
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
   * Places a leaf's value (and gradient, if not null) in memory that the caller keeps: parameters that several programs
   * share, or rows of a data set. Call plan() after the last one.
   */
  void bind(NodeIndex leaf, const T* value, T* gradient = nullptr);

  /** Plans memory and sweeps for an output; what a person wrote into the leaves stays. Needed before anything else. */
  void plan(NodeIndex output);

  NodeIndex output() const { return plan_.output; }

  /** Memory of a node that is not bound: leaves are written before forward(), the numeric check nudges any. */
  std::span<T> memory(NodeIndex index);
  std::span<const T> value(NodeIndex index) const {
    return {plan_.values[index], plan_.graph->node(index).shape.size()};
  }
  /** Layout::examples: what lies side by side, [columns][padded rows] (or [padded rows] for a vector). */
  std::span<const T> examples(NodeIndex index) const { return {plan_.values[index], plan_.stored_size(index)}; }
  std::span<T> examples(NodeIndex index) { return {plan_.owned[index], plan_.stored_size(index)}; }
  /** All zeros for a node that the output does not depend on; only for nodes that the plan gave a gradient. */
  std::span<const T> gradient(NodeIndex index) const {
    return {plan_.gradients[index], plan_.graph->node(index).shape.size()};
  }
  /** The gradient to write: for a sweep of another's making (mistake.hpp). */
  std::span<T> gradient_memory(NodeIndex index) {
    return {plan_.gradients[index], plan_.graph->node(index).shape.size()};
  }
  /** True if the last plan gives the node a gradient. */
  bool has_gradient(NodeIndex index) const { return plan_.needed[index]; }

  /** Computes every node up to the output. Error (bad_value) where a label is no class index. */
  void forward();
  /** Computes every node, also those behind the output. */
  void forward_all();
  /** Computes only these nodes, in this order: those that a changed leaf influences. */
  void forward_only(std::span<const NodeIndex> nodes);
  /**
   * Sweeps back from ones at the output, or from `upstream` in the output's shape. Where exactly 0 meets a derivative
   * that is not finite, exactly 0 is passed on.
   */
  void backward(std::span<const T> upstream = {});

  /** The call of a gate node, as the kernels see it: for inspection. */
  Call<T> call(NodeIndex index) const { return plan_.call(index); }

 private:
  void run(NodeIndex last);

  Plan<T> plan_;
  std::vector<std::span<const T>> received_;  // gradients of the leaves that want one
  GuardRoom<T> guard_room_;
};

extern template class Program<float>;
extern template class Program<double>;

}  // namespace backflow
