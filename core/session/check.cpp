#include "core/session/graph_session.hpp"
#include "core/session/numbers.hpp"

/** The session's checks of its own numbers. */
namespace backflow {

std::vector<CheckEntry> GraphSession::check(std::optional<double> step, const std::optional<NodeReference>& node,
                                            std::optional<std::size_t> entry, bool single) {
  if (!gradients_fresh_ || !values_fresh_) run_backward();
  const CheckOptions options{step, node ? std::optional(index_of(*node)) : std::nullopt, entry};
  if (!check_) {
    auto exact = in_double(mistake_);
    auto honest = mistake_ ? in_double({}) : nullptr;
    Program<double>& without = honest ? *honest : *exact;
    CheckBasis basis(*exact, without);
    check_.emplace(CheckPrograms{std::move(exact), std::move(honest), std::move(basis)});
  }
  std::vector<CheckEntry> entries;
  if (single) {
    Program<float> program(graph_, Gradients::none);
    program.plan(check_->exact->output());
    copy_inputs(*check_->exact, program);
    program.forward_all();
    entries = backflow::check(program, check_->basis, options);
  } else {
    entries = backflow::check(*check_->exact, check_->basis, options);
  }
  for (CheckEntry& one : entries) {
    const Node& checked = graph().node(one.node);
    one.name = checked.name.empty() ? "#" + std::to_string(checked.id) : checked.name;
    one.node = checked.id;
    if (one.flagged) one.flagged->node = id_of(one.flagged->node);
  }
  return entries;
}

}  // namespace backflow
