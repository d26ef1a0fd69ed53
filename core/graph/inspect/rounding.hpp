#pragma once

#include <span>
#include <vector>

#include "core/graph/plan/program.hpp"

namespace backflow {

/** How far the rounding of one node's value can change the objective Σ upstream · output. */
struct Rounding {
  double relative = 0;  // in units of the precision's epsilon
  double absolute = 0;  // in units of its smallest number, because tiny values have fewer digits
};

/**
 * Returns the rounding of each node, from the values and gradients of a sweep without mistakes: |∂f/∂v| times the size
 * of the numbers that v is computed from. The sum over the nodes between an input and the output bounds the rounding of
 * f even where f cancels, which a bound from the size of f alone does not. Nodes without a gradient have no rounding.
 * Entries that are not finite are skipped: they give no finite difference. A value of 0 has no rounding unless `zeros`
 * is set, in which case it may be a number that underflowed.
 */
std::vector<Rounding> roundings(const Program<double>& program, bool zeros = false);

/** Returns the sum over a node and the nodes that it influences. */
Rounding total(const std::vector<Rounding>& by_node, NodeIndex node, std::span<const NodeIndex> influenced);

}  // namespace backflow
