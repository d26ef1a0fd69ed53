#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/session/reads.hpp"

/** Graphs from texts, and what tests read from them. */
namespace sessions {

using backflow::GraphSession;
using backflow::NamedTensor;
using backflow::Shape;
using backflow::Tensor;

inline NamedTensor scalar(const char* name, double value) { return {name, Tensor::scalar(value)}; }
inline NamedTensor vector(const char* name, std::vector<double> data) {
  const Shape shape = Shape::vector(data.size());
  return {name, {shape, std::move(data)}};
}

/** The graph of a text, after forward() and backward(). */
struct SweptSession {
  GraphSession graph;

  SweptSession(const std::string& text, const std::vector<NamedTensor>& inputs) : graph(text, inputs, "") {
    graph.backward({}, {});
  }
  std::vector<double> value(const char* name) { return backflow::reads::value(graph, {name, 0}).numbers(); }
  std::vector<double> gradient(const char* name) { return backflow::reads::gradient(graph, {name, 0}).numbers(); }

  /** Returns the node of a gate that occurs once in the graph. */
  backflow::NodeReference of_gate(const std::string& gate) const {
    for (const backflow::NodeInfo& node : backflow::reads::nodes(graph)) {
      if (node.gate == gate) return {"", node.id};
    }
    return {"no " + gate, 0};
  }
  backflow::EdgeView edge(const std::string& gate, int slot = 0) {
    return backflow::reads::edges(graph, of_gate(gate))[static_cast<std::size_t>(slot)];
  }
  /** Returns the verdict on each checked entry, with the step that the engine chooses. */
  std::vector<backflow::CheckEntry> check(std::optional<double> step = {}) { return graph.check(step, {}, {}); }
};

}  // namespace sessions
