#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/tensor/tensor.hpp"

/**
 * Forward mode: how every node changes when one node changes. The derivatives are entries of the Jacobians of the
 * gates' own rules, which reverse mode transposes; no derivative is implemented a second time.
 */
namespace backflow {

/** The numbers of every node, in the order of the graph, row-major. */
using NodeNumbers = std::vector<std::vector<double>>;

/**
 * Pushes a tangent (in the start's shape) from inputs to outputs. Entry i is J t of node i, zeros if the start does not
 * influence it. A constant does not change, even as the start, and a label slot passes nothing on. All values must have
 * been computed. Error (too_large) for more than 5·10^8 Jacobian entries.
 */
NodeNumbers tangents(const Program<double>& program, NodeIndex start, std::span<const double> tangent);

/** One input slot of a node in the forward pass: contribution = local × tangent; their sum is the node's tangent. */
struct TangentEdge {
  NodeIndex input = 0;
  int slot = 0;
  Tensor tangent;               // in the input's shape
  std::optional<Tensor> local;  // as EdgeView::local
  Tensor contribution;          // in the node's shape
  EdgeFlag flag = EdgeFlag::none;
};

std::vector<TangentEdge> tangent_edges(const Program<double>& program, NodeIndex node, const NodeNumbers& tangents);

}  // namespace backflow
