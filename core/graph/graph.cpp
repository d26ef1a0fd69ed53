#include "core/graph/graph.hpp"

namespace backflow {

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

NodeIndex Graph::add_constant(double value) {
  Node node;
  node.kind = NodeKind::constant;
  node.value = value;
  node.group = group_;
  node.id = size();
  nodes_.push_back(std::move(node));
  return output = size() - 1;
}

NodeIndex Graph::apply(const Gate& gate, std::vector<NodeIndex> inputs, std::string name, Place place) {
  std::vector<Shape> shapes;
  shapes.reserve(inputs.size());
  for (const NodeIndex input : inputs) shapes.push_back(nodes_[input].shape);
  Node node;
  node.kind = NodeKind::gate;
  node.gate = &gate;
  try {
    node.shape = gate.infer(gate, shapes);
  } catch (Error& error) {
    error.place = place;
    throw;
  }
  node.inputs = std::move(inputs);
  node.name = std::move(name);
  node.group = group_;
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
  throw Error(ErrorCode::unknown_node, "no node is named '" + name + "'", {}, name);
}

NodeIndex Graph::find_id(std::uint32_t id) const {
  for (NodeIndex index = 0; index < size(); ++index) {
    if (nodes_[index].id == id) return index;
  }
  throw Error(ErrorCode::unknown_node, "no node has the id " + std::to_string(id));
}

}  // namespace backflow
