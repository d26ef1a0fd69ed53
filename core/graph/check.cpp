#include "core/graph/check.hpp"

#include <algorithm>
#include <cmath>

#include "core/tensor/view.hpp"

namespace backflow {
namespace {

constexpr double max_work = 2e9;

/** The gate nodes up to the output that a node influences. */
std::vector<NodeIndex> influenced(const Program<double>& program, NodeIndex start) {
  std::vector<char> reached(program.graph().size(), 0);
  reached[start] = 1;
  std::vector<NodeIndex> nodes;
  for (NodeIndex index = start + 1; index <= program.output(); ++index) {
    const auto& inputs = program.graph().node(index).inputs;
    if (std::any_of(inputs.begin(), inputs.end(), [&](NodeIndex input) { return reached[input] != 0; })) {
      reached[index] = 1;
      nodes.push_back(index);
    }
  }
  return nodes;
}

double objective(const Program<double>& program, const std::vector<double>& upstream) {
  const auto output = program.value(program.output());
  return xt::sum(flat(upstream.data(), output.size()) * flat(output.data(), output.size()))();
}

/** splitmix64's last steps: sides are small numbers, of which sums and multiples would meet. */
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/** One number for the side of every kink that the nodes stand on. */
std::uint64_t branches(const Program<double>& program, const std::vector<NodeIndex>& nodes) {
  std::uint64_t hash = 0;
  for (const NodeIndex index : nodes) {
    const auto branch = program.graph().node(index).gate->f64.branch;
    if (branch) hash = mixed(hash + 0x9e3779b97f4a7c15ull + branch(program.call(index)));
  }
  return hash;
}

double relative_error(double analytic, double numeric) {
  const double largest = std::max(std::abs(analytic), std::abs(numeric));
  return largest == 0 ? 0 : std::abs(analytic - numeric) / largest;
}

}  // namespace

std::vector<CheckEntry> check(Program<double>& program, const CheckOptions& options) {
  if (!(options.step > 0) || !std::isfinite(options.step)) {
    throw Error(ErrorCode::out_of_range, "the step of a numeric check must be a positive number", {}, "step");
  }
  const auto start = program.gradient(program.output());
  const std::vector<double> upstream(start.begin(), start.end());
  const Graph& graph = program.graph();

  std::vector<NodeIndex> checked;
  double work = 0;
  for (NodeIndex index = 0; index <= program.output(); ++index) {
    const bool wanted = options.node ? *options.node == index : graph.node(index).kind == NodeKind::input;
    if (!wanted || !program.has_gradient(index)) continue;
    checked.push_back(index);
    double numbers = 1;
    for (const NodeIndex node : influenced(program, index)) {
      numbers += static_cast<double>(graph.node(node).shape.size());
    }
    work += 2 * numbers * (options.index ? 1.0 : static_cast<double>(graph.node(index).shape.size()));
  }
  if (work > max_work) {
    throw Error(ErrorCode::too_large, "a numeric check of every input would take too long here: name one node");
  }

  std::vector<CheckEntry> entries;
  for (const NodeIndex node_index : checked) {
    const std::vector<NodeIndex> nodes = influenced(program, node_index);
    const std::uint64_t here = branches(program, nodes);
    const auto values = program.memory(node_index);
    if (options.index && *options.index >= values.size()) {
      throw Error(ErrorCode::out_of_range, "there is no entry " + std::to_string(*options.index) + " in the shape " +
                                               to_string(graph.node(node_index).shape));
    }
    const std::size_t first = options.index.value_or(0);
    const std::size_t last = options.index ? first + 1 : values.size();
    for (std::size_t i = first; i < last; ++i) {
      const double x = values[i];
      bool kink = false;
      const auto evaluate = [&](double at) {
        values[i] = at;
        program.forward_only(nodes);
        kink = kink || branches(program, nodes) != here;
        return objective(program, upstream);
      };
      const double high = x + options.step;
      const double low = x - options.step;
      const double numeric = (evaluate(high) - evaluate(low)) / (high - low);
      values[i] = x;
      const double analytic = program.gradient(node_index)[i];
      entries.push_back({node_index, i, analytic, numeric, relative_error(analytic, numeric), kink});
    }
    program.forward_only(nodes);
  }
  return entries;
}

}  // namespace backflow
