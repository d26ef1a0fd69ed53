#pragma once

#include <span>
#include <vector>

#include "core/graph/inspect/rounding.hpp"

/** What a check asks before it calls a gradient wrong; everything comes from sweeps without mistakes. */
namespace backflow {

/** What sweeps a step away from a point say of it. */
struct Surroundings {
  /**
   * The larger rounding of both sides: at a point where values or gradients happen to be 0 nothing rounds, and a step
   * away it does.
   */
  Rounding rounding;
  /**
   * A few times |g(x + h) + g(x − h) − 2 g(x)|, the largest of some parts of h: many times the error of a central
   * difference where the gradient g is smooth, and as large as g where the step is far too wide.
   */
  double bend = 0;
};

/** `influenced`: the nodes that the node influences. The program's sweep is left as it was. */
Surroundings look_around(Program<double>& honest, NodeIndex node, std::size_t entry, double step,
                         std::span<const NodeIndex> influenced);

/**
 * By node and entry, how far rounding may put the gradient itself off: gradients that come back by several ways may
 * cancel. What is added up is what they would be if all terms were positive.
 */
std::vector<std::vector<double>> gradient_errors(const Program<double>& honest);

}  // namespace backflow
