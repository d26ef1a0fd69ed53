#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/graph/program.hpp"

namespace backflow {

/** Analytic against numeric for one element of one node. */
struct CheckEntry {
  NodeIndex node = 0;
  std::size_t index = 0;  // flat, row-major
  double analytic = 0;
  double numeric = 0;
  double relative_error = 0;  // |a − n| / max(|a|, |n|); 0 where both are 0
  bool kink = false;          // a kink lies within the step: the numeric figure says nothing there
  bool lost = false;          // |a − n| is no more than what the rounding of f(x + h) and f(x − h) alone can make
};

struct CheckOptions {
  double step = 1e-5;
  std::optional<NodeIndex> node;     // only this node, which may be any: an input or a value in between …
  std::optional<std::size_t> index;  // … and only this element of it
};

/**
 * Central differences (f(x + h) − f(x − h)) / 2h of f = Σ upstream · output, for every element of every input that
 * takes a gradient (or of one chosen node: what comes before it then stands still), against the gradients that `exact`
 * has from its last backward. The differences are taken in `program`, in its precision: forward() done, on the same
 * graph and inputs, or `exact` itself. Its values are left as they were. A step that rounding swallows gives 0.
 * Error (out_of_range) for a step that is not positive or an index outside; (too_large) for more work than 2·10^9
 * numbers.
 */
template <class T>
std::vector<CheckEntry> check(Program<T>& program, const Program<double>& exact, const CheckOptions& options);

}  // namespace backflow
