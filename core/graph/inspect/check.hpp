#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/inspect/flags.hpp"
#include "core/graph/inspect/rounding.hpp"

namespace backflow {

/** The verdict of a check on a gradient: the first that applies (CONTRACT.md, "Checks"). */
enum class Verdict {
  undefined,   // a derivative on the way does not exist or is not finite, or the difference is not finite
  kink,        // a kink lies within the step
  lost,        // the numeric value may be nothing but error, so it proves nothing
  good,        // the two agree within the numeric value's error, or to seven digits
  acceptable,  // the limits from the course notes
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

/** A slot with a flag on the way to the output. */
struct CheckFlag {
  NodeIndex node = 0;
  int slot = 0;
  EdgeFlag flag = EdgeFlag::none;
};

/** The analytic and the numeric gradient of one element of one node. */
struct CheckEntry {
  NodeIndex node = 0;
  std::size_t index = 0;  // flat, row-major
  double analytic = 0;
  double numeric = 0;
  double relative_error = 0;  // |a − n| / max(|a|, |n|); 0 where both are 0
  double error = 0;           // bound on the error of `numeric` from rounding and the step's width; infinite: unknown
  double step = 0;            // the h that was used
  bool kink = false;          // a kink lies within the step, so the numeric value says nothing
  bool lost = false;          // `error` exceeds both |a| and |n|
  Verdict verdict = Verdict::good;
  std::string name;                  // the name that the page shows; a session fills it in
  std::optional<CheckFlag> flagged;  // the first edge on the way with a flag, even if its upstream gradient is 0
};

struct CheckOptions {
  /** Without a value, the check chooses the step between 1e-5 · max(1, |x|) and 1e-10 with the smallest error. */
  std::optional<double> step;
  std::optional<NodeIndex> node;     // only this node, which may be an input or any other node …
  std::optional<std::size_t> index;  // … and only this element of it
};

/** What a check knows about a graph before it nudges anything. */
struct CheckBasis {
  /**
   * `exact` holds the gradients to check, from its last backward(). `honest` holds a sweep without mistakes, from which
   * errors are estimated; it may be `exact` itself if that sweep had no mistake. It is swept at nudged values and
   * restored. Both must outlive this object.
   */
  CheckBasis(const Program<double>& exact, Program<double>& honest);

  const Program<double>& exact;
  Program<double>& honest;
  std::vector<Rounding> roundings;
  std::vector<FlaggedEdge> flagged;
  std::vector<char> broken;  // for each entry of the output, whether it is not finite; empty: all are finite
};

/**
 * Compares the gradients of `basis.exact` with central differences (f(x + h) − f(x − h)) / 2h of f = Σ upstream ·
 * output, for every element of every input that is not only a class index, or of one chosen node (the nodes before it
 * then stay fixed). The differences are computed in `program`, in its precision. It is `exact` itself or another
 * program on the same graph and inputs, with forward() done; its values are restored. A step that is lost to rounding
 * gives 0. Error (out_of_range) for a step that is not positive or an index out of range; (too_large) for more work
 * than 2·10^9 numbers.
 */
std::vector<CheckEntry> check(AnyProgram& program, const CheckBasis& basis, const CheckOptions& options);

}  // namespace backflow
