#pragma once

#include <span>
#include <vector>

#include "core/graph/plan/program.hpp"

namespace backflow {

/** What the rounding of one node's value can do to the objective Σ upstream · output. */
struct Rounding {
  double relative = 0;  // in units of the precision's epsilon
  double absolute = 0;  // in units of its smallest number: values so small have fewer digits
};

/**
 * By node, from values and gradients of a sweep without mistakes: each |∂f/∂v| times the numbers that v is made from.
 * The sum over the nodes on the way from an input bounds the rounding of f however much of it cancels in the end, where
 * a bound from the size of f alone says nothing. Nodes without a gradient have none. Entries that are not finite are
 * left out: they make no difference that is a number. A value of 0 has no rounding, unless (`zeros`) it may be what is
 * left of a number that was too small.
 */
std::vector<Rounding> roundings(const Program<double>& program, bool zeros = false);

/** Those of a node and of the nodes that it influences, together. */
Rounding total(const std::vector<Rounding>& by_node, NodeIndex node, std::span<const NodeIndex> influenced);

}  // namespace backflow
