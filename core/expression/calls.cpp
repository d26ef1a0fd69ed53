#include "core/expression/calls.hpp"

#include <algorithm>
#include <limits>

#include "core/expression/hints.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

/** Describes how many arguments a name takes, over all rows that share it. */
Error wrong_arity(const Token& name, int arguments) {
  constexpr int any_number = std::numeric_limits<int>::max();
  int least = any_number;
  int most = 0;
  for (const Gate& gate : gates()) {
    if (gate.name != name.text) continue;
    least = std::min(least, gate.min_inputs);
    most = gate.folds ? any_number : std::max(most, gate.max_inputs);
  }
  const Detail gate("gate", name.text);
  const Detail given("given", arguments);
  const auto error = [&](Reason reason, std::initializer_list<Detail> details) {
    return Error(reason, details, name.place, name.text);
  };
  if (most == any_number) return error("takes-at-least", {gate, {"least", least}, given});
  if (most == 1) return error("takes-one", {gate, given});
  if (least == most) return error("takes-exactly", {gate, {"count", most}, given});
  if (least + 1 == most) return error("takes-either", {gate, {"least", least}, {"most", most}, given});
  return error("takes-between", {gate, {"least", least}, {"most", most}, given});
}

}  // namespace

void check_gate_name(const Token& name) {
  if (!is_gate_name(name.text)) throw unknown_gate(name);
}

void append_call(std::vector<Step>& steps, const Token& name, int arguments) {
  const Gate* gate = find_gate(name.text, arguments);
  if (gate == nullptr && arguments > 2) {
    gate = find_gate(name.text, 2);
    if (gate != nullptr && !gate->folds) gate = nullptr;
  }
  if (gate == nullptr) throw wrong_arity(name, arguments);
  int given = arguments;
  const int missing = std::max(0, gate->max_inputs - arguments);
  const std::size_t defaulted = std::min(gate->defaults.size(), static_cast<std::size_t>(missing));
  for (std::size_t i = gate->defaults.size() - defaulted; i < gate->defaults.size(); ++i, ++given) {
    Step step;
    step.value = gate->defaults[i];
    step.place = name.place;
    steps.push_back(std::move(step));
  }
  Step step;
  step.kind = StepKind::apply;
  step.gate = gate;
  step.arguments = given;
  step.place = name.place;
  steps.push_back(std::move(step));
}

}  // namespace backflow
