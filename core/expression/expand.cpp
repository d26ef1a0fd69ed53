#include "core/expression/expand.hpp"

#include <algorithm>

#include "core/expression/build.hpp"

namespace backflow {
namespace {

/** Appends a composite's parts to `into`, on existing inputs, and returns the last part. */
NodeIndex append_parts(const Node& composite, const std::vector<NodeIndex>& inputs, Graph& into) {
  std::map<std::string, NodeIndex> bound;
  for (std::size_t slot = 0; slot < inputs.size(); ++slot) {
    bound[std::string(1, static_cast<char>('a' + slot))] = inputs[slot];
  }
  return instantiate(parse(composite.gate->parts), into, bound);
}

/** Copies `from` with one composite replaced by its parts. `parts` holds their ids, except that of the last one. */
Graph replace(const Graph& from, std::uint32_t composite, const std::vector<std::uint32_t>& parts) {
  Graph into;
  std::vector<NodeIndex> moved(from.size());
  for (NodeIndex index = 0; index < from.size(); ++index) {
    const Node& node = from.node(index);
    std::vector<NodeIndex> inputs;
    for (const NodeIndex input : node.inputs) inputs.push_back(moved[input]);
    into.begin_group(node.group);
    into.begin_line(node.line);
    if (node.id == composite) {
      const NodeIndex first = into.size();
      moved[index] = append_parts(node, inputs, into);
      for (NodeIndex part = first; part < moved[index]; ++part) {
        into.set_identity(part, parts[part - first], composite);
      }
      into.set_identity(moved[index], node.id, composite);
    } else {
      moved[index] = node.kind == NodeKind::input      ? into.add_input(node.name, node.shape)
                     : node.kind == NodeKind::constant ? into.add_constant(node.shape, node.value)
                                                       : into.apply(*node.gate, inputs, {}, {}, node.attributes);
      into.set_identity(moved[index], node.id, node.part_of);
    }
    into.rename(moved[index], node.name);
  }
  into.output = moved[from.output];
  return into;
}

}  // namespace

bool Expansions::is_composite(const Graph& graph, const Node& node) {
  if (!node.gate || node.gate->parts.empty()) return false;
  std::vector<Shape> shapes;
  for (const NodeIndex input : node.inputs) shapes.push_back(graph.node(input).shape);
  return node.gate->is_composite(shapes);
}

std::vector<std::uint32_t> Expansions::expand(const Graph& graph, std::uint32_t id) {
  const Node& node = graph.node(graph.find_id(id));
  if (!is_composite(graph, node)) {
    if (!node.gate) throw Error("leaf-has-no-parts", {{"id", id}});
    throw Error("gate-has-no-parts", {{"id", id}, {"gate", node.gate->name}});
  }
  for (const Node& other : graph.nodes()) next_id_ = std::max(next_id_, other.id + 1);

  // Counts the parts by building them. Their ids follow those of all existing nodes.
  Graph trial;
  std::vector<NodeIndex> inputs;
  for (const NodeIndex input : node.inputs) inputs.push_back(trial.add_input({}, graph.node(input).shape));
  const NodeIndex first = trial.size();
  const NodeIndex last = append_parts(node, inputs, trial);
  Expansion expansion{id, {}};
  for (NodeIndex part = first; part < last; ++part) expansion.parts.push_back(next_id_++);
  expansions_.push_back(expansion);
  return expansion.parts;
}

void Expansions::collapse(std::uint32_t id) {
  const auto holds = [id](const Expansion& one) {
    return one.composite == id || std::find(one.parts.begin(), one.parts.end(), id) != one.parts.end();
  };
  const auto found = std::find_if(expansions_.rbegin(), expansions_.rend(), holds);
  if (found == expansions_.rend()) throw Error("not-expanded", {{"id", id}});
  // Expansions inside this one are removed with it.
  std::vector<std::uint32_t> gone = found->parts;
  expansions_.erase(std::next(found).base());
  for (auto one = expansions_.begin(); one != expansions_.end();) {
    if (std::find(gone.begin(), gone.end(), one->composite) == gone.end()) {
      ++one;
      continue;
    }
    gone.insert(gone.end(), one->parts.begin(), one->parts.end());
    one = expansions_.erase(one);
  }
}

Graph Expansions::apply(const Graph& base) const {
  Graph graph = base;
  for (const Expansion& one : expansions_) {
    const auto& nodes = graph.nodes();
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == one.composite; });
    // With other shapes it may have no parts: a product of vectors has some, a product of matrices has none.
    if (found != nodes.end() && is_composite(graph, *found)) graph = replace(graph, one.composite, one.parts);
  }
  return graph;
}

}  // namespace backflow
