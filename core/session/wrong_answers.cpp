#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/inspect/tangent.hpp"
#include "core/session/numbers.hpp"
#include "core/session/reads.hpp"

namespace backflow::reads {
namespace {

/** Returns a node's value after an input was nudged, and what is answered by mistake. */
WrongAnswers nudged_answers(const Program<double>& program, const Question& question, NodeIndex input,
                            const NudgeRequest& nudge) {
  const Node& leaf = program.graph().node(input);
  if (leaf.kind != NodeKind::input) throw Error("no-such-input", {{"name", leaf.name}}, {}, leaf.name);
  require_entry(leaf.shape, nudge.index);
  require_entry(program.graph().node(question.node).shape, question.index);
  Program<double> moved(program.shared_graph(), Gradients::none);
  moved.plan(program.output());
  copy_inputs(program, moved);
  moved.set_number(input, nudge.index, program.number(input, nudge.index) + nudge.by);
  moved.forward_all();
  std::vector<double> start(leaf.shape.size(), 0);
  start[nudge.index] = 1;
  const double slope = tangents(program, input, start)[question.node][question.index];
  const double value = program.number(question.node, question.index);
  WrongAnswers all{moved.number(question.node, question.index), {}};
  answers::add(all, "unscaled", value + nudge.by);
  answers::add(all, "sign", value - nudge.by * slope);
  answers::add(all, "slope-for-value", slope);
  answers::add(all, "unchanged", value);
  answers::add(all, "change-for-value", nudge.by * slope);
  return all;
}

}  // namespace

WrongAnswers wrong_answers(const GraphSession& session, QuestionKind kind, const NodeReference& node, int slot,
                           std::size_t index, int digits, const std::optional<NudgeRequest>& nudge) {
  const Question question{kind, session.index_of(node), slot, index};
  if (nudge) {
    session.require_fresh();
  } else if (kind == QuestionKind::local || kind == QuestionKind::value) {
    session.require_values(question.node);
  } else {
    session.require_swept();
  }
  WrongAnswers found = session.with_right([&](const Program<double>& program) {
    if (nudge) return nudged_answers(program, question, session.index_of(nudge->node), *nudge);
    return backflow::wrong_answers(program, question, {session.has_gradients()});
  });
  if (digits > 0) keep_distinct(found, digits);
  for (WrongAnswer& answer : found.answers) {
    if (answer.gate) answer.gate = session.id_of(*answer.gate);
  }
  return found;
}

}  // namespace backflow::reads
