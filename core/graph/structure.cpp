#include "core/graph/structure.hpp"

#include <algorithm>

#include "core/graph/inspect/edges.hpp"

namespace backflow {
namespace {

constexpr double max_mask_cells = 1e6;

void set_storage(JacobianStructure& structure, const Gate& gate, Reads reads, const Workspace& room) {
  if (room.saved > 0) {
    structure.storage = Storage::saved;
    // Without the padding of the last pack.
    structure.stored = std::min(static_cast<double>(room.saved), structure.inputs);
  } else if (reads == Reads::output) {
    structure.storage = Storage::output;
    structure.stored = structure.outputs;
  } else if (reads == Reads::operands) {
    structure.storage = Storage::operands;
    structure.stored = gate.element_wise ? structure.outputs : 0;
  }
}

JacobianStructure structure_of(const Graph& graph, const Node& node, int slot, Reads reads) {
  std::vector<Shape> shapes;
  for (const NodeIndex input : node.inputs) shapes.push_back(graph.node(input).shape);
  const std::size_t inputs = shapes[slot].size();
  JacobianStructure structure;
  structure.outputs = static_cast<double>(node.shape.size());
  structure.inputs = static_cast<double>(inputs);
  structure.cells = structure.outputs * structure.inputs;
  const bool masked = structure.cells <= max_mask_cells;
  if (masked) structure.mask.assign(node.shape.size() * inputs, 0);
  if (!node.gate->takes_gradient(slot)) return structure;
  for (std::size_t input = 0; input < inputs; ++input) {
    const Reach reach = node.gate->reach(shapes, node.shape, node.attributes, slot, input);
    structure.reachable += static_cast<double>(reach.count);
    for (std::size_t k = 0; masked && k < reach.count; ++k) {
      structure.mask[(reach.first + k * reach.stride) * inputs + input] = 1;
    }
  }
  set_storage(structure, *node.gate, reads,
              node.gate->workspace ? node.gate->workspace(shapes, node.shape) : Workspace{});
  return structure;
}

}  // namespace

JacobianStructure jacobian_structure(const Graph& graph, bool in_double, NodeIndex index, int slot) {
  const Node& node = graph.node(index);
  require_slot(node, slot);
  return structure_of(graph, node, slot, node.gate->reads(in_double));
}

}  // namespace backflow
