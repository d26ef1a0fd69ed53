#include "core/graph/inspect/paths.hpp"

#include <algorithm>
#include <cmath>

#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

constexpr std::size_t max_edges = 5000000;

/** A way from an entry to the output: its first step, and which of the ways from there it takes on. */
struct Way {
  double product = 0;
  PathStep step;
  std::size_t rest = 0;
};

/** The ways from one entry. */
struct Onward {
  std::vector<Way> largest;  // largest first
  double size = 0, count = 0, open = 0;
};

/** A use of a node's value. */
struct Use {
  NodeIndex node = 0;
  int slot = 0;
};

class Search {
 public:
  Search(const AnyProgram& program, Locals& locals, std::size_t most)
      : program_(program),
        locals_(locals),
        most_(most),
        uses_(program.graph().size()),
        onward_(program.graph().size()) {
    for (NodeIndex index = 0; index <= program.output(); ++index) {
      const Node& node = program.graph().node(index);
      for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
        if (node.gate->takes_gradient(slot)) uses_[node.inputs[slot]].push_back({index, slot});
      }
    }
  }

  Onward from(NodeIndex start, std::size_t entry) {
    const std::vector<std::vector<char>> reached = reach(start, entry);
    const std::vector<double> upstream = program_.gradients(program_.output());
    for (NodeIndex index = program_.output() + 1; index-- > start;) {
      onward_[index].resize(reached[index].size());
      for (std::size_t i = 0; i < reached[index].size(); ++i) {
        if (!reached[index][i]) continue;
        if (index == program_.output()) {
          const bool open = upstream[i] != 0;
          onward_[index][i] = {{{upstream[i], {}, 0}}, std::abs(upstream[i]), 1, open ? 1.0 : 0.0};
        } else {
          onward_[index][i] = merged(index, i);
        }
      }
    }
    return onward_[start].empty() ? Onward{} : onward_[start][entry];
  }

  /** Returns all steps of a way. */
  std::vector<PathStep> steps_of(const Way* way, NodeIndex at) const {
    std::vector<PathStep> steps;
    while (at != program_.output()) {
      steps.push_back(way->step);
      at = way->step.node;
      way = &onward_[at][way->step.entry].largest[way->rest];
    }
    return steps;
  }

 private:
  /** Marks the entries that an entry influences. Error (too_large) if there are too many local gradients between them.
   */
  std::vector<std::vector<char>> reach(NodeIndex start, std::size_t entry) const {
    const Graph& graph = program_.graph();
    std::vector<std::vector<char>> reached(graph.size());
    reached[start].assign(graph.node(start).shape.size(), 0);
    reached[start][entry] = 1;
    std::size_t edges = 0;
    for (NodeIndex index = start; index < program_.output(); ++index) {
      for (std::size_t i = 0; i < reached[index].size(); ++i) {
        if (!reached[index][i]) continue;
        for (const Use& use : uses_[index]) {
          std::vector<char>& next = reached[use.node];
          if (next.empty()) next.assign(graph.node(use.node).shape.size(), 0);
          for_each_reached(program_, use.node, use.slot, i, [&](std::size_t output) {
            next[output] = 1;
            ++edges;
          });
          if (edges > max_edges) throw Error("paths-too-large");
        }
      }
    }
    return reached;
  }

  /** Merges the ways on from all entries that one entry influences directly. */
  Onward merged(NodeIndex index, std::size_t entry) {
    const auto smaller = [](const Way& a, const Way& b) { return std::abs(a.product) > std::abs(b.product); };
    Onward result;
    std::vector<Way>& largest = result.largest;  // a heap with its smallest in front
    for (const Use& use : uses_[index]) {
      for_each_reached(program_, use.node, use.slot, entry, [&](std::size_t output) {
        const double local = locals_(use.node, use.slot, output, entry);
        const Onward& next = onward_[use.node][output];
        result.count += next.count;
        if (local == 0) return;
        result.open += next.open;
        result.size += std::abs(term_product(next.size, local));
        for (std::size_t rest = 0; rest < next.largest.size(); ++rest) {
          const Way way{term_product(next.largest[rest].product, local), {use.node, use.slot, output, local}, rest};
          // Also where a product is too small for a number, or not a number.
          if (!(std::abs(way.product) > 0)) break;
          if (largest.size() == most_) {
            if (!smaller(way, largest.front())) break;
            std::pop_heap(largest.begin(), largest.end(), smaller);
            largest.pop_back();
          }
          largest.push_back(way);
          std::push_heap(largest.begin(), largest.end(), smaller);
        }
      });
    }
    std::sort_heap(largest.begin(), largest.end(), smaller);
    return result;
  }

  const AnyProgram& program_;
  Locals& locals_;
  std::size_t most_;
  std::vector<std::vector<Use>> uses_;       // of each node
  std::vector<std::vector<Onward>> onward_;  // from each entry of each node
};

}  // namespace

Paths paths(const AnyProgram& program, Locals& locals, NodeIndex node, std::size_t entry, std::size_t count) {
  require_entry(program.graph().node(node).shape, entry);
  Paths found;
  if (node > program.output()) return found;
  Search search(program, locals, count);
  const Onward onward = search.from(node, entry);
  found.gradient = program.gradients(node)[entry];
  found.size = onward.size;
  found.count = onward.count;
  found.open = onward.open;
  for (const Way& way : onward.largest) {
    found.largest.push_back({search.steps_of(&way, node), way.product});
    found.sum += way.product;
    found.share += std::abs(way.product) / onward.size;
  }
  found.share = std::min(found.share, 1.0);  // rounding
  return found;
}

}  // namespace backflow
