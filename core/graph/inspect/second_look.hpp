#pragma once

#include <span>
#include <vector>

#include "core/graph/inspect/rounding.hpp"

/** What a check computes before it calls a gradient wrong. Everything comes from sweeps without mistakes. */
namespace backflow {

/** What sweeps at nearby points tell about a point. */
struct Surroundings {
  /**
   * The larger rounding of the two sides. Values or gradients that happen to be 0 at the point do not round there, but
   * do a step away.
   */
  Rounding rounding;
  /**
   * A few times |g(x + h) + g(x − h) − 2 g(x)|, the largest over some fractions of h. It is many times the error of a
   * central difference where the gradient g is smooth, and as large as g where the step is far too wide.
   */
  double bend = 0;
};

/** `influenced` lists the nodes that the node influences. The program's sweep is restored. */
Surroundings look_around(Program<double>& honest, NodeIndex node, std::size_t entry, double step,
                         std::span<const NodeIndex> influenced);

/**
 * Returns for each node and entry how far rounding may change the gradient itself. Gradients that arrive on several
 * paths may cancel, so this adds them up as if all terms were positive.
 */
std::vector<std::vector<double>> gradient_errors(const Program<double>& honest);

}  // namespace backflow
