#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/graph.hpp"

namespace backflow {

/**
 * Records which composite gates of a graph are shown as their parts. Public ids stay valid: the last part has the
 * composite's id. The other parts receive new ids, which they keep whenever the graph is rebuilt.
 */
class Expansions {
 public:
  /** Shows a composite as its parts and returns the ids of the new nodes. Error (not_composite, unknown_node). */
  std::vector<std::uint32_t> expand(const Graph& graph, std::uint32_t id);

  /** Undoes the expansion that `id` (of the composite or one of its parts) belongs to. Error (not_composite). */
  void collapse(std::uint32_t id);

  /** Returns the graph with all recorded expansions that are possible with its shapes. */
  Graph apply(const Graph& base) const;

  /** True if the node's gate can be shown as parts with its present shapes. */
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
