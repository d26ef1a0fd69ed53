#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/expression/build.hpp"
#include "core/expression/expand.hpp"
#include "core/graph/inspect/check.hpp"
#include "core/graph/inspect/mistake.hpp"
#include "core/graph/inspect/suspects.hpp"
#include "core/graph/inspect/tangent.hpp"
#include "core/graph/structure.hpp"
#include "core/session/counted.hpp"

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

/** The index of the first entry that is infinite or NaN. */
std::optional<std::size_t> first_not_finite(const Tensor& value);

/** Error (bad_value) that names an input that is empty or not finite. */
void require_finite(const NamedTensor& input);

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
  std::uint32_t line = 0;
};

/** The copy gate: what each use of a node sends back, and the sum. */
struct Contributions {
  std::vector<Contribution> uses;
  Tensor sum;
};

/** A mistake on purpose; `node` is for wrong_local. */
struct MistakeRequest {
  MistakeKind kind = MistakeKind::overwrite;
  NodeReference node;
};

/** Numbers of all nodes, one after the other in the order of nodes(). */
struct Snapshot {
  std::vector<double> values;
  std::optional<std::vector<double>> gradients;  // nothing before backward()
};

/** A gate that is shown opened, and what it would make of the same operands as one. */
struct WholeGate {
  std::uint32_t id = 0;
  std::string gate;
  Tensor value;
};

/** A node whose value is not finite although its operands are. */
struct Overflow {
  std::uint32_t node = 0;
  EdgeFlag flag = EdgeFlag::infinite;
  std::optional<WholeGate> composite;  // that it is a part of
};

/**
 * A graph that a person holds: values, sweeps, inspection, and which composites are shown as parts. It comes from a
 * text (float64) or from a trainer (in the trainer's precision, with memory of its own). What it gives has public ids
 * wherever the graph has positions (NodeIndex).
 */
class GraphSession : Counted<GraphSession> {
 public:
  using Counted<GraphSession>::live;

  /** Error of parse and build; bad_value for an input that is empty or not finite. Runs forward. */
  GraphSession(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output);

  /** Takes a program over, forward and backward done. */
  explicit GraphSession(std::unique_ptr<Program<float>> program);
  explicit GraphSession(std::unique_ptr<Program<double>> program);

  std::vector<NodeInfo> nodes() const;
  std::uint32_t output() const;

  /** Another shape plans anew: true then. */
  bool set(const NamedTensor& input);
  /** Gradients of the last backward() stay readable until this. */
  void forward();
  /**
   * Error: unknown_node, shape of the upstream, bad_value for a mistake in a node that is no gate. Runs forward first
   * if an input was set since. A mistake shows in all that is read, until the next call.
   */
  void backward(const std::optional<NodeReference>& output, const std::optional<Tensor>& upstream,
                const std::optional<MistakeRequest>& mistake = {});

  Tensor value(const NodeReference& node);
  Tensor gradient(const NodeReference& node);
  Snapshot snapshot();
  std::vector<EdgeView> edges(const NodeReference& node);
  Contributions contributions(const NodeReference& node);
  std::vector<Term> terms(const NodeReference& node, int slot, std::size_t index);
  Tensor jacobian(const NodeReference& node, int slot);
  JacobianStructure jacobian_structure(const NodeReference& node, int slot) const;
  /**
   * Gradients in float64 against differences in float64, or (`single`) in float32. `node`: only this one, which may be
   * any; `entry`: only this entry of it.
   */
  std::vector<CheckEntry> check(std::optional<double> step, const std::optional<NodeReference>& node,
                                std::optional<std::size_t> entry, bool single = false);
  std::vector<Suspect> suspects();
  /** Where values stop being finite, in the order of nodes(). */
  std::vector<Overflow> overflows();

  /** How all nodes move when one does (tangent.hpp), by default by ones; in the order of nodes(), in float64. */
  std::vector<double> tangents(const NodeReference& start, const std::optional<Tensor>& tangent);
  /** Of the last tangents(); Error (stale) if there are none, or other values since. */
  std::vector<TangentEdge> tangent_edges(const NodeReference& node);

  std::vector<std::uint32_t> expand(std::uint32_t id);
  void collapse(std::uint32_t id);

 private:
  template <class T>
  using Owned = std::unique_ptr<Program<T>>;

  const Graph& graph() const { return *graph_; }
  NodeIndex index_of(const NodeReference& node) const;
  std::uint32_t id_of(NodeIndex node) const { return graph().node(node).id; }
  template <class T>
  void sweep(Program<T>& program, const std::optional<Mistake>& mistake) const;
  std::unique_ptr<Program<double>> in_double(const std::optional<Mistake>& mistake) const;
  template <class F>
  auto with_exact(F read) const;
  void rebuild(Graph base, const NamedTensor* changed);
  void resume();
  void run_backward();
  void computed();
  bool is_stale(NodeIndex node);
  WholeGate whole(const Node& part) const;
  void require_values(NodeIndex node);
  void require_fresh() const;
  void require_gradients() const;
  void require_swept() const;

  std::optional<Script> script_;  // of a text
  Graph base_;                    // nothing expanded
  Expansions expansions_;
  std::shared_ptr<const Graph> graph_;  // what is shown and run
  std::variant<Owned<double>, Owned<float>> program_;
  std::uint32_t output_id_ = 0;
  std::vector<double> upstream_;    // of the last backward; empty: ones
  std::optional<Mistake> mistake_;  // of the last backward
  NodeNumbers tangents_;            // of the last push; empty: none that is up to date
  bool values_fresh_ = false;
  bool gradients_fresh_ = false;
  std::vector<NodeIndex> changed_;  // inputs that were set since the last forward
  std::vector<char> stale_;         // by node, what is behind those; empty: not known yet
  bool all_stale_ = false;          // after a change of shape: no gate has a value

  /** What checks need until something changes. */
  struct CheckPrograms {
    std::unique_ptr<Program<double>> exact, honest;
    CheckBasis basis;
  };
  std::optional<CheckPrograms> check_;
};

}  // namespace backflow
