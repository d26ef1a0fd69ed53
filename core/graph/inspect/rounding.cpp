#include "core/graph/inspect/rounding.hpp"

#include <algorithm>
#include <cmath>

#include "core/graph/inspect/one_gate.hpp"
#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

/** The error, in units in the last place, of a platform function or a few operations. */
constexpr double units = 4;
/** Numbers below this have fewer digits, or will have fewer after another step. */
constexpr double few_digits = 1e-290;

/** Returns for each entry of a summing gate the sum of its terms' absolute values. */
std::vector<double> summed_sizes(const Program<double>& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  const Call<double> call = program.call(index);
  OneGate gate(*node.gate, {call.shapes.begin(), call.shapes.end()}, node.shape, node.attributes);
  for (std::size_t slot = 0; slot < node.inputs.size(); ++slot) {
    const auto operand = program.value(node.inputs[slot]);
    std::transform(operand.begin(), operand.end(), gate.operand(slot).begin(), [](double x) { return std::abs(x); });
  }
  return gate.run();
}

/** Returns for each entry of a gate's result a number of units times the size of the numbers it was computed from. */
std::vector<double> sizes(const Program<double>& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  const auto value = program.value(index);
  std::vector<double> size(value.size());
  for (std::size_t i = 0; i < size.size(); ++i) size[i] = units * std::abs(value[i]);
  if (!node.gate) return size;
  const Call<double> call = program.call(index);
  if (node.gate->sums) {
    // A sum may cancel, so its rounding depends on the sizes and the number of its terms.
    const std::vector<double> sums = summed_sizes(program, index);
    const double entries = static_cast<double>(node.gate->reach(call.shapes, node.shape, node.attributes, 0, 0).count) *
                           static_cast<double>(call.shapes[0].size());
    const double terms = units + std::sqrt(entries / static_cast<double>(size.size()));
    for (std::size_t i = 0; i < size.size(); ++i) size[i] += terms * sums[i];
  } else if (node.gate->family == Family::loss) {
    const auto scores = program.value(node.inputs[0]);
    const double terms = units + std::sqrt(static_cast<double>(scores.size()));
    for (std::size_t input = 0; input < scores.size(); ++input) {
      for_each_term(*node.gate, call, 0, input, [&](std::size_t output, double local) {
        if (scores[input] != 0) size[output] += terms * std::abs(local * scores[input]);
      });
    }
  }
  return size;
}

}  // namespace

std::vector<Rounding> roundings(const Program<double>& program, bool zeros) {
  std::vector<Rounding> all(program.graph().size());
  for (NodeIndex index = 0; index <= program.output(); ++index) {
    if (!program.has_gradient(index)) continue;
    const std::vector<double> size = sizes(program, index);
    const auto gradient = program.gradient(index);
    const auto value = program.value(index);
    for (std::size_t i = 0; i < size.size(); ++i) {
      const double slope = std::abs(gradient[i]);
      if (slope == 0 || !std::isfinite(slope) || !std::isfinite(size[i])) continue;
      all[index].relative += slope * size[i];
      const bool few = std::abs(value[i]) < few_digits && (zeros || value[i] != 0);
      if (few) all[index].absolute += slope * units;
    }
  }
  return all;
}

Rounding total(const std::vector<Rounding>& by_node, NodeIndex node, std::span<const NodeIndex> influenced) {
  Rounding sum = by_node[node];
  for (const NodeIndex index : influenced) {
    sum.relative += by_node[index].relative;
    sum.absolute += by_node[index].absolute;
  }
  return sum;
}

}  // namespace backflow
