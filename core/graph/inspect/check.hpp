#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/graph/inspect/rounding.hpp"

namespace backflow {

/** What a check says of a gradient: the first that applies (CONTRACT.md, "Checks"). */
enum class Verdict {
  undefined,   // a derivative on the way does not exist or is not finite, or no number comes out
  kink,        // a kink lies within the step
  lost,        // the numeric figure may be all error: nothing is proved
  good,        // the two agree within the numeric figure's error, or to seven digits
  acceptable,  // the limits that the course notes give
  uneasy,
  wrong,
};

std::string_view verdict_name(Verdict verdict);

/** Relative errors below which a verdict holds: good 1e-7, acceptable 1e-4, uneasy 1e-2. */
struct VerdictLimit {
  Verdict verdict;
  double below;
};
inline constexpr VerdictLimit verdict_limits[] = {
    {Verdict::good, 1e-7}, {Verdict::acceptable, 1e-4}, {Verdict::uneasy, 1e-2}};

/** A slot on the way that has a flag. */
struct CheckFlag {
  NodeIndex node = 0;
  int slot = 0;
  EdgeFlag flag = EdgeFlag::none;
};

/** Analytic against numeric for one element of one node. */
struct CheckEntry {
  NodeIndex node = 0;
  std::size_t index = 0;  // flat, row-major
  double analytic = 0;
  double numeric = 0;
  double relative_error = 0;  // |a − n| / max(|a|, |n|); 0 where both are 0
  double error = 0;           // bounds what rounding and the step's width do to `numeric`; infinite: nothing is known
  double step = 0;            // the h that was used
  bool kink = false;          // a kink lies within the step: the numeric figure says nothing there
  bool lost = false;          // `error` exceeds both |a| and |n|
  Verdict verdict = Verdict::good;
  std::string name;                  // for a person; a session fills it in
  std::optional<CheckFlag> flagged;  // the first edge on the way that has a flag, whatever its upstream gradient
};

struct CheckOptions {
  /** Nothing: the one between 1e-5 · max(1, |x|) and 1e-10 with the least error. */
  std::optional<double> step;
  std::optional<NodeIndex> node;     // only this node, which may be any: an input or a value in between …
  std::optional<std::size_t> index;  // … and only this element of it
};

/** What a check knows of a graph before it nudges anything. */
struct CheckBasis {
  /**
   * `exact` has the gradients that are checked, from its last backward; `honest` a sweep without mistakes, from which
   * errors are estimated: it may be `exact`, whose sweep then had none. It is swept at nudged values and left as it
   * was. Both must live as long as this.
   */
  CheckBasis(const Program<double>& exact, Program<double>& honest);

  const Program<double>& exact;
  Program<double>& honest;
  std::vector<Rounding> roundings;
  std::vector<FlaggedEdge> flagged;
  std::vector<char> broken;  // by entry of the output, those that are not finite; empty: none
};

/**
 * Central differences (f(x + h) − f(x − h)) / 2h of f = Σ upstream · output, for every element of every input that
 * takes a gradient (or of one chosen node: what comes before it then stands still), against the gradients of
 * `basis.exact`. The differences are taken in `program`, in its precision: forward() done, on the same graph and
 * inputs, or `exact` itself. Its values are left as they were. A step that rounding swallows gives 0.
 * Error (out_of_range) for a step that is not positive or an index outside; (too_large) for more work than 2·10^9
 * numbers.
 */
template <class T>
std::vector<CheckEntry> check(Program<T>& program, const CheckBasis& basis, const CheckOptions& options);

}  // namespace backflow
