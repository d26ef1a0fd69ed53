#include "core/graph/rounding.hpp"

#include <cmath>

#include "core/graph/pass.hpp"

namespace backflow {
namespace {

/** A function of the platform, or a few operations, may be wrong in so many units of the last place. */
constexpr double units = 4;
/** Below this numbers have fewer digits, or will have after another step. */
constexpr double few_digits = 1e-290;

/** By entry of a gate's result: the size of the numbers that it was put together from. */
std::vector<double> sizes(const Program<double>& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  const auto value = program.value(index);
  std::vector<double> size(value.size());
  for (std::size_t i = 0; i < size.size(); ++i) size[i] = units * std::abs(value[i]);
  if (!node.gate || node.gate->element_wise) return size;
  // A sum may cancel: what rounds are its terms, and more of them round more.
  const Call<double> call = program.call(index);
  for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
    if (!node.gate->takes_gradient(slot)) continue;
    const auto operand = program.value(node.inputs[slot]);
    const double terms = units + std::sqrt(static_cast<double>(operand.size()) / static_cast<double>(size.size()));
    for (std::size_t input = 0; input < operand.size(); ++input) {
      if (operand[input] == 0) continue;
      for_each_term(*node.gate, call, slot, input, [&](std::size_t output, double local) {
        size[output] += terms * std::abs(local * operand[input]);
      });
    }
  }
  return size;
}

}  // namespace

std::vector<Rounding> roundings(const Program<double>& program) {
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
      if (value[i] != 0 && std::abs(value[i]) < few_digits) all[index].absolute += slope * units;
    }
  }
  return all;
}

}  // namespace backflow
