#pragma once

#include <cstdint>
#include <vector>

#include "core/gates/gate.hpp"

namespace backflow {

/** A stretch of a tape: `count` gates, starting at `first`. */
struct ScalarRun {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/** What each slot of a gate does in the backward sweep. */
enum class Pass : std::uint8_t { nothing, write, accumulate };

/**
 * An element-wise gate of one or two slots on single numbers, given by offsets into its plan's block. A number's
 * gradient follows it directly. With one operand, b equals a.
 */
template <class T>
struct ScalarGate {
  const Rule<T>* rule;
  std::uint32_t a, b, result;
  std::uint8_t kind;  // the inlined formula; see scalar_tape.cpp
  Pass pass[2];
};

/**
 * Runs scalar gates in a loop without a call for each. A graph that the user types has hundreds of them, an unrolled
 * net tens of thousands. The formulas of the most common gates are inlined by `kind`; the others go through their rule.
 */
template <class T>
class ScalarTape {
 public:
  void clear() { gates_.clear(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(gates_.size()); }
  /** Appends a gate. The gate's row names its inlined formula. `begins`: it is the first gate of a run. */
  void add(const Gate& gate, ScalarGate<T> scalar, bool begins);
  /** For setting what a gate's slots pass on, once it is known which slot writes a gradient first. */
  ScalarGate<T>& operator[](std::uint32_t index) { return gates_[index]; }

  void forward(T* block, ScalarRun run) const;
  /** Runs from the last gate to the first. */
  void backward(T* block, ScalarRun run) const;

 private:
  std::vector<ScalarGate<T>> gates_;
};

extern template class ScalarTape<float>;
extern template class ScalarTape<double>;

}  // namespace backflow
