#include "core/graph/graph.hpp"

namespace backflow {
namespace {

/**
 * The largest number of entries of one result. Sizes up to it can be added and doubled without a 32-bit overflow in
 * WebAssembly.
 */
constexpr double max_node_size = 1e8;

void require_size(const Gate& gate, const Shape& shape) {
  if (static_cast<double>(shape.rows()) * static_cast<double>(shape.columns()) <= max_node_size) return;
  throw Error("result-too-large", {{"gate", gate.name}, {"shape", to_string(shape)}}, {}, gate.name);
}

}  // namespace

NodeIndex Graph::add_input(std::string name, Shape shape) {
  Node node;
  node.kind = NodeKind::input;
  node.shape = shape;
  node.name = std::move(name);
  node.group = group_;
  node.id = size();
  nodes_.push_back(std::move(node));
  return output = size() - 1;
}

NodeIndex Graph::add_constant(Shape shape, std::vector<double> numbers) {
  Node node;
  node.kind = NodeKind::constant;
  node.shape = shape;
  node.value = std::move(numbers);
  node.group = group_;
  node.line = line_;
  node.id = size();
  nodes_.push_back(std::move(node));
  return output = size() - 1;
}

NodeIndex Graph::add_mask(Shape shape, std::string name, std::vector<double> numbers) {
  const NodeIndex mask = add_constant(shape, std::move(numbers));
  nodes_[mask].name = std::move(name);
  nodes_[mask].by_example = true;
  return mask;
}

NodeIndex Graph::apply(const Gate& gate, std::vector<NodeIndex> inputs, std::string name, Place place,
                       Attributes attributes) {
  std::vector<Shape> shapes;
  shapes.reserve(inputs.size());
  for (const NodeIndex input : inputs) shapes.push_back(nodes_[input].shape);
  Node node;
  node.kind = NodeKind::gate;
  node.gate = &gate;
  try {
    node.shape = gate.infer(gate, shapes, attributes);
    require_size(gate, node.shape);
  } catch (Error& error) {
    error.place = place;
    throw;
  }
  node.inputs = std::move(inputs);
  node.attributes = attributes;
  node.name = std::move(name);
  node.group = group_;
  node.line = line_;
  node.id = size();
  nodes_.push_back(std::move(node));
  return output = size() - 1;
}

void Graph::set_identity(NodeIndex index, std::uint32_t id, std::int64_t part_of) {
  nodes_[index].id = id;
  nodes_[index].part_of = part_of;
}

NodeIndex Graph::find(const std::string& name) const {
  for (NodeIndex index = 0; index < size(); ++index) {
    if (nodes_[index].name == name) return index;
  }
  throw Error("unknown-node-name", {{"name", name}}, {}, name);
}

NodeIndex Graph::find_id(std::uint32_t id) const {
  // A node's index equals its id, or is larger where parts of composites come before it. Parts have high ids and can be
  // anywhere.
  for (NodeIndex step = 0; step < size(); ++step) {
    const NodeIndex index = static_cast<NodeIndex>((std::uint64_t{id} + step) % size());
    if (nodes_[index].id == id) return index;
  }
  throw Error("unknown-node-id", {{"id", id}});
}

}  // namespace backflow
