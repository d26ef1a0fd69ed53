#include "core/graph/inspect/check.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/graph/inspect/differences.hpp"
#include "core/graph/inspect/second_look.hpp"
#include "core/graph/plan/needed.hpp"

namespace backflow {
namespace {

constexpr double max_work = 2e9;
constexpr double few_digits = 1e-150;
/** The typical number of evaluations for one entry's difference. */
constexpr double evaluations = 6;

double relative_error(double analytic, double numeric) {
  // NaN equals no number, so the quotient is then NaN too.
  if (analytic == numeric) return 0;
  return std::abs(analytic - numeric) / std::max(std::abs(analytic), std::abs(numeric));
}

/** Returns the nodes to check. Error (too_large) if that is too much work. */
std::vector<NodeIndex> chosen(const Program<double>& exact, const CheckOptions& options) {
  const Graph& graph = exact.graph();
  const std::vector<char> moving = moving_nodes(graph, exact.output());
  std::vector<NodeIndex> nodes;
  double work = 0;
  for (NodeIndex index = 0; index <= exact.output(); ++index) {
    const bool wanted = options.node ? *options.node == index : graph.node(index).kind == NodeKind::input;
    if (!wanted || !moving[index]) continue;
    nodes.push_back(index);
    double numbers = 1;
    for (const NodeIndex node : influenced(graph, exact.output(), index)) {
      numbers += static_cast<double>(graph.node(node).shape.size());
    }
    work += evaluations * numbers * (options.index ? 1.0 : static_cast<double>(graph.node(index).shape.size()));
  }
  if (work > max_work) {
    throw Error("check-too-large");
  }
  return nodes;
}

/** Returns which entries of all nodes one entry influences. */
class Influence {
 public:
  Influence(const Program<double>& exact, NodeIndex start, std::size_t entry) : by_node_(exact.graph().size()) {
    by_node_[start].assign(exact.graph().node(start).shape.size(), 0);
    by_node_[start][entry] = 1;
    for (const NodeIndex index : influenced(exact.graph(), exact.output(), start)) {
      const Node& node = exact.graph().node(index);
      const Call<double> call = exact.call(index);
      by_node_[index].assign(node.shape.size(), 0);
      for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
        if (!node.gate->takes_gradient(slot)) continue;
        const std::vector<char>& moved = by_node_[node.inputs[slot]];
        for (std::size_t input = 0; input < moved.size(); ++input) {
          if (!moved[input]) continue;
          const Reach reach = node.gate->reach(call.shapes, node.shape, node.attributes, slot, input);
          for (std::size_t k = 0; k < reach.count; ++k) by_node_[index][reach.first + k * reach.stride] = 1;
        }
      }
    }
  }

  bool touches(NodeIndex node) const { return !by_node_[node].empty(); }
  bool touches(NodeIndex node, const std::vector<char>& entries) const {
    for (std::size_t i = 0; i < std::min(entries.size(), by_node_[node].size()); ++i) {
      if (entries[i] && by_node_[node][i]) return true;
    }
    return false;
  }

 private:
  std::vector<std::vector<char>> by_node_;
};

/**
 * Looks at the nodes between an entry and the output. True if one has a flag about a term that matters, or if an output
 * entry that the entry influences is not finite.
 */
bool is_undefined(const CheckBasis& basis, CheckEntry& entry) {
  if (basis.flagged.empty() && basis.broken.empty()) return false;
  const Influence influence(basis.exact, entry.node, entry.index);
  bool undefined = influence.touches(basis.exact.output(), basis.broken);
  for (const FlaggedEdge& edge : basis.flagged) {
    const NodeIndex input = basis.exact.graph().node(edge.node).inputs[edge.slot];
    if (!influence.touches(input)) continue;
    if (!entry.flagged) entry.flagged = CheckFlag{edge.node, edge.slot, edge.flag};
    undefined = undefined || influence.touches(input, edge.affected);
  }
  return undefined;
}

/** Stores a difference in an entry and sets the verdict. `undefined`: a derivative on the way does not exist. */
void judge(CheckEntry& entry, const Difference& difference, bool undefined) {
  entry.numeric = difference.numeric;
  entry.error = difference.error;
  entry.step = difference.step;
  entry.kink = difference.kink;
  entry.relative_error = relative_error(entry.analytic, entry.numeric);
  entry.lost = entry.error > std::abs(entry.analytic) && entry.error > std::abs(entry.numeric);
  if (undefined || !std::isfinite(entry.numeric)) {
    entry.verdict = Verdict::undefined;
  } else if (entry.kink) {
    entry.verdict = Verdict::kink;
  } else if (entry.lost) {
    entry.verdict = Verdict::lost;
  } else if (std::abs(entry.analytic - entry.numeric) <= entry.error) {
    entry.verdict = Verdict::good;
  } else {
    entry.verdict = Verdict::wrong;
    for (const VerdictLimit& limit : verdict_limits) {
      if (!(entry.relative_error < limit.below)) continue;
      entry.verdict = limit.verdict;
      break;
    }
  }
}

bool is_alarm(const CheckEntry& entry) { return entry.verdict == Verdict::wrong || entry.verdict == Verdict::uneasy; }

/** Returns the difference for one entry, with the given step or the best one. */
Difference difference(Differences& differences, std::size_t index, const CheckOptions& options) {
  return options.step ? differences.with_step(index, *options.step) : differences.best(index);
}

/** A second look before an alarm. The errors of gradients are computed once, and only if needed. */
struct SecondLook {
  Program<double>& honest;
  const CheckOptions& options;
  std::vector<std::vector<double>> gradient_errors;

  /** Judges the entry again, with errors that account for its surroundings and for the width of a given step. */
  void at(CheckEntry& entry, Differences& differences, const Rounding& here, std::span<const NodeIndex> influenced) {
    if (std::abs(entry.analytic) < few_digits && std::abs(entry.numeric) < few_digits) {
      // Digits were lost on the way to numbers this small. The rounding of the remaining digits does not show that.
      return judge(entry, {entry.numeric, few_digits, entry.step, entry.kink}, false);
    }
    if (gradient_errors.empty()) gradient_errors = backflow::gradient_errors(honest);
    const double off = gradient_errors[entry.node][entry.index];
    Rounding most = here;
    // A larger rounding may lead to another step, at which rounding is larger again.
    for (double before = 0; is_alarm(entry) && entry.step > before;) {
      before = entry.step;
      const Surroundings there = look_around(honest, entry.node, entry.index, entry.step, influenced);
      most = {std::max(most.relative, there.rounding.relative), std::max(most.absolute, there.rounding.absolute)};
      differences.set_rounding(most);
      Difference found = difference(differences, entry.index, options);
      found.error += there.bend + off;
      judge(entry, found, false);
    }
    if (options.step && is_alarm(entry)) {
      // A given step may be too wide. The best difference shows how far off the difference with the given step is.
      Difference own{entry.numeric, 0, entry.step, entry.kink};
      const Difference better = differences.best(entry.index);
      const double apart = better.error + off + std::abs(own.numeric - better.numeric);
      own.error = std::isfinite(apart) ? apart : better.error;
      judge(entry, own, false);
    }
    differences.set_rounding(here);
  }
};

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::undefined:
      return "undefined";
    case Verdict::kink:
      return "kink";
    case Verdict::lost:
      return "lost";
    case Verdict::good:
      return "good";
    case Verdict::acceptable:
      return "acceptable";
    case Verdict::uneasy:
      return "uneasy";
    case Verdict::wrong:
      break;
  }
  return "wrong";
}

CheckBasis::CheckBasis(const Program<double>& exact, Program<double>& honest)
    : exact(exact), honest(honest), roundings(backflow::roundings(honest)), flagged(flagged_edges(exact)) {
  const auto output = exact.value(exact.output());
  for (std::size_t i = 0; i < output.size(); ++i) {
    if (std::isfinite(output[i])) continue;
    broken.resize(output.size(), 0);
    broken[i] = 1;
  }
}

std::vector<CheckEntry> check(AnyProgram& program, const CheckBasis& basis, const CheckOptions& options) {
  if (options.step && (!(*options.step > 0) || !std::isfinite(*options.step))) {
    throw Error("check-step", {}, {}, "step");
  }
  const Program<double>& exact = basis.exact;
  const std::vector<NodeIndex> nodes = chosen(exact, options);
  std::vector<double> upstream;
  for (const double one : exact.gradient(exact.output())) upstream.push_back(program.rounded(one));
  std::vector<CheckEntry> entries;
  SecondLook second{basis.honest, options, {}};
  for (const NodeIndex node : nodes) {
    const Shape& shape = program.graph().node(node).shape;
    if (options.index && *options.index >= shape.size()) {
      throw Error("unknown-entry", {{"index", *options.index}, {"shape", to_string(shape)}});
    }
    const std::vector<NodeIndex> behind = influenced(program.graph(), program.output(), node);
    // What only decides comparisons changes the output in jumps, or not at all: then nothing is rounded differently.
    const bool smooth = exact.has_gradient(node);
    const Rounding rounding = smooth ? total(basis.roundings, node, behind) : Rounding{};
    Differences differences(program, node, upstream, rounding);
    const std::size_t first = options.index.value_or(0);
    const std::size_t last = options.index ? first + 1 : shape.size();
    for (std::size_t i = first; i < last; ++i) {
      CheckEntry entry;
      entry.node = node;
      entry.index = i;
      entry.analytic = smooth ? exact.gradient(node)[i] : 0;
      const bool undefined = is_undefined(basis, entry);
      judge(entry, difference(differences, i, options), undefined);
      if (smooth && is_alarm(entry)) second.at(entry, differences, rounding, behind);
      entries.push_back(entry);
    }
    differences.restore();
  }
  return entries;
}

}  // namespace backflow
