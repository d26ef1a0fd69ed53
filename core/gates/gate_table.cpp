#include "core/gates/gate_table.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/gates/families.hpp"

namespace backflow {

std::string_view pattern_name(Pattern pattern) {
  switch (pattern) {
    case Pattern::distributor:
      return "distributor";
    case Pattern::switcher:
      return "switcher";
    case Pattern::router:
      return "router";
    case Pattern::adder:
      return "adder";
    case Pattern::none:
      break;
  }
  return "none";
}

bool fits(Targets targets, double target) {
  switch (targets) {
    case Targets::probability:
      return target >= 0 && target <= 1;
    case Targets::sign:
      return target == 1 || target == -1;
    case Targets::any:
      break;
  }
  return true;
}

std::string_view targets_name(Targets targets) {
  constexpr std::string_view names[] = {"", "probability", "sign"};
  return names[static_cast<std::size_t>(targets)];
}

std::string_view family_name(Family family) {
  switch (family) {
    case Family::arithmetic:
      return "arithmetic";
    case Family::elementary:
      return "elementary";
    case Family::logic:
      return "logic";
    case Family::activation:
      return "activation";
    case Family::linear_algebra:
      return "linear-algebra";
    case Family::loss:
      break;
  }
  return "loss";
}

Binding Gate::operand_binding(int slot) const {
  const Binding own = written.binding;
  switch (own) {
    case Binding::none:
    case Binding::negation:
    case Binding::sign:
    case Binding::postfix:
      return own;
    case Binding::exponent:  // from the right: 2^-x^2 is 2^(-(x^2))
      return slot == 0 ? Binding::postfix : Binding::sign;
    case Binding::comparison:  // no chains
      return Binding::sum;
    default:  // from the left
      return slot == 0 ? own : static_cast<Binding>(static_cast<int>(own) + 1);
  }
}

const std::vector<Gate>& gates() {
  static const std::vector<Gate> all = [] {
    std::vector<Gate> joined;
    for (auto&& family : {arithmetic_gates(), elementary_gates(), transcendental_gates(), logic_gates(), choice_gates(),
                          activation_gates(), smooth_activation_gates(), product_gates(), linear_algebra_gates(),
                          reduction_gates(), axis_gates(), selection_gates(), regression_loss_gates(),
                          difference_loss_gates(), classification_loss_gates()}) {
      joined.insert(joined.end(), family.begin(), family.end());
    }
    return joined;
  }();
  return all;
}

const Gate* find_gate(std::string_view name, int arguments) {
  for (const Gate& gate : gates()) {
    const int inputs = arguments - gate.literals;
    if (gate.name == name && inputs >= gate.min_inputs && inputs <= gate.max_inputs) return &gate;
  }
  return nullptr;
}

const Gate* find_operator(std::string_view sign, int operands) {
  for (const Gate& gate : gates()) {
    if (!sign.empty() && gate.written.sign == sign && gate.max_inputs == operands) return &gate;
  }
  return nullptr;
}

bool is_gate_name(std::string_view name) {
  return std::any_of(gates().begin(), gates().end(), [&](const Gate& gate) { return gate.name == name; });
}

bool is_reserved(std::string_view name) {
  return std::any_of(gates().begin(), gates().end(),
                     [&](const Gate& gate) { return gate.reserved && gate.name == name; });
}

const Gate& gate(std::string_view name, int arguments) {
  if (const Gate* found = find_gate(name, arguments)) return *found;
  throw Error("no-gate-row", {{"name", name}});
}

}  // namespace backflow
