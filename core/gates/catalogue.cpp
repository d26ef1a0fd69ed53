#include "core/gates/catalogue.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

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

std::string_view targets_text(Targets targets) {
  return targets == Targets::probability ? "between 0 and 1" : targets == Targets::sign ? "-1 or 1" : "";
}

std::string_view family_name(Family family) {
  switch (family) {
    case Family::arithmetic:
      return "arithmetic";
    case Family::elementary:
      return "elementary";
    case Family::activation:
      return "activation";
    case Family::linear_algebra:
      return "linear-algebra";
    case Family::loss:
      break;
  }
  return "loss";
}

const std::vector<Gate>& gates() {
  static const std::vector<Gate> all = [] {
    std::vector<Gate> joined;
    for (auto&& family :
         {arithmetic_gates(), elementary_gates(), activation_gates(), product_gates(), linear_algebra_gates(),
          reduction_gates(), regression_loss_gates(), classification_loss_gates()}) {
      joined.insert(joined.end(), family.begin(), family.end());
    }
    return joined;
  }();
  return all;
}

const Gate* find_gate(std::string_view name, int arguments) {
  for (const Gate& gate : gates()) {
    if (gate.name == name && arguments >= gate.min_inputs && arguments <= gate.max_inputs) return &gate;
  }
  return nullptr;
}

bool is_gate_name(std::string_view name) {
  return std::any_of(gates().begin(), gates().end(), [&](const Gate& gate) { return gate.name == name; });
}

const Gate& gate(std::string_view name, int arguments) {
  if (const Gate* found = find_gate(name, arguments)) return *found;
  throw Error(ErrorCode::internal, "the gate table has no '" + std::string(name) + "'");
}

namespace {

/** Levenshtein distance by bytes: fine for names that are misspelt by a letter or two. */
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_gate_name(std::string_view name) {
  // Whoever wrote three letters of a name right means it, however long it is.
  const auto distance = [&](const Gate& gate) {
    const bool begun = name.size() >= 3 && gate.name.starts_with(name);
    return std::pair(!begun, edit_distance(name, gate.name));
  };
  const auto nearest = std::min_element(gates().begin(), gates().end(),
                                        [&](const Gate& a, const Gate& b) { return distance(a) < distance(b); });
  return std::string(nearest->name);
}

}  // namespace backflow
