#pragma once

#include <optional>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/tensor/tensor.hpp"

/**
 * What can be read from a graph after forward() and backward(). Everything comes from the rules that the sweep itself
 * runs; no derivative is implemented a second time.
 */
namespace backflow {

/** Error (out_of_range) if the node has no such input slot. */
void require_slot(const Node& node, int slot);
/** Error (out_of_range) if a shape has no such entry (flat). */
void require_entry(const Shape& shape, std::size_t index);

/** One input slot of a node in the backward pass. */
struct EdgeView {
  NodeIndex input = 0;
  int slot = 0;
  Tensor upstream;              // in the node's shape
  std::optional<Tensor> local;  // element-wise: the node's shape; scalar result: the input's shape; otherwise empty
  Tensor downstream;            // in the input's shape
  EdgeFlag flag = EdgeFlag::none;
};

/** Returns EdgeView::local of one slot. */
std::optional<Tensor> local_gradient(const AnyProgram& program, NodeIndex node, int slot);

std::vector<EdgeView> edges(const AnyProgram& program, NodeIndex node);

/** The gradient that one use of a node sends back. */
struct Contribution {
  NodeIndex node = 0;
  int slot = 0;
  Tensor gradient;  // in the shape of the node in question
};

/** Returns one entry for each use of the node up to the output, in order. Their sum is the node's gradient. */
std::vector<Contribution> contributions(const AnyProgram& program, NodeIndex node);

/**
 * A summand of a downstream entry: product = upstream × local, or 0 where upstream is exactly 0 and local is not
 * finite.
 */
struct Term {
  std::size_t output_index = 0;
  double upstream = 0;
  double local = 0;
  double product = 0;
};

/** Returns the terms that add up to entry `index` (flat) of a slot's downstream gradient. Error (out_of_range). */
std::vector<Term> terms(const AnyProgram& program, NodeIndex node, int slot, std::size_t index);

/**
 * Returns the Jacobian of one slot, [outputs, inputs]. Error (too_large) over 10^6 cells, (out_of_range) for the slot.
 */
Tensor jacobian(const AnyProgram& program, NodeIndex node, int slot);

}  // namespace backflow
