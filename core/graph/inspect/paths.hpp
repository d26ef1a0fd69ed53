#pragma once

#include <vector>

#include "core/graph/inspect/mistake.hpp"

namespace backflow {

/** A gate on a path: the entry of its result that the path goes through, and the slot that it comes in by. */
struct PathStep {
  NodeIndex node = 0;
  int slot = 0;
  std::size_t entry = 0;
  double local = 0;  // of this entry by the entry that the path comes from
};

/** A way from an entry to the output. Its product is the upstream gradient at the output times all local gradients. */
struct Path {
  std::vector<PathStep> steps;
  double product = 0;
};

/** A gradient as a sum over paths. */
struct Paths {
  std::vector<Path> largest;  // by size of the product, largest first; none with a product of 0
  double gradient = 0;        // of the entry, as the sweep computed it
  double sum = 0;             // of the products of `largest`
  double size = 0;            // the sum of the products' sizes over all paths
  double share = 0;           // of `size` that `largest` covers: 0 … 1
  double count = 0;           // of all paths; can exceed what an integer holds
  double open = 0;            // of the paths with a product other than 0
};

/**
 * Returns the `count` largest paths from an entry of a node to the program's output, which is a scalar or was swept
 * from ones. For each entry on the way, the largest ways on to the output are kept, merged from those of the entries
 * that it reaches: the k shortest paths of an acyclic graph, with products in the place of sums. Errors: out_of_range
 * for the entry; too_large if more than 5·10⁶ local gradients lie on the way.
 */
Paths paths(const AnyProgram& program, Locals& locals, NodeIndex node, std::size_t entry, std::size_t count);

}  // namespace backflow
