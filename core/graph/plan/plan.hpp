#pragma once

#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "core/gates/fused_layer.hpp"
#include "core/graph/plan/lowering.hpp"
#include "core/graph/plan/scalar_tape.hpp"

namespace backflow {

/** Which leaves receive a gradient. The sweep skips nodes that depend on none of them. */
enum class Gradients {
  all,         // all inputs that are not class indices
  parameters,  // only the leaves that were bound with a gradient: training
  none,        // forward only
};

/** A step that calls a gate's rule. */
template <class T>
struct RuleForward {
  void (*run)(const Call<T>& call);
  Call<T> call;
};

/** The backward step of one slot of such a call. */
template <class T>
struct RuleBackward {
  void (*run)(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate);
  const Call<T>* call;
  const T* upstream;
  T* downstream;
  int slot;
  bool accumulate;  // false for the first contribution, so that gradients need no clearing
};

/** The backward step of a layer's call: all its slots at once. */
template <class T>
struct LayerBackward {
  FusedLayer<T> call;
  const T* upstream;
  LayerGradients<T> gradients;
};

/** A step that runs an element-wise formula over examples, with all pointers resolved. */
template <class T>
struct FormulaStep {
  void (*formula)(const Strip<T>& strip);
  Strip<T> strip;
};

/** One step of a sweep. A ScalarRun stands for many scalar gates. */
template <class T>
struct ForwardStep {
  NodeIndex node;  // the last node that the step computes
  std::variant<FusedLayer<T>, RuleForward<T>, FormulaStep<T>, ScalarRun> what;
};
template <class T>
using BackwardStep = std::variant<LayerBackward<T>, RuleBackward<T>, FormulaStep<T>, ScalarRun>;

/** Where the numbers of a node begin in a plan's block, counted in numbers. */
struct Offsets {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  std::size_t value = nowhere;     // nowhere: the caller's memory
  std::size_t gradient = nowhere;  // nowhere: the caller's memory, or no gradient
  std::size_t saved = nowhere;
};

/** Whether a leaf's value and gradient are in memory of the caller. */
struct Bound {
  bool value = false;
  bool gradient = false;
};

/**
 * What a program computes and where, the same for both precisions: the calls that compute a graph, and the offset of
 * every number in one block of memory. It is filled in this order by needed.hpp, lowering.hpp and memory.hpp.
 */
struct Outline {
  std::shared_ptr<const Graph> graph;
  bool in_double = false;
  Gradients wanted = Gradients::all;
  Layout layout = Layout::rows;
  std::vector<Bound> bound;  // for each node
  NodeIndex output = 0;

  std::vector<char> needed;  // for each node, whether the backward sweep passes through it
  Lowered lowered;
  std::vector<std::size_t> operation_of;  // for each node, the operation that computes it

  std::vector<Offsets> offsets;            // for each node
  std::size_t scratch = 0;                 // where the scratch memory of all calls begins
  std::size_t size = 0;                    // of the block
  std::vector<Shape> operand_shapes;       // of all operations, in order
  std::vector<std::size_t> first_operand;  // for each operation, an index into these shapes

  /** Returns how many numbers a node's value takes up in memory. */
  std::size_t stored_size(NodeIndex index) const;
};

/** What a program runs, in one precision: an outline with memory, and the two lists of steps (steps.hpp). */
template <class T>
struct Plan : Outline {
  std::vector<const T*> bound_values;  // for each node, the caller's memory; null: not bound
  std::vector<T*> bound_gradients;     // for each node

  std::vector<T> block;            // values, gradients, saved numbers and scratch
  std::vector<const T*> values;    // for each node
  std::vector<T*> gradients;       // for each node
  std::vector<T*> owned;           // for each node, writable value memory; null: bound
  std::vector<const T*> operands;  // of all operations, in order

  std::vector<ForwardStep<T>> forward;
  std::vector<BackwardStep<T>> backward;
  ScalarTape<T> tape;

  /** Returns the memory at an offset; null for Offsets::nowhere. */
  T* at(std::size_t offset) const {
    return offset == Offsets::nowhere ? nullptr : const_cast<T*>(block.data()) + offset;
  }
  /** Returns the call of a gate node as its rule receives it. */
  Call<T> call(NodeIndex index) const;
};

extern template struct Plan<float>;
extern template struct Plan<double>;

}  // namespace backflow
