#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/expression/build.hpp"
#include "core/expression/expand.hpp"
#include "core/graph/check.hpp"
#include "core/graph/inspect.hpp"

namespace backflow {

struct NamedTensor {
  std::string name;
  Tensor value;
};

/** A node as a person points at it: by name, or by public id. */
struct NodeReference {
  std::string name;  // empty: by id
  std::uint32_t id = 0;
};

/** What JavaScript reads of a node. */
struct NodeInfo {
  std::uint32_t id = 0;
  std::string name;
  std::string gate;  // a gate's name, "input" or "constant"
  std::string pattern;
  std::vector<std::uint32_t> inputs;
  Shape shape;
  Group group;
  bool composite = false;
  std::int64_t part_of = -1;
};

/** An edge and a use with public ids in place of positions. */
struct EdgeInfo {
  std::uint32_t input = 0;
  EdgeView view;
};
struct UseInfo {
  std::uint32_t node = 0;
  int slot = 0;
  Tensor gradient;
};

/** A check's entry; a node without a name is called #id. */
struct CheckInfo {
  std::string name;
  CheckEntry entry;
};

/**
 * A graph that a person holds: values, sweeps, inspection, and which composites are shown as parts. It comes from a
 * text (float64) or from a trainer (in the trainer's precision, with memory of its own).
 */
class GraphSession {
 public:
  /** Error of parse and build; bad_value for an input that is empty or not finite. Runs forward. */
  GraphSession(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output);

  /** Takes a program over, forward and backward done. */
  explicit GraphSession(std::unique_ptr<Program<float>> program);
  explicit GraphSession(std::unique_ptr<Program<double>> program);

  std::vector<NodeInfo> nodes() const;
  std::uint32_t output() const;

  void set(const NamedTensor& input);
  void forward();
  /** Error: unknown_node, shape of the upstream. Runs forward first if an input was set since. */
  void backward(const std::optional<NodeReference>& output, const std::optional<Tensor>& upstream);

  Tensor value(const NodeReference& node);
  Tensor gradient(const NodeReference& node);
  std::vector<EdgeInfo> edges(const NodeReference& node);
  std::vector<UseInfo> contributions(const NodeReference& node);
  std::vector<Term> terms(const NodeReference& node, int slot, std::size_t index);
  Tensor jacobian(const NodeReference& node, int slot);
  /** Always in float64. `node`: only this one, which may be any; `entry`: only this entry of it. */
  std::vector<CheckInfo> check(double step, const std::optional<NodeReference>& node, std::optional<std::size_t> entry);

  std::vector<std::uint32_t> expand(std::uint32_t id);
  void collapse(std::uint32_t id);

 private:
  template <class T>
  using Owned = std::unique_ptr<Program<T>>;

  const Graph& graph() const { return *graph_; }
  NodeIndex index_of(const NodeReference& node) const;
  void rebuild();
  void run_backward();
  void require_values(NodeIndex node) const;
  void require_gradients() const;

  std::optional<Script> script_;  // of a text
  Graph base_;                    // nothing expanded
  Expansions expansions_;
  std::shared_ptr<const Graph> graph_;  // what is shown and run
  std::variant<Owned<double>, Owned<float>> program_;
  std::uint32_t output_id_ = 0;
  std::vector<double> upstream_;  // of the last backward; empty: ones
  bool values_fresh_ = false;
  bool gradients_fresh_ = false;
};

}  // namespace backflow
