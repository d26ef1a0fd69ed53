#include "core/session/reads.hpp"

namespace backflow::reads {

WrongAnswers wrong_answers(const GraphSession& session, QuestionKind kind, const NodeReference& node, int slot,
                           std::size_t index, int digits) {
  const Question question{kind, session.index_of(node), slot, index};
  const bool of_values = kind == QuestionKind::local || kind == QuestionKind::value;
  if (of_values) {
    session.require_values(question.node);
  } else {
    session.require_swept();
  }
  WrongAnswers found = session.with_right([&](const Program<double>& program) {
    return backflow::wrong_answers(program, question, {session.has_gradients()});
  });
  keep_distinct(found, digits);
  for (WrongAnswer& answer : found.answers) {
    if (answer.gate) answer.gate = session.id_of(*answer.gate);
  }
  return found;
}

}  // namespace backflow::reads
