#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/graph/inspect/edges.hpp"
#include "core/graph/plan/program.hpp"

/** Backward sweeps that are broken on purpose, so that a check can be seen to find it. The ordinary one knows nothing
 * of them. */
namespace backflow {

enum class MistakeKind {
  overwrite,    // a fork keeps the contribution that comes last instead of the sum
  wrong_local,  // one gate's local gradients have the wrong sign
};

struct Mistake {
  MistakeKind kind = MistakeKind::overwrite;
  NodeIndex node = 0;  // wrong_local: which gate
};

/** Program::backward with a mistake, gate by gate. Needs Layout::rows. */
template <class T>
void backward(Program<T>& program, const Mistake& mistake, std::span<const T> upstream);

/** Makes what inspection says of one node what the sweep with the mistake did there. */
void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<EdgeView>& edges);
void show_mistake(const Mistake& mistake, std::vector<Contribution>& uses);
void show_mistake(const Mistake& mistake, NodeIndex node, std::vector<Term>& terms);

}  // namespace backflow
