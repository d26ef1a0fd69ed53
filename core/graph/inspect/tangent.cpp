#include "core/graph/inspect/tangent.hpp"

#include <algorithm>

#include "core/graph/inspect/edges.hpp"

namespace backflow {
namespace {

constexpr double max_entries = 5e8;

bool moves(const std::vector<double>& tangent) {
  return std::any_of(tangent.begin(), tangent.end(), [](double t) { return t != 0; });
}

/** Adds what one slot passes on, J t, to `result`. Returns how many entries of J it read. */
double push(const Program<double>& program, NodeIndex index, int slot, const std::vector<double>& tangent,
            std::vector<double>& result) {
  const Node& node = program.graph().node(index);
  if (!node.gate->takes_gradient(slot) || !moves(tangent)) return 0;
  const Call<double> call = program.call(index);
  double entries = 0;
  for (std::size_t input = 0; input < tangent.size(); ++input) {
    if (tangent[input] == 0) continue;
    const Reach reach = node.gate->reach(call.shapes, node.shape, node.attributes, slot, input);
    entries += static_cast<double>(reach.count);
    if (entries > max_entries) break;
    for (std::size_t k = 0; k < reach.count; ++k) {
      const std::size_t output = reach.first + k * reach.stride;
      const double local = node.gate->f64.jacobian_entry(call, slot, output, input);
      // Reverse mode passes an upstream gradient of exactly 0 to this operand, and with it 0.
      if (local != 0) result[output] += local * tangent[input];
    }
  }
  return entries;
}

}  // namespace

NodeNumbers tangents(const Program<double>& program, NodeIndex start, std::span<const double> tangent) {
  const Graph& graph = program.graph();
  NodeNumbers all(graph.size());
  double entries = 0;
  for (NodeIndex index = 0; index < graph.size(); ++index) {
    const Node& node = graph.node(index);
    all[index].assign(node.shape.size(), 0);
    if (index == start && node.kind != NodeKind::constant) {
      all[index].assign(tangent.begin(), tangent.end());
      continue;  // the start's tangent is given, whatever its operands do
    }
    for (int slot = 0; index > start && slot < static_cast<int>(node.inputs.size()); ++slot) {
      entries += push(program, index, slot, all[node.inputs[slot]], all[index]);
      if (entries > max_entries) {
        throw Error("tangent-too-large");
      }
    }
  }
  return all;
}

std::vector<TangentEdge> tangent_edges(const Program<double>& program, NodeIndex index, const NodeNumbers& tangents) {
  const Node& node = program.graph().node(index);
  std::vector<TangentEdge> edges;
  for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
    const NodeIndex input = node.inputs[slot];
    Tensor contribution(node.shape);
    push(program, index, slot, tangents[input], contribution.numbers());
    const EdgeFlag flag = tangent_flag(program, index, slot, tangents[input], contribution.numbers());
    edges.push_back({input,
                     slot,
                     {program.graph().node(input).shape, tangents[input]},
                     local_gradient(program, index, slot),
                     std::move(contribution),
                     flag});
  }
  return edges;
}

}  // namespace backflow
