#pragma once

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
  wrong_local,  // one gate's local gradients have the wrong sign
};

struct Mistake {
  MistakeKind kind = MistakeKind::overwrite;
  NodeIndex node = 0;  // wrong_local: which gate
};

/** Sweeps back with a mistake, gate by gate; `upstream` as in AnyProgram::backward_from. Needs Layout::rows. */
void backward(AnyProgram& program, const Mistake& mistake, std::span<const double> upstream);

/** Changes the inspected edges of one node to what the sweep with the mistake computed there. */
void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<EdgeView>& edges);
void show_mistake(const Mistake& mistake, std::vector<Contribution>& uses);
void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<Term>& terms);

}  // namespace backflow
