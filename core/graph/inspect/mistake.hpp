#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/graph/inspect/edges.hpp"

/**
 * Backward sweeps that are wrong on purpose, to show that a check finds the mistake. The ordinary sweep is unaffected.
 */
namespace backflow {

enum class MistakeKind {
  overwrite,    // a fork keeps the last contribution instead of the sum
  wrong_local,  // local gradients have the wrong sign or size
  // Mistakes that a training step can have besides (core/train/mistakes.hpp).
  missing_derivative,  // gates pass the upstream gradient on as it is
  missing_transpose,   // X @ W with a square W passes dY @ W to X instead of dY @ W transposed
  early_update,        // X @ W passes back through W as it is after its update
  not_cleared,         // the gradients of the step before are still there
};

/** A mistake of a sweep. Gates and leaves are given by public id, so that it survives an expansion. */
struct Mistake {
  MistakeKind kind = MistakeKind::overwrite;
  std::vector<std::uint32_t> gates = {};  // the wrong gates; for overwrite and not_cleared none
  std::optional<int> slot = {};           // only this slot of them is wrong
  double factor = -1;                     // wrong_local: times the right local gradient
  /** early_update: returns a leaf's numbers after an update with this gradient. */
  std::function<std::vector<double>(std::uint32_t leaf, const std::vector<double>& gradient)> updated = {};
  std::map<std::uint32_t, std::vector<double>> earlier = {};  // not_cleared: what each leaf's gradient starts from

  /** True if the mistake needs gates and has none. */
  bool is_nowhere() const;
};

/** The local gradients that a sweep with a mistake has taken, or takes. Without a mistake they are the right ones. */
class Locals {
 public:
  Locals(const AnyProgram& program, const Mistake* mistake) : program_(program), mistake_(mistake) {}

  /** True if a slot's local gradients are not the right ones. */
  bool is_wrong(NodeIndex node, int slot) const;
  double operator()(NodeIndex node, int slot, std::size_t output, std::size_t input);
  /** Returns what a wrong slot makes of a right local gradient, if that depends on nothing else. */
  double made_of(double right) const;
  /** Writes what a slot passes on into `part`. */
  void pass_on(NodeIndex node, int slot, std::span<const double> upstream, std::span<double> part);

 private:
  double weight(NodeIndex weights, std::size_t entry);

  const AnyProgram& program_;
  const Mistake* mistake_;
  std::map<NodeIndex, std::vector<double>> updated_;  // early_update: weights after their update
};

/** Sweeps back with a mistake, gate by gate; `upstream` as in AnyProgram::backward_from. Needs Layout::rows. */
void backward(AnyProgram& program, const Mistake& mistake, std::span<const double> upstream);

/** Changes the inspected edges of one node to what the sweep with the mistake computed there. */
void show_mistake(Locals& locals, NodeIndex node, std::vector<EdgeView>& edges);
/** The same for what the uses of a node send back. */
void show_mistake(Locals& locals, const AnyProgram& program, std::vector<Contribution>& uses);
/** The same for the terms of entry `input` of a slot. */
void show_mistake(Locals& locals, NodeIndex node, int slot, std::size_t input, std::vector<Term>& terms);

}  // namespace backflow
