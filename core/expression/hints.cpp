#include "core/expression/hints.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "core/expression/fixes.hpp"
#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

/** Ignores case and underscores: ReLU, Leaky_ReLU, crossEntropy. */
std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c != '_') letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighboring bytes (optimal string alignment).
 */
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        rows[i][k] = i + k;
        continue;
      }
      const std::size_t replaced = rows[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
      rows[i][k] = std::min({rows[i - 1][k] + 1, rows[i][k - 1] + 1, replaced});
      const bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped) rows[i][k] = std::min(rows[i][k], rows[i - 2][k - 2] + 1);
    }
  }
  return rows[a.size()][b.size()];
}

/** True for a gate that people write as an operator; nobody means its name. */
bool only_operator(const Gate& gate) { return !gate.reserved && !gate.written.sign.empty(); }

/**
 * Returns the gate with the nearest name, of equally near ones the one of the same length; empty if none is near enough
 * for a likely typo.
 */
std::string_view near_gate(const std::string& name) {
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3);
  for (const Gate& gate : gates()) {
    if (only_operator(gate)) continue;
    const std::string other = plain(gate.name);
    // A common prefix of three letters is enough for names of any length.
    if (name.size() >= 3 && other.starts_with(name)) return gate.name;
    if (other.size() > 2 * name.size() || name.size() > 2 * other.size()) continue;
    const std::size_t distance = edit_distance(name, other);
    const bool worse = distance == least && !nearest.empty() && other.size() != name.size();
    if (distance > least || worse) continue;
    least = distance;
    nearest = gate.name;
  }
  return nearest;
}

/** Returns the local name of something that other tools call `name`; empty if the table lacks it. */
std::string_view find(std::span<const OtherNames> table, const std::string& name) {
  for (const OtherNames& row : table) {
    std::string_view left = row.names;
    while (!left.empty()) {
      const std::string_view first = left.substr(0, left.find(' '));
      if (first == name) return row.here;
      left.remove_prefix(std::min(left.size(), first.size() + 1));
    }
  }
  return {};
}

}  // namespace

Error unknown_gate(const Token& name) {
  const std::string letters = plain(name.text);
  const auto error = [&](Reason reason, std::initializer_list<Detail> details) {
    return Error(reason, details, name.place, name.text);
  };
  const Detail called("name", name.text);
  if (const std::string_view gate = find(gates_elsewhere, letters); !gate.empty()) {
    return replacing(error("gate-has-other-name", {called, {"gate", gate}}), name, name, std::string(gate));
  }
  if (const std::string_view instead = find(functions_elsewhere, letters); !instead.empty()) {
    return error("gate-is-expression", {called, {"expression", instead}});
  }
  if (const std::string_view gate = near_gate(letters); !gate.empty()) {
    return replacing(error("unknown-gate-near", {called, {"gate", gate}}), name, name, std::string(gate));
  }
  if (letters.size() > 2) return error("unknown-gate", {called});
  return error("unknown-gate", {called}).fixed_by({name.after(), 0, " * "});
}

}  // namespace backflow
