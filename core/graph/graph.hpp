#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

/** An index into Graph::nodes(), which is in the order of creation, a topological order. */
using NodeIndex = std::uint32_t;

enum class NodeKind { input, constant, gate };

/** The part of a network that a node belongs to; `none` in a graph that the user typed. */
enum class GroupKind { none, input, affine, activation, loss, regularization };

struct Group {
  GroupKind kind = GroupKind::none;
  int layer = 0;  // from 1; 0: no layer
};

/** One application of a gate, or a leaf. */
struct Node {
  NodeKind kind = NodeKind::input;
  const Gate* gate = nullptr;     // for a gate node
  std::vector<NodeIndex> inputs;  // one per slot; the same index twice where a variable is used twice
  Shape shape;
  std::string name;           // in the user's text; may be empty
  std::vector<double> value;  // for a constant: shape.size() numbers, row by row
  bool by_example = false;    // for a constant: it has a row for each example, which is written before each sweep
  Attributes attributes;      // for a gate that has attributes
  Group group;
  std::uint32_t line = 0;     // line of the assignment in the user's text, from 1; 0: none
  std::uint32_t id = 0;       // public and stable: does not change when a composite is expanded
  std::int64_t part_of = -1;  // id of the composite that this node is part of; −1: none
};

/**
 * A function as data: an append-only list of nodes. It knows shapes, not values; Program (program.hpp) gives it memory
 * and runs it.
 */
class Graph {
 public:
  NodeIndex add_input(std::string name, Shape shape);
  NodeIndex add_constant(double value) { return add_constant(Shape::scalar(), {value}); }
  /** Adds a tensor of literals: shape.size() numbers, row by row. */
  NodeIndex add_constant(Shape shape, std::vector<double> numbers);
  /**
   * Adds a constant matrix with a row for each example, such as a mask. Without numbers, whoever runs the graph writes
   * them before each sweep.
   */
  NodeIndex add_mask(Shape shape, std::string name, std::vector<double> numbers = {});
  /** Applies a gate; infers the shape. Error (shape or arity) carries `place`. */
  NodeIndex apply(const Gate& gate, std::vector<NodeIndex> inputs, std::string name = {}, Place place = {},
                  Attributes attributes = {});

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& node(NodeIndex index) const { return nodes_[index]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  /** Sets the group of the nodes that are added from now on. */
  void begin_group(Group group) { group_ = group; }
  /** Sets the line of the gates and constants that are added from now on; 0: none. */
  void begin_line(std::uint32_t line) { line_ = line; }
  void rename(NodeIndex index, std::string name) { nodes_[index].name = std::move(name); }
  void set_identity(NodeIndex index, std::uint32_t id, std::int64_t part_of);

  /** Returns the index of the node with this name; Error (unknown-node). */
  NodeIndex find(const std::string& name) const;
  /** Returns the index of the node with this public id; Error (unknown-node). */
  NodeIndex find_id(std::uint32_t id) const;

  /** The node that a sweep ends at by default. */
  NodeIndex output = 0;

 private:
  std::vector<Node> nodes_;
  Group group_;
  std::uint32_t line_ = 0;
};

}  // namespace backflow
