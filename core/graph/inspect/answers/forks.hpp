#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/inspect/tangent.hpp"

/** What lies between an entry of a node and the output, and what mistakes there do to the entry's gradient. */
namespace backflow::answers {

/** One slot of a gate, with the upstream gradient that arrives there. */
struct Edge {
  const Program<double>* program = nullptr;
  NodeIndex gate = 0;
  int slot = 0;
  std::vector<double> upstream;

  NodeIndex input() const { return program->graph().node(gate).inputs[slot]; }
  PassEntry entry(std::size_t input) const {
    const Gated gated{*program, gate};
    return {gated, slot, input, upstream, right_downstream(gated, slot, input, upstream)};
  }
};

/**
 * The ways from one entry of a node to the output. A change of the gradient at a node on the way changes the entry's
 * gradient by Σ change × d node / d entry, which forward mode gives.
 */
class Ways {
 public:
  Ways(const Program<double>& program, NodeIndex node, std::size_t entry);

  /** Returns the uses of a node that lead to the output. */
  std::vector<Edge> uses(NodeIndex node) const;
  /** Returns the nodes that the entry influences, up to the output and without it, the nearest first. */
  const std::vector<NodeIndex>& between() const { return between_; }
  /** True if an edge's rows can be tried without taking too long. Counts the local gradients that this reads. */
  bool affords(const Edge& edge);

  /** Returns the entry's gradient after the gradient at a node on the way was changed; `change` gives each entry. */
  double changed(NodeIndex node, double truth, const std::function<double(std::size_t)>& change) const;

 private:
  const Program<double>& program_;
  NodeNumbers tangents_;
  std::vector<NodeIndex> between_;
  std::size_t left_ = 2000000;
};

/** What a fork gives if its uses are not added up as they should be. */
struct PartialSum {
  std::string_view mistake;
  std::vector<double> times;  // of each use
  std::optional<NodeIndex> gate;
  std::optional<int> slot;
  bool convention = false;
};

/** `asked`: the fork is the asked node; otherwise it lies on the way, where a partial sum was sent on too early. */
std::vector<PartialSum> partial_sums(const Graph& graph, const std::vector<Edge>& uses, bool asked);

}  // namespace backflow::answers
