#include <algorithm>
#include <cmath>

#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/inspect/edges.hpp"

namespace backflow {
namespace {

using namespace answers;

WrongAnswers local_answers(const AnyProgram& program, const Question& question, Swept swept) {
  const Gated gated{program, question.node};
  require_slot(gated.node(), question.slot);
  const auto locals = local_gradient(program, question.node, question.slot);
  if (!locals) throw Error("no-single-local", {{"gate", gated.gate().name}, {"slot", question.slot}});
  require_entry(locals->shape, question.index);
  WrongAnswers all{locals->numbers()[question.index], {}};
  if (!gated.gate().takes_gradient(question.slot)) return all;
  const bool diagonal = gated.gate().element_wise;
  const std::size_t output = diagonal ? question.index : 0;
  const std::size_t input = diagonal ? gated.source(question.slot, output) : question.index;
  const LocalEntry at{gated, question.slot, output, input, all.truth};
  const auto note = [&](std::string_view mistake, double value, bool convention = false) {
    add(all, mistake, value, question.node, question.slot, convention);
  };
  for_each_row(gated.gate(), Rank::first, Rank::last, [&](const EdgeRow& row) {
    if (row.local) note(row.mistake(), row.local->local(at), row.local->convention && row.local->convention(at));
  });
  if (swept.gradients) {
    const double upstream = upstream_of(program, question.node)[output];
    note("downstream-for-local", upstream * all.truth);
    note("upstream-for-local", upstream);
  }
  note("own-operand", at.own());
  return all;
}

WrongAnswers downstream_answers(const AnyProgram& program, const Question& question) {
  const Gated gated{program, question.node};
  require_slot(gated.node(), question.slot);
  require_entry(gated.shape_of(question.slot), question.index);
  if (!gated.gate().takes_gradient(question.slot)) return {};
  const std::vector<double> upstream = upstream_of(program, question.node);
  const double right = right_downstream(gated, question.slot, question.index, upstream);
  const PassEntry at{gated, question.slot, question.index, upstream, right};
  WrongAnswers all{right, {}};
  const auto note = [&](std::string_view mistake, double value, bool convention = false) {
    add(all, mistake, value, question.node, question.slot, convention);
  };
  const auto visit = [&](const EdgeRow& row) { note(row.mistake(), row.downstream(at), row.is_convention(at)); };
  for_each_row(gated.gate(), Rank::first, Rank::confused, visit);
  for (int slot = 0; slot < gated.slots(); ++slot) {
    if (slot == question.slot || !gated.gate().takes_gradient(slot)) continue;
    const std::size_t size = gated.shape_of(slot).size();
    if (size != 1 && size != gated.shape_of(question.slot).size()) continue;
    note("other-operand", right_downstream(gated, slot, size == 1 ? 0 : question.index, upstream));
  }
  note("value-for-gradient", gated.operand(question.slot, question.index));
  for_each_row(gated.gate(), Rank::last, Rank::last, visit);
  return all;
}

WrongAnswers value_answers(const AnyProgram& program, const Question& question, Swept swept) {
  const Gated gated{program, question.node};
  require_entry(gated.node().shape, question.index);
  WrongAnswers all{gated.result(question.index), {}};
  if (gated.node().gate) {
    for (const ValueRow& row : value_rows()) {
      if (!is_about(row.gates, gated.gate().name)) continue;
      add(all, row.mistake, row.value({gated, question.index}), question.node);
    }
  }
  if (swept.gradients && program.has_gradient(question.node)) {
    add(all, "gradient-for-value", upstream_of(program, question.node)[question.index]);
  }
  return all;
}

/** Rounds to significant digits, but below a million not into the integer part: as numbers are shown. */
double shown(double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return number;
  if (std::abs(number) < 1e-200) return shown(number * 1e150, digits) * 1e-150;
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(number))));
  const int decimals = exponent < 6 ? std::max(0, digits - 1 - exponent) : digits - 1 - exponent;
  if (std::abs(decimals) > 300) return number;  // the largest, with few digits
  const double scale = std::pow(10.0, std::abs(decimals));
  return decimals < 0 ? std::round(number / scale) * scale : std::round(number * scale) / scale;
}

}  // namespace

WrongAnswers wrong_answers(const Program<double>& program, const Question& question, Swept swept) {
  if (question.kind == QuestionKind::local) return local_answers(program, question, swept);
  if (question.kind == QuestionKind::downstream) return downstream_answers(program, question);
  if (question.kind == QuestionKind::value) return value_answers(program, question, swept);
  require_entry(program.graph().node(question.node).shape, question.index);
  if (question.node > program.output() || !program.has_gradient(question.node)) return {};
  return gradient_answers(program, question.node, question.index);
}

void keep_distinct(WrongAnswers& answers, int digits, std::size_t most) {
  const double truth = shown(answers.truth, digits);
  std::size_t kept = 0;
  for (const WrongAnswer& answer : answers.answers) {
    const double number = shown(answer.value, digits);
    bool is_new = std::isfinite(number) && number != truth && kept < most;
    for (std::size_t k = 0; is_new && k < kept; ++k) is_new = shown(answers.answers[k].value, digits) != number;
    if (is_new) answers.answers[kept++] = answer;
  }
  answers.answers.erase(answers.answers.begin() + static_cast<std::ptrdiff_t>(kept), answers.answers.end());
}

}  // namespace backflow
