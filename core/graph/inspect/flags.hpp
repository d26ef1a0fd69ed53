#pragma once

#include <vector>

#include "core/graph/plan/program.hpp"

/** Where derivatives that don't exist, and numbers that aren't finite, come into a sweep. */
namespace backflow {

enum class EdgeFlag {
  none,
  undefined,    // the derivative does not exist somewhere, or is not finite where it meets exactly 0; 0 is passed there
  infinite,     // an infinity appears here: it was none before this gate
  nan,          // likewise NaN
  no_gradient,  // the input is a class index or a literal: it takes no gradient
};

/** Entry by entry: is the value not a finite number, although all that it is made of is? Empty: nowhere. */
template <class T>
std::vector<char> appearing(const Program<T>& program, NodeIndex node);

/** One slot of a node in the backward pass. */
template <class T>
struct PassedOn {
  std::vector<T> gradient;  // in the input's shape
  EdgeFlag flag = EdgeFlag::none;
  /** By entry of the input: the flag is about a term whose upstream gradient is not 0. Empty: about none. */
  std::vector<char> affected;
};

/** `upstream` in the node's shape. */
template <class T>
PassedOn<T> passed_on(const Program<T>& program, NodeIndex node, int slot, std::span<const T> upstream);

/** One slot of a backward sweep that has a flag. */
struct FlaggedEdge {
  NodeIndex node = 0;
  int slot = 0;
  EdgeFlag flag = EdgeFlag::none;
  std::vector<char> affected;  // as PassedOn::affected
};

/** Those of the last sweep that lead to an input, from the output on, without `no_gradient`. */
std::vector<FlaggedEdge> flagged_edges(const Program<double>& program);

/** The flag of one slot in the forward pass, along a tangent of its input that makes this contribution. */
EdgeFlag tangent_flag(const Program<double>& program, NodeIndex node, int slot, std::span<const double> tangent,
                      std::span<const double> contribution);

}  // namespace backflow
