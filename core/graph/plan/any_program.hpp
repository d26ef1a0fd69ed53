#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/graph/plan/plan.hpp"

namespace backflow {

/**
 * A program of either precision, as everything except training sees it. Numbers are passed as float64, which holds
 * every float32 exactly; what is computed here is computed in the program's own precision.
 */
class AnyProgram {
 public:
  virtual ~AnyProgram() = default;
  AnyProgram(const AnyProgram&) = delete;
  AnyProgram& operator=(const AnyProgram&) = delete;

  const Graph& graph() const { return *outline_.graph; }
  const std::shared_ptr<const Graph>& shared_graph() const { return outline_.graph; }
  NodeIndex output() const { return outline_.output; }
  bool in_double() const { return outline_.in_double; }
  /** True if the last plan gives the node a gradient. */
  bool has_gradient(NodeIndex index) const { return outline_.needed[index]; }
  /** Returns what a gate's row says about an input entry (Gate::reach). */
  Reach reach(NodeIndex index, int slot, std::size_t input) const;

  /** Plans memory and sweeps for an output. Values that were written into the leaves are kept. Must be called first. */
  virtual void plan(NodeIndex output) = 0;
  /** Computes every node, including those after the output. Error (bad_value) if a label is not a class index. */
  virtual void forward_all() = 0;
  /** Computes only these nodes, in this order, such as those that a changed leaf influences. */
  virtual void forward_only(std::span<const NodeIndex> nodes) = 0;
  /** Sweeps back from `upstream` in the output's shape, or from ones if it is empty. */
  virtual void backward_from(std::span<const double> upstream) = 0;
  /** Returns an empty program of this precision for another graph. */
  virtual std::unique_ptr<AnyProgram> of_same_kind(std::shared_ptr<const Graph> graph) const = 0;

  /** Returns a node's value. */
  virtual std::vector<double> numbers(NodeIndex index) const = 0;
  /** Returns one entry of it. */
  virtual double number(NodeIndex index, std::size_t entry) const = 0;
  /** Returns a node's gradient: zeros for a node that the output does not depend on. */
  virtual std::vector<double> gradients(NodeIndex index) const = 0;
  virtual void set_numbers(NodeIndex index, std::span<const double> numbers) = 0;
  virtual void set_number(NodeIndex index, std::size_t entry, double number) = 0;
  virtual void set_gradients(NodeIndex index, std::span<const double> gradients) = 0;

  /** Returns one entry of the Jacobian of a gate's slot (Rule::jacobian_entry). */
  virtual double local(NodeIndex index, int slot, std::size_t output, std::size_t input) const = 0;
  /** True if the derivative of an entry of a gate's result does not exist (Rule::undefined). */
  virtual bool undefined(NodeIndex index, int slot, std::size_t output) const = 0;
  /** Returns Rule::branch of a gate; 0 for a gate without kinks. */
  virtual std::uint64_t branch(NodeIndex index) const = 0;
  /** Writes what a gate's slot passes on into `part`. Returns true if there was a void term (pass.hpp). */
  virtual bool pass_on(NodeIndex index, int slot, std::span<const double> upstream, std::span<double> part) const = 0;
  /**
   * Returns a number rounded to the program's precision. Sums and products of two of its numbers are then as the
   * program computes them: float64 has more than twice the digits of float32.
   */
  virtual double rounded(double number) const = 0;

 protected:
  explicit AnyProgram(const Outline& outline) : outline_(outline) {}

 private:
  const Outline& outline_;
};

/** Calls `visit(output)` for each entry of the result that an entry of a slot influences. */
template <class F>
void for_each_reached(const AnyProgram& program, NodeIndex index, int slot, std::size_t input, F visit) {
  const Reach reach = program.reach(index, slot, input);
  for (std::size_t k = 0; k < reach.count; ++k) visit(reach.first + k * reach.stride);
}

/** Calls `visit(output, local gradient)` for each of them. */
template <class F>
void for_each_term(const AnyProgram& program, NodeIndex index, int slot, std::size_t input, F visit) {
  for_each_reached(program, index, slot, input,
                   [&](std::size_t output) { visit(output, program.local(index, slot, output, input)); });
}

}  // namespace backflow
