#include "core/expression/latex.hpp"

#include <string>

#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/** A command, and what it is replaced by; `#1` and `#2` are its groups. */
struct Command {
  std::string_view name;
  std::string_view text;
};

constexpr Command commands[] = {
    {"frac", "(#1 / #2)"}, {"dfrac", "(#1 / #2)"}, {"tfrac", "(#1 / #2)"}, {"sqrt", "sqrt#1"},   {"cdot", "·"},
    {"times", "*"},        {"div", "/"},           {"odot", "*"},          {"left", ""},         {"right", ""},
    {"big", ""},           {"bigl", ""},           {"bigr", ""},           {"quad", " "},        {"le", "<="},
    {"leq", "<="},         {"ge", ">="},           {"geq", ">="},          {"ne", "!="},         {"neq", "!="},
    {"land", " and "},     {"lor", " or "},        {"lnot", "not "},       {"sigma", "sigmoid"}, {"text", "#0"},
    {"mathrm", "#0"},      {"mathbf", "#0"},       {"operatorname", "#0"},
};

/** Returns the `{…}` that the text begins with, braces included; empty if it does not close on this line. */
std::string_view group_at(std::string_view text) {
  return text.starts_with('{') ? text.substr(0, closed_length(text)) : std::string_view{};
}

std::string_view inside(std::string_view group) { return group.substr(1, group.size() - 2); }

/** The text in parentheses, unless it is one name or one number and `bare` allows that. */
std::string bracketed(std::string_view text, bool bare) {
  const bool name = !text.empty() && word_length(text) == text.size() && !(text[0] >= '0' && text[0] <= '9');
  const bool number = !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
  if (bare && (name || number)) return std::string(text);
  return '(' + std::string(text) + ')';
}

Error not_read(std::string_view command, const Place& place) { return Error("latex", {{"command", command}}, place); }

/** Fills in a command's groups, which follow it. Without them there is no fix. */
Error with_groups(const Command& command, std::string_view name, const Spot& spot) {
  std::string text;
  std::size_t end = name.size();
  for (std::size_t i = 0; i < command.text.size(); ++i) {
    if (command.text[i] != '#') {
      text += command.text[i];
      continue;
    }
    const char which = command.text[++i];
    const std::string_view group = group_at(spot.rest().substr(end));
    if (group.empty()) return not_read(name, spot.place);
    end += group.size();
    text += which == '0' ? std::string(inside(group)) : bracketed(inside(group), command.name.ends_with("frac"));
  }
  return spot.replaced(not_read(name, spot.place), end, text);
}

}  // namespace

Error latex_group(const Spot& spot) {
  const std::string_view group = group_at(spot.rest());
  if (group.empty()) return Error("strange-character", {{"character", "{"}}, spot.place);
  Error error = not_read("{ }", spot.place);
  if (spot.before() != '_') return spot.replaced(std::move(error), group.size(), bracketed(inside(group), false));
  const std::string_view index = inside(group);
  if (index.empty() || word_length(index) != index.size()) return error;
  const Spot after_underscore{spot.rest(), 0, spot.place};  // the index goes on with the name
  return after_underscore.replaced(std::move(error), group.size(), std::string(index));
}

Error latex_command(const Spot& spot) {
  const std::string_view rest = spot.rest();
  std::size_t end = 1;
  while (end < rest.size() && is_letter(rest[end])) ++end;
  const std::string_view written = rest.substr(0, end);
  const std::string_view name = written.substr(1);
  Error error = not_read(written, spot.place);
  if (rest.substr(end).starts_with('_')) return error;
  for (const Command& command : commands) {
    if (command.name == name) return with_groups(command, written, spot);
  }
  const bool known = is_gate_name(name) || alias_of(name) != nullptr || is_greek(name);
  return known ? spot.replaced(std::move(error), end, std::string(name)) : error;
}

}  // namespace backflow
