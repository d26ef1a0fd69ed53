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

/** A reference to a node by name or by public id. */
struct NodeReference {
  std::string name;  // empty: use the id
  std::uint32_t id = 0;
};

/** Returns the index of the first entry that is infinite or NaN. */
std::optional<std::size_t> first_not_finite(const Tensor& value);

/** Error (bad_value) for an input that is empty or not finite. */
void require_finite(const NamedTensor& input);

/** What JavaScript reads about a node. */
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

/** The copy gate of a node: what each use sends back, and the sum. */
struct Contributions {
  std::vector<Contribution> uses;
  Tensor sum;
};

/** A deliberate mistake; `node` is for wrong_local. */
struct MistakeRequest {
  MistakeKind kind = MistakeKind::overwrite;
  NodeReference node;
};

/** The numbers of all nodes, concatenated in the order of nodes(). */
struct Snapshot {
  std::vector<double> values;
  std::optional<std::vector<double>> gradients;  // empty before backward()
};

/** A gate that is shown as its parts, and what it would compute from the same operands as one gate. */
struct WholeGate {
  std::uint32_t id = 0;
  std::string gate;
  Tensor value;
};

/** A node whose value is not finite although its operands are. */
struct Overflow {
  std::uint32_t node = 0;
  EdgeFlag flag = EdgeFlag::infinite;
  std::optional<WholeGate> composite;  // the composite that it is a part of
};

/**
 * A graph object of the public API: values, sweeps, inspection, and which composites are shown as parts. It is built
 * from a text (float64) or from a trainer (in the trainer's precision, with separate memory). Results use public ids
 * where the graph has positions (NodeIndex).
 */
class GraphSession : Counted<GraphSession> {
 public:
  using Counted<GraphSession>::live;

  /**
   * Builds a graph from a text and runs forward. Errors of parsing and building; bad_value for an input that is empty
   * or not finite.
   */
  GraphSession(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output);

  /** Takes over a program with forward and backward done. */
  template <class T>
  explicit GraphSession(std::unique_ptr<Program<T>> program);

  std::vector<NodeInfo> nodes() const;
  std::uint32_t output() const;

  /** Sets an input. A new shape makes a new plan; returns true in that case. */
  bool set(const NamedTensor& input);
  /** Gradients of the last backward() can be read until this call. */
  void forward();
  /**
   * Errors: unknown_node, shape of the upstream, bad_value for a mistake at a node that is not a gate. Runs forward
   * first if an input was set since the last forward(). A mistake affects everything that is read until the next call.
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
   * Compares gradients in float64 with differences in float64 or, with `single`, in float32. `node`: checks only this
   * node, which may be any node; `entry`: only this entry of it.
   */
  std::vector<CheckEntry> check(std::optional<double> step, const std::optional<NodeReference>& node,
                                std::optional<std::size_t> entry, bool single = false);
  std::vector<Suspect> suspects();
  /** Returns where values stop being finite, in the order of nodes(). */
  std::vector<Overflow> overflows();

  /**
   * Returns how all nodes change when one changes by a tangent (tangent.hpp), by default ones; in the order of nodes(),
   * in float64.
   */
  std::vector<double> tangents(const NodeReference& start, const std::optional<Tensor>& tangent);
  /** Returns the edges of the last tangents(). Error (stale) if there are none or values have changed since. */
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

  std::optional<Script> script_;  // for a graph from a text
  Graph base_;                    // without expansions
  Expansions expansions_;
  std::shared_ptr<const Graph> graph_;  // the graph that is shown and run
  std::variant<Owned<double>, Owned<float>> program_;
  std::uint32_t output_id_ = 0;
  std::vector<double> upstream_;    // of the last backward(); empty: ones
  std::optional<Mistake> mistake_;  // of the last backward()
  NodeNumbers tangents_;            // of the last tangents(); empty: none, or out of date
  bool values_fresh_ = false;
  bool gradients_fresh_ = false;
  std::vector<NodeIndex> changed_;  // inputs that were set since the last forward()
  std::vector<char> stale_;         // for each node, whether it depends on those; empty: not known yet
  bool all_stale_ = false;          // after a change of shape: no gate has a value

  /** The programs that checks use, kept until something changes. */
  struct CheckPrograms {
    std::unique_ptr<Program<double>> exact, honest;
    CheckBasis basis;
  };
  std::optional<CheckPrograms> check_;
};

}  // namespace backflow
