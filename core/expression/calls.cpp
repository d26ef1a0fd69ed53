#include "core/expression/calls.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/expression/fixes.hpp"
#include "core/expression/hints.hpp"
#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

/** Describes how many arguments a gate takes, over all rows that share its name. */
Error wrong_arity(std::string_view called, const Token& name, int arguments) {
  constexpr int any_number = std::numeric_limits<int>::max();
  int least = any_number;
  int most = 0;
  for (const Gate& gate : gates()) {
    if (gate.name != called) continue;
    least = std::min(least, gate.min_inputs + gate.literals);
    most = gate.folds ? any_number : std::max(most, gate.max_inputs + gate.literals);
  }
  const Detail gate("gate", called);
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

bool is_literal(const Step& step) { return step.kind == StepKind::number && step.shape.rank == 0; }

bool is_negation(const Step& step) {
  return step.kind == StepKind::apply && step.gate->written.binding == Binding::sign;
}

/** True if the last argument is a number with an optional sign. */
bool ends_with_literal(const std::vector<Step>& steps) {
  return is_literal(steps.back()) || (is_negation(steps.back()) && is_literal(steps[steps.size() - 2]));
}

/**
 * Removes the last argument, which must be a whole number with an optional sign, and returns it. A number that ends the
 * steps is a whole argument, and so is its negation.
 */
int take_literal(std::vector<Step>& steps, const Token& name) {
  const bool negative = is_negation(steps.back());
  const double number = ends_with_literal(steps) ? steps[steps.size() - (negative ? 2 : 1)].numbers[0] : 0.5;
  if (number != std::trunc(number) || std::abs(number) > max_literal) {
    throw Error("argument-not-literal", {{"gate", name.text}}, name.place, name.text);
  }
  steps.resize(steps.size() - (negative ? 2 : 1));
  return static_cast<int>(negative ? -number : number);
}

Attributes take_literals(std::vector<Step>& steps, const Token& name, int count) {
  if (count == 0) return {};
  const int last = take_literal(steps, name);
  if (count == 1) return {last};
  const int first = take_literal(steps, name);
  return {first, last};
}

bool from_module(const Token& name) { return name.written != name.text; }

/** Error (syntax) for a module's function that means something else there: np.max(X, 0), F.binary_cross_entropy. */
void require_same_meaning(const std::vector<Step>& steps, const Token& name, int arguments) {
  if (!from_module(name)) return;
  if (name.text == "binary_cross_entropy") {
    throw Error("elsewhere-probability", {{"name", name.written}}, name.place, name.text);
  }
  const std::string along(along_axis(name.text));
  if (along.empty() || name.written.starts_with("Math") || arguments < 2 || !ends_with_literal(steps)) return;
  throw replacing(Error("elsewhere-along-axis", {{"name", name.written}, {"gate", along}}, name.place, name.text), name,
                  name, along);
}

}  // namespace

void check_gate_name(const Token& name, const AssignedNames& assigned) {
  if (assigned.contains(name.text)) {
    Error error("calls-assigned", {{"name", name.text}}, name.place, name.text);
    if (assigned.at(name.text)) throw error;  // f(x) = x ^ 2; y = f(3)
    throw std::move(error).fixed_by({name.after(), 0, " * "});
  }
  if (!is_gate_name(name.text) && alias_of(name.text) == nullptr) throw unknown_gate(name);
}

void append_call(std::vector<Step>& steps, const Token& name, int arguments) {
  std::string_view called = name.text;
  int given = arguments;
  if (const Alias* const alias = alias_of(name.text)) {
    called = alias->gate;
    if (alias->last) {
      if (arguments != 1) throw Error("takes-one", {{"gate", name.text}, {"given", arguments}}, name.place, name.text);
      steps.push_back(literal_step(*alias->last, name.place));
      ++given;
    }
  }
  if (given == 1) called = without_axis(called);
  if (from_module(name)) called = meant_by_module(called);
  const Gate* gate = find_gate(called, given);
  if (gate == nullptr && given > 2) {
    gate = find_gate(called, 2);
    if (gate != nullptr && !gate->folds) gate = nullptr;
  }
  if (gate == nullptr) throw wrong_arity(called, name, arguments);
  require_same_meaning(steps, name, given);
  const Attributes attributes = take_literals(steps, name, gate->literals);
  given -= gate->literals;
  const int missing = std::max(0, gate->max_inputs - given);
  const std::size_t defaulted = std::min(gate->defaults.size(), static_cast<std::size_t>(missing));
  for (std::size_t i = gate->defaults.size() - defaulted; i < gate->defaults.size(); ++i, ++given) {
    steps.push_back(literal_step(gate->defaults[i], name.place));
  }
  steps.push_back(apply_step(*gate, given, name.place, attributes));
}

}  // namespace backflow
