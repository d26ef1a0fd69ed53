#pragma once

#include <memory>
#include <span>
#include <variant>
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

/** A step that calls a rule: a gate's, or the fused layer's. */
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
  bool accumulate;  // false for the first contribution: nothing has to be set to zero
};

/** A step that runs an element-wise formula over examples: nothing is left to find out when it runs. */
template <class T>
struct FormulaStep {
  void (*formula)(const Strip<T>& strip);
  Strip<T> strip;
};

/** One step of a sweep. A ScalarRun is many scalar gates at once. */
template <class T>
struct ForwardStep {
  NodeIndex node;  // the last one that it computes
  std::variant<RuleForward<T>, FormulaStep<T>, ScalarRun> what;
};
template <class T>
using BackwardStep = std::variant<RuleBackward<T>, FormulaStep<T>, ScalarRun>;

/**
 * What a program runs, in one precision: the calls that compute a graph, where every number lies, and the two lists of
 * steps. It is filled in this order by needed.hpp, lowering.hpp, memory.hpp and steps.hpp.
 */
template <class T>
struct Plan {
  std::shared_ptr<const Graph> graph;
  Gradients wanted = Gradients::all;
  Layout layout = Layout::rows;
  std::vector<const T*> bound_values;  // by node: memory of the caller's, null where there is none
  std::vector<T*> bound_gradients;     // by node
  NodeIndex output = 0;

  std::vector<char> needed;  // by node: the backward sweep passes through it
  Lowered lowered;
  std::vector<std::size_t> operation_of;  // by node: which operation computes it

  std::vector<T> block;            // values, gradients, saved numbers and scratch
  std::vector<const T*> values;    // by node
  std::vector<T*> gradients;       // by node
  std::vector<T*> owned;           // by node: writable value memory, null where bound
  std::vector<T*> saved;           // by node
  T* scratch = nullptr;            // shared by all calls
  std::vector<const T*> operands;  // of all operations, one after the other
  std::vector<Shape> operand_shapes;
  std::vector<std::size_t> first_operand;  // by operation, into the two above

  std::vector<ForwardStep<T>> forward;
  std::vector<BackwardStep<T>> backward;
  ScalarTape<T> tape;

  /** Numbers that a node's value takes up. */
  std::size_t stored_size(NodeIndex index) const;
  /** The call of a gate node, as its rule sees it. */
  Call<T> call(NodeIndex index) const;
};

extern template struct Plan<float>;
extern template struct Plan<double>;

}  // namespace backflow
