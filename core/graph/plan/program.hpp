#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/graph/plan/lowering.hpp"
#include "core/graph/plan/scalar_tape.hpp"

namespace backflow {

/** Which leaves want a gradient; the sweep skips what leads to none of them. */
enum class Gradients {
  all,         // every input that is not a class index
  parameters,  // only the leaves that were bound with a gradient: training
  none,        // forward only
};

/**
 * A graph with memory, in one precision. plan() lowers the gates to calls (lowering.hpp) and gives every value and
 * gradient its place in one block; forward() and backward() are plain loops over that plan and allocate nothing.
 *
 * With Layout::examples the values on examples lie column by column, in packs (pack.hpp), and a plan for training keeps
 * an activation's result in the place of its operand where the rule allows that: such a program computes the same bits,
 * and is read by `examples()` and by the values that do not depend on a row. With Layout::rows every value can be read.
 */
template <class T>
class Program {
 public:
  using Number = T;

  explicit Program(std::shared_ptr<const Graph> graph, Gradients wanted = Gradients::all, Layout layout = Layout::rows);

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  const Graph& graph() const { return *graph_; }
  const std::shared_ptr<const Graph>& shared_graph() const { return graph_; }

  /**
   * Places a leaf's value (and gradient, if not null) in memory that the caller keeps: parameters that several programs
   * share, or rows of a data set. Call plan() after the last one.
   */
  void bind(NodeIndex leaf, const T* value, T* gradient = nullptr);

  /** Plans memory and sweeps for an output; what a person wrote into the leaves stays. Needed before anything else. */
  void plan(NodeIndex output);

  NodeIndex output() const { return output_; }

  /** Memory of a node that is not bound: leaves are written before forward(), the numeric check nudges any. */
  std::span<T> memory(NodeIndex index);
  std::span<const T> value(NodeIndex index) const { return {values_[index], graph_->node(index).shape.size()}; }
  /** Layout::examples: what lies side by side, [columns][padded rows] (or [padded rows] for a vector). */
  std::span<const T> examples(NodeIndex index) const { return {values_[index], stored_size(index)}; }
  std::span<T> examples(NodeIndex index) { return {owned_[index], stored_size(index)}; }
  /** All zeros for a node that the output does not depend on; only for nodes that the plan gave a gradient. */
  std::span<const T> gradient(NodeIndex index) const { return {gradients_[index], graph_->node(index).shape.size()}; }
  /** The gradient to write: for a sweep of another's making (mistake.hpp). */
  std::span<T> gradient_memory(NodeIndex index) { return {gradients_[index], graph_->node(index).shape.size()}; }
  /** True if the last plan gives the node a gradient. */
  bool has_gradient(NodeIndex index) const { return needs_[index]; }

  /** Computes every node up to the output. Error (bad_value) where a label is no class index. */
  void forward();
  /** Computes every node, also those behind the output. */
  void forward_all();
  /** Computes only these nodes, in this order: those that a changed leaf influences. */
  void forward_only(std::span<const NodeIndex> nodes);
  /**
   * Sweeps back from ones at the output, or from `upstream` in the output's shape. Where exactly 0 meets a derivative
   * that is not finite, exactly 0 is passed on.
   */
  void backward(std::span<const T> upstream = {});

  /** The call of a gate node, as the kernels see it: for inspection. */
  Call<T> call(NodeIndex index) const;

 private:
  /** One of three: a call of a gate, the strip of an element-wise gate on examples, or (tape) many scalar gates at
   * once. */
  struct ForwardStep {
    NodeIndex node;
    void (*run)(const Call<T>& call);
    Call<T> call;
    ScalarRun tape;
    void (*formula)(const Strip<T>& strip) = nullptr;
    Strip<T> strip{};
  };
  struct BackwardStep {
    void (*run)(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate);
    const Call<T>* call;
    const T* upstream;
    T* downstream;
    int slot;
    bool accumulate;  // false for the first contribution: nothing has to be set to zero
    ScalarRun tape;
    void (*formula)(const Strip<T>& strip) = nullptr;
    Strip<T> strip{};
  };

  std::size_t stored_size(NodeIndex index) const;
  void watch_leaves();
  bool received_nan() const;
  void backward_guarded();
  void run(NodeIndex last);
  void mark_needed(NodeIndex output);
  void place();
  bool shares_place(const Operation& operation) const;
  void connect();
  void schedule();
  bool is_scalar(const Operation& operation) const;
  bool is_strip(const Operation& operation) const;
  Strip<T> strip_of(const Operation& operation) const;

  std::shared_ptr<const Graph> graph_;
  Gradients wanted_;
  Layout layout_;
  NodeIndex output_ = 0;
  Lowered lowered_;
  std::vector<int> uses_;  // by node: calls that read it
  std::vector<T> block_;
  std::vector<T*> gradients_;             // by node
  std::vector<const T*> values_;          // by node
  std::vector<T*> owned_;                 // by node: writable value memory, null where bound
  std::vector<T*> saved_;                 // by node
  std::vector<const T*> bound_values_;    // by node, null where not bound
  std::vector<T*> bound_gradients_;       // by node
  std::vector<std::size_t> operation_;    // by node: which operation computes it
  std::vector<const T*> input_pointers_;  // of all operations, one after the other
  std::vector<Shape> input_shapes_;
  std::vector<std::size_t> first_input_;  // by operation, into the two above
  std::vector<char> needs_;               // by node
  std::vector<ForwardStep> forward_;
  std::vector<BackwardStep> backward_;
  ScalarTape<T> tape_;
  T* scratch_ = nullptr;
  std::vector<std::span<const T>> received_;  // gradients of the leaves that want one
  std::vector<T> part_;                       // of a guarded sweep: what one slot passes on …
  std::vector<char> written_;                 // … and by node, whether anything has arrived
};

extern template class Program<float>;
extern template class Program<double>;

}  // namespace backflow
