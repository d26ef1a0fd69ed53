#pragma once

#include <optional>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/tensor/tensor.hpp"

/**
 * What a person can read off a graph after forward() and backward(). Everything comes from the rules that the sweep
 * itself runs; nothing is derived a second time.
 */
namespace backflow {

/** Error (out_of_range) unless the node has such an input slot. */
void require_slot(const Node& node, int slot);

/** One input slot of a node in the backward pass. */
struct EdgeView {
  NodeIndex input = 0;
  int slot = 0;
  Tensor upstream;              // in the node's shape
  std::optional<Tensor> local;  // element-wise: the node's shape; scalar result: the input's shape; else nothing
  Tensor downstream;            // in the input's shape
  EdgeFlag flag = EdgeFlag::none;
};

/** EdgeView::local of one slot. */
template <class T>
std::optional<Tensor> local_gradient(const Program<T>& program, NodeIndex node, int slot);

template <class T>
std::vector<EdgeView> edges(Program<T>& program, NodeIndex node);

/** What one use of a node sends back. */
struct Contribution {
  NodeIndex node = 0;
  int slot = 0;
  Tensor gradient;  // in the shape of the node that is used
};

/** One entry for each use below the output, in order; their sum is program.gradient(node). */
template <class T>
std::vector<Contribution> contributions(Program<T>& program, NodeIndex node);

/** A summand of a downstream entry: product = upstream × local, and 0 where exactly 0 meets a local gradient that is
 * not finite. */
struct Term {
  std::size_t output_index = 0;
  double upstream = 0;
  double local = 0;
  double product = 0;
};

/** The terms that make entry `index` (flat) of a slot's downstream gradient. Error (out_of_range). */
template <class T>
std::vector<Term> terms(const Program<T>& program, NodeIndex node, int slot, std::size_t index);

/** Outputs × inputs of one slot, [m, n]. Error (too_large) over 10^6 cells, (out_of_range) for the slot. */
template <class T>
Tensor jacobian(const Program<T>& program, NodeIndex node, int slot);

}  // namespace backflow
