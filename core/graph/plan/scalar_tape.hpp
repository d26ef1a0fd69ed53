#pragma once

#include <cstdint>
#include <vector>

#include "core/gates/gate.hpp"

namespace backflow {

/** A stretch of a tape: `count` gates from `first` on. Empty: none. */
struct ScalarRun {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/** What each slot of a gate does in the backward sweep. */
enum class Pass : std::uint8_t { nothing, write, accumulate };

/**
 * An element-wise gate of one or two slots on single numbers, by offset in its plan's block; a number's gradient lies
 * right behind it. One operand: b is the same offset as a.
 */
template <class T>
struct ScalarGate {
  const Rule<T>* rule;
  std::uint32_t a, b, result;
  std::uint8_t kind;  // which inlined formula; see scalar_tape.cpp
  Pass pass[2];
};

/**
 * Runs of scalar gates without a call each: a graph that a person types is hundreds of them, an unrolled net tens of
 * thousands. The formulas of the commonest gates are inlined by `kind`; the others go through their rule.
 */
template <class T>
class ScalarTape {
 public:
  void clear() { gates_.clear(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(gates_.size()); }
  /** Appends a gate; its inlined formula is the one that the gate's row names. `begins`: it is the first of a run. */
  void add(const Gate& gate, ScalarGate<T> scalar, bool begins);
  /** Sets what a gate's slot passes on: the sweep's plan knows who writes first. */
  ScalarGate<T>& operator[](std::uint32_t index) { return gates_[index]; }

  void forward(T* block, ScalarRun run) const;
  /** From the run's last gate to its first. */
  void backward(T* block, ScalarRun run) const;

 private:
  std::vector<ScalarGate<T>> gates_;
};

extern template class ScalarTape<float>;
extern template class ScalarTape<double>;

}  // namespace backflow
