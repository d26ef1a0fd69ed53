#include "core/graph/inspect/differences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace backflow {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double widest = 1e-5;  // the widest step that `best` tries, times max(1, |x|)
constexpr double narrowest = 1e-10;
/** A safety factor. The width's error is extrapolated from two differences, whose next terms do not fully cancel. */
constexpr double safety = 1.25;

/** The last steps of splitmix64. Sides are small numbers, so plain sums or multiples of them would collide. */
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/** Returns the error, or infinity for NaN, which bounds nothing. */
double bound(double error) { return std::isfinite(error) ? error : infinity; }

}  // namespace

std::vector<NodeIndex> influenced(const Graph& graph, NodeIndex output, NodeIndex start) {
  std::vector<char> reached(graph.size(), 0);
  reached[start] = 1;
  std::vector<NodeIndex> nodes;
  for (NodeIndex index = start + 1; index <= output; ++index) {
    const auto& inputs = graph.node(index).inputs;
    if (std::any_of(inputs.begin(), inputs.end(), [&](NodeIndex input) { return reached[input] != 0; })) {
      reached[index] = 1;
      nodes.push_back(index);
    }
  }
  return nodes;
}

Differences::Differences(AnyProgram& program, NodeIndex node, std::vector<double> upstream, Rounding rounding)
    : program_(program),
      node_(node),
      nodes_(influenced(program.graph(), program.output(), node)),
      upstream_(std::move(upstream)),
      rounding_(rounding),
      here_(branches()) {}

/** Returns one number for the sides of all kinks that the nodes are on. */
std::uint64_t Differences::branches() const {
  std::uint64_t hash = 0;
  for (const NodeIndex index : nodes_) {
    if (!program_.graph().node(index).gate->f64.branch) continue;
    hash = mixed(hash + 0x9e3779b97f4a7c15ull + program_.branch(index));
  }
  return hash;
}

double Differences::rounding_at(double step) const {
  using Single = std::numeric_limits<float>;
  using Double = std::numeric_limits<double>;
  const bool in_double = program_.in_double();
  return (rounding_.relative * (in_double ? Double::epsilon() : Single::epsilon()) +
          rounding_.absolute * (in_double ? Double::denorm_min() : Single::denorm_min())) /
         step;
}

Differences::Plain Differences::take(std::size_t entry, double step) {
  const double x = program_.number(node_, entry);
  const double high = program_.rounded(x + program_.rounded(step));
  const double low = program_.rounded(x - program_.rounded(step));
  bool kink = false, sound = true;
  const auto output_at = [&](double at) {
    program_.set_number(node_, entry, at);
    try {
      program_.forward_only(nodes_);
    } catch (const Error&) {
      sound = false;  // a number that is also used as a class index cannot be nudged
    }
    kink = kink || branches() != here_;
    return program_.numbers(program_.output());
  };
  const std::vector<double> above = output_at(high);
  const std::vector<double> below = output_at(low);
  program_.set_number(node_, entry, x);
  if (!sound) return {std::numeric_limits<double>::quiet_NaN(), false};
  // Sums the differences, not the outputs: an output that does not move adds nothing, even if it is large or infinite.
  double difference = 0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    if (above[i] == below[i] || upstream_[i] == 0) continue;
    difference += upstream_[i] * (above[i] - below[i]);
  }
  // A step that is lost to rounding moves nothing and gives 0; NaN stays NaN.
  return {high > low ? difference / (high - low) : 0 * difference, kink};
}

Difference Differences::with_step(std::size_t entry, double step) {
  const Plain at = take(entry, step);
  const Plain twice = take(entry, 2 * step);
  double width = std::abs(twice.numeric - at.numeric) / 3;
  if (twice.kink && !at.kink) width = std::abs(at.numeric - take(entry, step / 2).numeric) * 4 / 3;
  return {at.numeric, bound(safety * width + rounding_at(step)), step, at.kink};
}

/** True if a much smaller step gives the same result. A step that is far too wide may look settled by chance. */
bool Differences::holds(std::size_t entry, const Difference& found) {
  const double smaller = found.step / 16;
  const double off = std::abs(take(entry, smaller).numeric - found.numeric);
  return off <= 2 * (found.error + rounding_at(smaller));
}

Difference Differences::best(std::size_t entry) {
  const auto less = [](const Difference& a, const Difference& b) { return a.error < b.error; };
  double step = widest * std::max(1.0, std::abs(program_.number(node_, entry)));
  if (!std::isfinite(4 * step)) return {std::numeric_limits<double>::quiet_NaN(), infinity, widest, false};
  double farther = take(entry, 4 * step).numeric;
  double far = take(entry, 2 * step).numeric;
  std::optional<Difference> first;
  std::vector<Difference> settled;
  while (true) {
    auto best = std::min_element(settled.begin(), settled.end(), less);
    const bool useful = step >= narrowest && (best == settled.end() || rounding_at(step) < best->error);
    if (!useful) {
      if (best == settled.end()) return *first;
      if (holds(entry, *best)) return *best;
      settled.erase(best);
      continue;
    }
    const Plain at = take(entry, step);
    const double rounding = rounding_at(step);
    const double change = std::abs(far - at.numeric);
    const double before = std::abs(farther - far);
    // If the error comes from the width, each halving of the step changes the result a quarter as much as the last one.
    // A difference that does not settle proves nothing.
    const bool settles = change <= before / 2 + 2 * rounding;
    const double error = bound(safety * std::max(change / 3, before / 24) + rounding);
    if (!first) first = Difference{at.numeric, infinity, step, at.kink};
    if (settles && !at.kink && std::isfinite(error)) settled.push_back({at.numeric, error, step, false});
    farther = far;
    far = at.numeric;
    step /= 2;
  }
}

}  // namespace backflow
