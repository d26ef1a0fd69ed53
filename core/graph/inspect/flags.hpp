#pragma once

#include <vector>

#include "core/graph/plan/program.hpp"

/** Finds where a sweep meets derivatives that do not exist and where its numbers stop being finite. */
namespace backflow {

enum class EdgeFlag {
  none,
  undefined,    // the derivative does not exist somewhere, or is not finite and is multiplied by exactly 0; 0 is passed
                // there
  infinite,     // an infinity first appears at this gate
  nan,          // a NaN first appears at this gate
  no_gradient,  // the input is a class index or a literal, or the gate is constant between jumps
};

/** Returns for each entry whether its value is not finite although all its operands are. Empty: none is. */
std::vector<char> appearing(const AnyProgram& program, NodeIndex node);

/** One slot of a node in the backward pass. */
struct PassedOn {
  std::vector<double> gradient;  // in the input's shape
  EdgeFlag flag = EdgeFlag::none;
  /** For each entry of the input, whether the flag concerns a term with a nonzero upstream gradient. Empty: none. */
  std::vector<char> affected;
};

/** Returns what a slot passes on. `upstream` has the node's shape. */
PassedOn passed_on(const AnyProgram& program, NodeIndex node, int slot, std::span<const double> upstream);

/** One slot of a backward sweep that has a flag. */
struct FlaggedEdge {
  NodeIndex node = 0;
  int slot = 0;
  EdgeFlag flag = EdgeFlag::none;
  std::vector<char> affected;  // as PassedOn::affected
};

/** Returns the flagged edges of the last sweep that lead to an input, starting at the output, without `no_gradient`. */
std::vector<FlaggedEdge> flagged_edges(const Program<double>& program);

/**
 * Returns the flag of one slot in forward mode, for a tangent of its input and the contribution that results from it.
 */
EdgeFlag tangent_flag(const Program<double>& program, NodeIndex node, int slot, std::span<const double> tangent,
                      std::span<const double> contribution);

}  // namespace backflow
