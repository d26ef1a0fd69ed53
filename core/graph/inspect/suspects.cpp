#include "core/graph/inspect/suspects.hpp"

#include <algorithm>
#include <cmath>

#include "core/graph/inspect/one_gate.hpp"

namespace backflow {
namespace {

constexpr double tolerance = 1e-3;   // relative; wide, because mistakes are large and differences inexact
constexpr double least = 1e-290;     // numbers below this have too few digits to compare
constexpr double max_numbers = 2e7;  // the largest amount of work for one slot

/** Upstream × numeric local gradient of one slot, for each entry, with two steps that must agree. */
struct Differences {
  std::vector<double> near, far, noise;
  std::vector<char> seen;

  explicit Differences(std::size_t size) : near(size), far(size), noise(size), seen(size, 1) {}
};

double step_at(double x) { return 1e-6 * std::max(1.0, std::abs(x)); }

double largest(std::span<const double> numbers) {
  double most = 0;
  for (const double x : numbers) most = std::max(most, std::abs(x));
  return most;
}

/** Returns the size of the largest number that the gate may have computed with. Its rounding is relative to it. */
double magnitude(OneGate& gate, std::size_t slots, std::span<const double> result) {
  double product = 1;
  for (std::size_t slot = 0; slot < slots; ++slot) product *= std::max(1.0, largest(gate.operand(slot)));
  return std::max(product, largest(result));
}

/**
 * Nudges several entries of one operand at once, of which no two reach the same result entry, and adds the difference
 * for each to `sums`. `entries` are indices into the operand, `targets` into `sums`.
 */
void add_differences(OneGate& gate, std::size_t slots, int slot, std::span<const std::size_t> entries,
                     std::span<const std::size_t> targets, std::span<const double> upstream, Differences& sums) {
  std::vector<double>& operand = gate.operand(slot);
  const std::vector<double> at = operand;
  const double size = magnitude(gate, slots, gate.run());
  const std::uint64_t here = gate.branch();
  bool same = !gate.undefined(slot);
  for (const double times : {1.0, 2.0}) {
    const auto nudged = [&](double direction) {
      for (const std::size_t entry : entries) operand[entry] = at[entry] + direction * times * step_at(at[entry]);
      std::vector<double> result = gate.run();
      same = same && gate.branch() == here;
      return result;
    };
    const std::vector<double> high = nudged(1);
    const std::vector<double> low = nudged(-1);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const double step = times * step_at(at[entries[i]]);
      const Reach reach = gate.reach(slot, entries[i]);
      double slope = 0, noise = 0;
      for (std::size_t k = 0; k < reach.count; ++k) {
        const std::size_t output = reach.first + k * reach.stride;
        slope += upstream[output] * (high[output] - low[output]);
        noise += std::abs(upstream[output]);
      }
      (times == 1 ? sums.near : sums.far)[targets[i]] += slope / (2 * step);
      if (times == 1) sums.noise[targets[i]] += noise * size * 1e-14 / step;
    }
  }
  operand = at;
  for (const std::size_t target : targets) sums.seen[target] = sums.seen[target] && same;
}

/**
 * An element-wise gate is treated as separate gates on single numbers, so that a kink at one entry does not affect the
 * others.
 */
void element_wise_differences(const Program<double>& program, NodeIndex index, int slot,
                              std::span<const double> upstream, Differences& sums) {
  const Node& node = program.graph().node(index);
  const Call<double> call = program.call(index);
  const std::size_t slots = node.inputs.size();
  OneGate one(*node.gate, std::vector<Shape>(slots), Shape::scalar(), node.attributes);
  for (std::size_t output = 0; output < node.shape.size(); ++output) {
    std::size_t target = 0;
    for (std::size_t other = 0; other < slots; ++other) {
      const BroadcastStrides strides = broadcast_strides(call.shapes[other], call.shape);
      const std::size_t columns = call.shape.columns();
      const std::size_t at = output / columns * strides.row + output % columns * strides.column;
      one.operand(other)[0] = call.inputs[other][at];
      if (static_cast<int>(other) == slot) target = at;
    }
    const std::size_t first = 0;
    add_differences(one, slots, slot, {&first, 1}, {&target, 1}, upstream.subspan(output, 1), sums);
  }
}

/** Nudges entries with disjoint reaches at once, such as the columns of a matrix product. */
void mixing_differences(const Program<double>& program, NodeIndex index, int slot, std::span<const double> upstream,
                        Differences& sums) {
  const Node& node = program.graph().node(index);
  const Call<double> call = program.call(index);
  OneGate one(*node.gate, {call.shapes.begin(), call.shapes.end()}, node.shape, node.attributes);
  for (std::size_t other = 0; other < node.inputs.size(); ++other) {
    const auto value = program.value(node.inputs[other]);
    one.operand(other).assign(value.begin(), value.end());
  }
  std::vector<std::size_t> free(node.shape.size(), 0);  // for each result entry, the first group that does not reach it
  std::vector<std::vector<std::size_t>> groups;
  double numbers = 0;
  for (std::size_t input = 0; input < sums.near.size(); ++input) {
    const Reach reach = one.reach(slot, input);
    std::size_t group = 0;
    for (std::size_t k = 0; k < reach.count; ++k) group = std::max(group, free[reach.first + k * reach.stride]);
    for (std::size_t k = 0; k < reach.count; ++k) free[reach.first + k * reach.stride] = group + 1;
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(input);
    numbers += static_cast<double>(reach.count + 1);
  }
  const auto share = static_cast<std::size_t>(static_cast<double>(groups.size()) * numbers / max_numbers) + 1;
  sums.seen.assign(sums.seen.size(), 0);
  for (std::size_t group = 0; group < groups.size(); group += share) {
    for (const std::size_t entry : groups[group]) sums.seen[entry] = 1;
    add_differences(one, node.inputs.size(), slot, groups[group], groups[group], upstream, sums);
  }
}

/** True if the gradient contradicts the differences. Two steps that do not agree prove nothing. */
bool contradicts(double found, double near, double far, double noise) {
  const double off = std::abs(found - near);
  const double spread = std::abs(near - far);
  return std::isfinite(off) && std::isfinite(far) && off > noise + least &&
         off > tolerance * std::max(std::abs(found), std::abs(near)) && spread < 0.1 * off &&
         spread <= 0.1 * std::abs(near) + noise;
}

/** Reports a wrong gradient that one slot passes on. */
void look_at_slot(const Program<double>& program, NodeIndex index, const EdgeView& edge, std::vector<Suspect>& found) {
  const Node& node = program.graph().node(index);
  const std::vector<double>& down = edge.downstream.numbers();
  Differences sums(down.size());
  const auto differences = node.gate->element_wise ? element_wise_differences : mixing_differences;
  differences(program, index, edge.slot, edge.upstream.numbers(), sums);
  Tensor expected = edge.downstream;
  bool suspected = false;
  for (std::size_t i = 0; i < down.size(); ++i) {
    if (!sums.seen[i] || !std::isfinite(sums.near[i])) continue;
    expected.numbers()[i] = sums.near[i];
    suspected = suspected || contradicts(down[i], sums.near[i], sums.far[i], sums.noise[i]);
  }
  if (suspected) found.push_back({index, edge.slot, std::move(expected), edge.downstream});
}

/** Reports a node whose gradient is not the sum of what its uses pass on. */
void look_at_sum(const Program<double>& program, NodeIndex index, const std::vector<double>& sum,
                 const std::vector<double>& size, std::vector<Suspect>& found) {
  const auto gradient = program.gradient(index);
  bool suspected = false;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    const double off = std::abs(sum[i] - gradient[i]);
    suspected = suspected || (std::isfinite(off) && off > 1e-9 * size[i]);
  }
  if (!suspected) return;
  const Shape& shape = program.graph().node(index).shape;
  found.push_back({index, std::nullopt, {shape, sum}, {shape, {gradient.begin(), gradient.end()}}});
}

}  // namespace

std::vector<Suspect> suspects(const Program<double>& program, const std::vector<std::vector<EdgeView>>& edges) {
  const Graph& graph = program.graph();
  std::vector<Suspect> found;
  std::vector<std::vector<double>> sums(graph.size()), sizes(graph.size());
  for (NodeIndex index = program.output() + 1; index-- > 0;) {
    if (!program.has_gradient(index)) continue;
    if (!sums[index].empty()) look_at_sum(program, index, sums[index], sizes[index], found);
    for (const EdgeView& edge : edges[index]) {
      if (!program.has_gradient(edge.input) || !graph.node(index).gate->takes_gradient(edge.slot)) continue;
      std::vector<double>& sum = sums[edge.input];
      std::vector<double>& size = sizes[edge.input];
      sum.resize(edge.downstream.numbers().size());
      size.resize(sum.size());
      for (std::size_t i = 0; i < sum.size(); ++i) {
        sum[i] += edge.downstream.numbers()[i];
        size[i] += std::abs(edge.downstream.numbers()[i]);
      }
      look_at_slot(program, index, edge, found);
    }
  }
  return found;
}

}  // namespace backflow
