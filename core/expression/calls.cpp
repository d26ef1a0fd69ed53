#include "core/expression/calls.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "core/gates/catalogue.hpp"

namespace backflow {

namespace {

/** The numbers of arguments that a name accepts, over all rows that share it: "1", "1 or 2", "at least 1". */
std::string accepted_arguments(std::string_view name) {
  int least = std::numeric_limits<int>::max();
  int most = 0;
  for (const Gate& gate : gates()) {
    if (gate.name != name) continue;
    least = std::min(least, gate.min_inputs);
    most = folds(gate) ? std::numeric_limits<int>::max() : std::max(most, gate.max_inputs);
  }
  if (most == std::numeric_limits<int>::max()) return "at least " + std::to_string(least);
  if (least == most) return std::to_string(least);
  return std::to_string(least) + (most == least + 1 ? " or " : " to ") + std::to_string(most);
}

Error wrong_arity(const Token& name, int arguments) {
  const std::string text(name.text);
  const std::string accepted = accepted_arguments(name.text);
  const std::string noun = accepted == "1" || accepted == "at least 1" ? " argument" : " arguments";
  return Error(ErrorCode::arity, "'" + text + "' takes " + accepted + noun + ", not " + std::to_string(arguments),
               name.place, text);
}

}  // namespace

bool folds(const Gate& gate) { return gate.max_inputs == 2 && (gate.name == "max" || gate.name == "min"); }

void check_gate_name(const Token& name) {
  if (is_gate_name(name.text)) return;
  const std::string text(name.text);
  throw Error(ErrorCode::unknown_gate,
              "there is no gate '" + text + "'; the nearest is '" + nearest_gate_name(text) +
                  "' (a product with parentheses is written " + text + " * (…))",
              name.place, text);
}

void append_call(std::vector<Step>& steps, const Token& name, int arguments) {
  const Gate* gate = find_gate(name.text, arguments);
  if (gate == nullptr && arguments > 2) {
    gate = find_gate(name.text, 2);
    if (gate != nullptr && !folds(*gate)) gate = nullptr;
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
