#include "core/graph/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace backflow {
namespace {

constexpr double max_work = 2e9;

/** The gate nodes up to the output that a node influences. */
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

template <class T>
T objective(const Program<T>& program, const std::vector<T>& upstream) {
  const auto output = program.value(program.output());
  return std::inner_product(upstream.begin(), upstream.end(), output.begin(), T(0));
}

/** splitmix64's last steps: sides are small numbers, of which sums and multiples would meet. */
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/** One number for the side of every kink that the nodes stand on. */
template <class T>
std::uint64_t branches(const Program<T>& program, const std::vector<NodeIndex>& nodes) {
  std::uint64_t hash = 0;
  for (const NodeIndex index : nodes) {
    const auto branch = program.graph().node(index).gate->template rule<T>().branch;
    if (branch) hash = mixed(hash + 0x9e3779b97f4a7c15ull + branch(program.call(index)));
  }
  return hash;
}

/** Each evaluation went through several gates: a few units of its last place may be wrong. */
constexpr double doubtful_ulps = 4;

double relative_error(double analytic, double numeric) {
  // NaN equals nothing, and is larger than nothing: the quotient is NaN too.
  if (analytic == numeric) return 0;
  return std::abs(analytic - numeric) / std::max(std::abs(analytic), std::abs(numeric));
}

/** The nodes that are to be checked. Error (too_large) where that is too much work. */
std::vector<NodeIndex> chosen(const Program<double>& exact, const CheckOptions& options) {
  const Graph& graph = exact.graph();
  std::vector<NodeIndex> nodes;
  double work = 0;
  for (NodeIndex index = 0; index <= exact.output(); ++index) {
    const bool wanted = options.node ? *options.node == index : graph.node(index).kind == NodeKind::input;
    if (!wanted || !exact.has_gradient(index)) continue;
    nodes.push_back(index);
    double numbers = 1;
    for (const NodeIndex node : influenced(graph, exact.output(), index)) {
      numbers += static_cast<double>(graph.node(node).shape.size());
    }
    work += 2 * numbers * (options.index ? 1.0 : static_cast<double>(graph.node(index).shape.size()));
  }
  if (work > max_work) {
    throw Error("check-too-large");
  }
  return nodes;
}

}  // namespace

template <class T>
std::vector<CheckEntry> check(Program<T>& program, const Program<double>& exact, const CheckOptions& options) {
  if (!(options.step > 0) || !std::isfinite(options.step)) {
    throw Error("check-step", {}, {}, "step");
  }
  const auto start = exact.gradient(exact.output());
  const std::vector<T> upstream(start.begin(), start.end());
  std::vector<CheckEntry> entries;
  for (const NodeIndex node_index : chosen(exact, options)) {
    const std::vector<NodeIndex> nodes = influenced(program.graph(), program.output(), node_index);
    const std::uint64_t here = branches(program, nodes);
    const auto values = program.memory(node_index);
    if (options.index && *options.index >= values.size()) {
      const Shape& shape = program.graph().node(node_index).shape;
      throw Error("unknown-entry", {{"index", *options.index}, {"shape", to_string(shape)}});
    }
    const std::size_t first = options.index.value_or(0);
    const std::size_t last = options.index ? first + 1 : values.size();
    for (std::size_t i = first; i < last; ++i) {
      const T x = values[i];
      bool kink = false;
      const auto evaluate = [&](T at) {
        values[i] = at;
        program.forward_only(nodes);
        kink = kink || branches(program, nodes) != here;
        return objective(program, upstream);
      };
      const T high = x + static_cast<T>(options.step);
      const T low = x - static_cast<T>(options.step);
      const T above = evaluate(high);
      const T below = evaluate(low);
      const T difference = above - below;
      // A step that rounding swallows moves nothing; what is no number stays none.
      const double numeric = static_cast<double>(high > low ? difference / (high - low) : 0 * difference);
      values[i] = x;
      const double analytic = exact.gradient(node_index)[i];
      const double rounding = doubtful_ulps * std::numeric_limits<T>::epsilon() *
                              (static_cast<double>(std::abs(above)) + std::abs(below)) / (2 * options.step);
      const bool lost = std::abs(analytic - numeric) <= rounding;
      entries.push_back({node_index, i, analytic, numeric, relative_error(analytic, numeric), kink, lost});
    }
    program.forward_only(nodes);
  }
  return entries;
}

template std::vector<CheckEntry> check(Program<float>&, const Program<double>&, const CheckOptions&);
template std::vector<CheckEntry> check(Program<double>&, const Program<double>&, const CheckOptions&);

}  // namespace backflow
