#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/expression/build.hpp"
#include "core/expression/expand.hpp"
#include "core/graph/inspect/check.hpp"
#include "core/graph/inspect/mistake.hpp"
#include "core/graph/inspect/tangent.hpp"
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

/** A deliberate mistake; `node` is for wrong_local. */
struct MistakeRequest {
  MistakeKind kind = MistakeKind::overwrite;
  NodeReference node;
};

/**
 * A graph object of the public API: values, sweeps, and which composites are shown as parts. It is built from a text
 * (float64) or from a trainer (in the trainer's precision, with separate memory). The functions in reads.hpp read from
 * it; check() and tangents() are members, because they may sweep and keep something for the next call. Results use
 * public ids where the graph has positions (NodeIndex).
 */
class GraphSession : Counted<GraphSession> {
 public:
  using Counted<GraphSession>::live;

  /**
   * Builds a graph from a text and runs forward. Errors of parsing and building; bad_value for an input that is empty
   * or not finite.
   */
  GraphSession(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output);

  /** Takes over a program with forward and backward done; the latter with the mistake, if there is one. */
  explicit GraphSession(std::unique_ptr<AnyProgram> program, std::optional<Mistake> mistake = {});

  /** The public id of the node that the last backward() started from. */
  std::uint32_t output() const { return output_id_; }

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

  std::vector<std::uint32_t> expand(std::uint32_t id);
  void collapse(std::uint32_t id);

  /**
   * Compares gradients in float64 with differences in float64 or, with `single`, in float32. `node`: checks only this
   * node, which may be any node; `entry`: only this entry of it.
   */
  std::vector<CheckEntry> check(std::optional<double> step, const std::optional<NodeReference>& node,
                                std::optional<std::size_t> entry, bool single = false);
  /**
   * Returns how all nodes change when one changes by a tangent (tangent.hpp), by default ones; in the order of the
   * nodes, in float64.
   */
  std::vector<double> tangents(const NodeReference& start, const std::optional<Tensor>& tangent);
  /** Returns the edges of the last tangents(). Error (stale) if there are none or values have changed since. */
  std::vector<TangentEdge> tangent_edges(const NodeReference& node) const;

  // What a read needs.

  /** The graph that is shown and run. */
  const Graph& graph() const { return *graph_; }
  /** Error (unknown_node). */
  NodeIndex index_of(const NodeReference& node) const;
  std::uint32_t id_of(NodeIndex node) const { return graph().node(node).id; }
  /** Returns the graph with the composite that a part belongs to shown as one gate. */
  Graph with_whole(const Node& part) const;

  const AnyProgram& program() const { return *program_; }
  /** Returns read(program) for a float64 program with the same inputs, after the same sweeps. */
  template <class F>
  auto with_exact(const F& read) const {
    if (program_->in_double()) return read(static_cast<Program<double>&>(*program_));
    return read(*in_double(mistake_));
  }
  /** Returns read(program) for a float64 program with the same inputs, after the same sweeps without a mistake. */
  template <class F>
  auto with_right(const F& read) const {
    if (!mistake_ && program_->in_double()) return read(static_cast<Program<double>&>(*program_));
    return read(*in_double({}));
  }
  /** The mistake of the last backward(). */
  const Mistake* mistake_or_null() const { return mistake_ ? &*mistake_ : nullptr; }

  bool has_gradients() const { return gradients_fresh_; }
  /** Error (stale) if an input that this node depends on was set since the last forward(). */
  void require_values(NodeIndex node) const;
  /** Error (stale) if any input was set since the last forward(). */
  void require_fresh() const;
  /** Error (stale) before backward(). */
  void require_gradients() const;
  /** For reads that need both gradients and values. */
  void require_swept() const;

 private:
  void sweep(AnyProgram& program, const std::optional<Mistake>& mistake) const;
  std::unique_ptr<Program<double>> in_double(const std::optional<Mistake>& mistake) const;
  void rebuild(Graph base, const NamedTensor* changed);
  void resume();
  void run_backward();
  void computed();
  bool is_stale(NodeIndex node) const;

  std::optional<Script> script_;  // for a graph from a text
  Graph base_;                    // without expansions
  Expansions expansions_;
  std::shared_ptr<const Graph> graph_;
  std::unique_ptr<AnyProgram> program_;
  std::uint32_t output_id_ = 0;
  std::vector<double> upstream_;    // of the last backward(); empty: ones
  std::optional<Mistake> mistake_;  // of the last backward()
  NodeNumbers tangents_;            // of the last tangents(); empty: none, or out of date
  bool values_fresh_ = false;
  bool gradients_fresh_ = false;
  std::vector<NodeIndex> changed_;   // inputs that were set since the last forward()
  mutable std::vector<char> stale_;  // for each node, whether it depends on those; empty: not known yet
  bool all_stale_ = false;           // after a change of shape: no gate has a value

  /** The programs that checks use, kept until something changes. */
  struct CheckPrograms {
    std::unique_ptr<Program<double>> exact, honest;
    CheckBasis basis;
  };
  std::optional<CheckPrograms> check_;
};

}  // namespace backflow
