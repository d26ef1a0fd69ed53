#include "core/graph/inspect/second_look.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

/** The error of each gate on the way back, in units in the last place: it rounds a few times. */
constexpr double units = 16;
/** A safety factor: unrelated gradients may happen to bend little. */
constexpr double caution = 4;
/** Fractions of a step. They have no common divisor that could be the period of an oscillation. */
constexpr double parts[] = {1, 0.618, 0.37, 0.1};

}  // namespace

Surroundings look_around(Program<double>& honest, NodeIndex node, std::size_t entry, double step,
                         std::span<const NodeIndex> influenced) {
  const auto start = std::as_const(honest).gradient(honest.output());
  const std::vector<double> upstream(start.begin(), start.end());
  double& value = honest.memory(node)[entry];
  const double x = value;
  Surroundings found;
  const double here = std::as_const(honest).gradient(node)[entry];
  const auto sweep_at = [&](double at) {
    value = at;
    honest.forward_only(influenced);
    honest.backward(upstream);
  };
  for (const double part : parts) {
    const double width = part * step;
    double bend = -2 * here;
    for (const double side : {width, -width}) {
      sweep_at(x + side);
      bend += std::as_const(honest).gradient(node)[entry];
      if (part < 1) continue;
      const Rounding there = total(roundings(honest, true), node, influenced);
      found.rounding = {std::max(found.rounding.relative, there.relative),
                        std::max(found.rounding.absolute, there.absolute)};
    }
    if (std::isfinite(bend)) found.bend = std::max(found.bend, caution * std::abs(bend));
  }
  sweep_at(x);
  return found;
}

std::vector<std::vector<double>> gradient_errors(const Program<double>& honest) {
  std::vector<std::vector<double>> errors(honest.graph().size());
  for (NodeIndex index = 0; index <= honest.output(); ++index) {
    errors[index].assign(honest.graph().node(index).shape.size(), 0);
  }
  const auto start = honest.gradient(honest.output());
  for (std::size_t i = 0; i < start.size(); ++i) {
    errors[honest.output()][i] = units * std::numeric_limits<double>::epsilon() * std::abs(start[i]);
  }
  for (NodeIndex index = honest.output() + 1; index-- > 0;) {
    const Node& node = honest.graph().node(index);
    if (!honest.has_gradient(index) || node.kind != NodeKind::gate) continue;
    const Call<double> call = honest.call(index);
    for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
      if (!honest.has_gradient(node.inputs[slot]) || !node.gate->takes_gradient(slot)) continue;
      std::vector<double>& passed = errors[node.inputs[slot]];
      for (std::size_t input = 0; input < passed.size(); ++input) {
        for_each_term(*node.gate, call, slot, input, [&](std::size_t output, double local) {
          if (std::isfinite(local)) passed[input] += std::abs(local) * errors[index][output];
        });
      }
    }
  }
  return errors;
}

}  // namespace backflow
