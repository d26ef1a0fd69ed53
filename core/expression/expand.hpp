#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/**
 * Which composite gates of a graph are shown as their parts. Public ids keep their meaning: the last part has the
 * composite's id, the others get new ones, and they have them again whenever the graph is built anew.
 */
class Expansions {
 public:
  /** Shows a composite as its parts; returns the new nodes' ids. Error (not_composite, unknown_node). */
  std::vector<std::uint32_t> expand(const Graph& graph, std::uint32_t id);

  /** Takes back the expansion that `id` (the composite's or one of its parts') belongs to. Error (not_composite). */
  void collapse(std::uint32_t id);

  /** The graph with everything expanded that is to be and, at its shapes, can be. */
  Graph apply(const Graph& base) const;

  /** True if the node's gate has parts that can be shown, at the shapes that it has here. */
  static bool is_composite(const Graph& graph, const Node& node);

 private:
  struct Expansion {
    std::uint32_t composite;
    std::vector<std::uint32_t> parts;
  };

  std::vector<Expansion> expansions_;
  std::uint32_t next_id_ = 0;
};

}  // namespace backflow
