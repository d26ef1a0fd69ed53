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

/** Returns the row of something that other tools call `name`, or nullptr. */
const OtherNames* find(std::span<const OtherNames> table, const std::string& name) {
  for (const OtherNames& row : table) {
    if (has_word(row.names, name)) return &row;
  }
  return nullptr;
}

/** True if the name can only be a misspelled gate: other functions have names that are as near. */
bool is_typo(const std::string& name, std::string_view gate) {
  const bool digit = name.back() >= '0' && name.back() <= '9';
  return name.front() == gate.front() && !digit && !has_word(functions_missing, name);
}

/** The fix writes the gate's name. */
Error renamed(Error error, const Token& name, std::string_view gate) {
  return replacing(std::move(error), name, name, std::string(gate));
}

Error multiplied(Error error, const Token& name) { return std::move(error).fixed_by({name.after(), 0, " * "}); }

}  // namespace

std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c != '_') letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

Error unknown_gate(const Token& name) {
  const std::string letters = plain(name.text);
  const auto error = [&](Reason reason, std::initializer_list<Detail> details) {
    return Error(reason, details, name.place, name.text);
  };
  const Detail called("name", name.text);
  if (const OtherNames* const row = find(gates_elsewhere, letters)) {
    Error other = error("gate-has-other-name", {called, {"gate", row->here}});
    return row->same ? renamed(std::move(other), name, row->here) : other;
  }
  if (const OtherNames* const row = find(functions_elsewhere, letters)) {
    return error("gate-is-expression", {called, {"expression", row->here}});
  }
  const bool variable = letters.size() <= 2 || is_greek(name.text);
  if (const std::string_view gate = near_gate(letters); !gate.empty()) {
    Error near = error("unknown-gate-near", {called, {"gate", gate}});
    if (!variable && is_typo(letters, gate)) return renamed(std::move(near), name, gate);
    return variable ? multiplied(std::move(near), name) : near;
  }
  Error unknown = error("unknown-gate", {called});
  return variable ? multiplied(std::move(unknown), name) : unknown;
}

bool names_function(std::string_view name) {
  const std::string letters = plain(name);
  const auto same = [&](const Gate& gate) { return plain(gate.name) == letters; };
  return find(gates_elsewhere, letters) || find(functions_elsewhere, letters) || has_word(functions_missing, letters) ||
         alias_of(letters) || std::any_of(gates().begin(), gates().end(), same);
}

}  // namespace backflow
