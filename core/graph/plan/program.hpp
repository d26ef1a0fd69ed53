#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/graph/plan/any_program.hpp"
#include "core/graph/plan/guard.hpp"

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
class Program final : public AnyProgram {
 public:
  using Number = T;

  explicit Program(std::shared_ptr<const Graph> graph, Gradients wanted = Gradients::all, Layout layout = Layout::rows);

  /**
   * Binds a leaf's value (and gradient, if not null) to memory that the caller owns, such as parameters that several
   * programs share or rows of a data set. Call plan() after the last bind.
   */
  void bind(NodeIndex leaf, const T* value, T* gradient = nullptr);

  void plan(NodeIndex output) override;

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

  /** Computes every node up to the output. Error (bad_value) if a label is not a class index. */
  void forward();
  void forward_all() override;
  void forward_only(std::span<const NodeIndex> nodes) override;
  /**
   * Sweeps back from ones at the output, or from `upstream` in the output's shape. Exactly 0 times a derivative that is
   * not finite passes exactly 0.
   */
  void backward(std::span<const T> upstream = {});
  void backward_from(std::span<const double> upstream) override;
  std::unique_ptr<AnyProgram> of_same_kind(std::shared_ptr<const Graph> graph) const override;

  /** Returns the call of a gate node as its rule receives it, for inspection. */
  Call<T> call(NodeIndex index) const { return plan_.call(index); }

  std::vector<double> numbers(NodeIndex index) const override;
  double number(NodeIndex index, std::size_t entry) const override { return value(index)[entry]; }
  std::vector<double> gradients(NodeIndex index) const override;
  void set_numbers(NodeIndex index, std::span<const double> numbers) override;
  void set_number(NodeIndex index, std::size_t entry, double number) override;
  void set_gradients(NodeIndex index, std::span<const double> gradients) override;
  double local(NodeIndex index, int slot, std::size_t output, std::size_t input) const override;
  bool undefined(NodeIndex index, int slot, std::size_t output) const override;
  std::uint64_t branch(NodeIndex index) const override;
  bool pass_on(NodeIndex index, int slot, std::span<const double> upstream, std::span<double> part) const override;
  double rounded(double number) const override;

 private:
  void run(NodeIndex last);
  std::span<T> gradient_memory(NodeIndex index) {
    return {plan_.gradients[index], plan_.graph->node(index).shape.size()};
  }

  Plan<T> plan_;
  std::vector<std::span<const T>> received_;  // the gradients of the leaves
  GuardRoom<T> guard_room_;
};

extern template class Program<float>;
extern template class Program<double>;

}  // namespace backflow
