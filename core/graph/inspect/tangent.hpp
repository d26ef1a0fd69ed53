#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/tensor/tensor.hpp"

/**
 * Forward mode: how every node moves when one node moves. The derivatives are the entries of the rules' own Jacobians,
 * which reverse mode transposes; nothing is derived a second time.
 */
namespace backflow {

/** Numbers of every node, in the order of the graph, row-major. */
using NodeNumbers = std::vector<std::vector<double>>;

/**
 * Pushes a tangent (in the start's shape) from inputs to outputs: entry i is J t of node i, zeros where the start has
 * no influence. A constant does not move, not even as the start, and a label slot passes nothing on. Every value must
 * be computed. Error (too_large) for more than 5·10^8 Jacobian entries.
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
