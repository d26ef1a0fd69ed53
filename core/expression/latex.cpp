#include "core/expression/latex.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/expression/other_names.hpp"
#include "core/expression/unicode.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/** A command, and what it is replaced by; `#1` and `#2` are its groups. */
struct Command {
  std::string_view name;
  std::string_view text;
};

constexpr Command commands[] = {
    {"frac", "(#1 / #2)"}, {"dfrac", "(#1 / #2)"}, {"tfrac", "(#1 / #2)"}, {"sqrt", "sqrt#1"},     {"cdot", "*"},
    {"times", "*"},        {"div", "/"},           {"odot", "*"},          {"left", ""},           {"right", ""},
    {"big", ""},           {"bigl", ""},           {"bigr", ""},           {"quad", " "},          {"le", "<="},
    {"leq", "<="},         {"ge", ">="},           {"geq", ">="},          {"ne", "!="},           {"neq", "!="},
    {"land", " and "},     {"lor", " or "},        {"lnot", "not "},       {"top", "T"},           {"sigma", "sigmoid"},
    {"text", "#0"},        {"mathrm", "#0"},       {"mathbf", "#0"},       {"operatorname", "#0"},
};

constexpr std::string_view greek[] = {
    "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "lambda", "mu",
    "pi",    "rho",  "tau",   "phi",   "psi",     "chi", "omega", "Delta",  "Sigma",
};

/** Returns the `{…}` that the text begins with, braces included; empty if it does not close on this line. */
std::string_view group_at(std::string_view text) {
  if (!text.starts_with('{')) return {};
  int depth = 0;
  for (std::size_t i = 0; i < text.size() && text[i] != '\n' && text[i] != '\r'; ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return text.substr(0, i + 1);
  }
  return {};
}

std::string_view inside(std::string_view group) { return group.substr(1, group.size() - 2); }

/** The text in parentheses, unless it is one word and `bare` allows that. */
std::string bracketed(std::string_view text, bool bare) {
  if (bare && !text.empty() && std::all_of(text.begin(), text.end(), is_word)) return std::string(text);
  return '(' + std::string(text) + ')';
}

Error not_read(std::string_view command, const Place& place) { return Error("latex", {{"command", command}}, place); }

Error replaced(std::string_view command, std::string_view written, std::string text, const Place& place) {
  return not_read(command, place).fixed_by({place, utf16_length(written), std::move(text)});
}

/** Fills in a command's groups, which follow it in `rest`. Without them there is no fix. */
Error with_groups(const Command& command, std::string_view name, std::string_view rest, const Place& place) {
  std::string text;
  std::size_t end = name.size();
  for (std::size_t i = 0; i < command.text.size(); ++i) {
    if (command.text[i] != '#') {
      text += command.text[i];
      continue;
    }
    const char which = command.text[++i];
    const std::string_view group = group_at(rest.substr(end));
    if (group.empty()) return not_read(name, place);
    end += group.size();
    text += which == '0' ? std::string(inside(group)) : bracketed(inside(group), command.name.ends_with("frac"));
  }
  return replaced(name, rest.substr(0, end), text, place);
}

}  // namespace

Error latex_group(std::string_view rest, const Place& place, bool is_index) {
  const std::string_view group = group_at(rest);
  if (group.empty()) return Error("strange-character", {{"character", "{"}}, place);
  const std::string_view index = is_index ? inside(group) : std::string_view{};
  const bool word = !index.empty() && std::all_of(index.begin(), index.end(), is_word);
  return replaced("{ }", group, word ? std::string(index) : bracketed(inside(group), false), place);
}

Error latex_command(std::string_view rest, const Place& place) {
  std::size_t end = 1;
  while (end < rest.size() && is_letter(rest[end])) ++end;
  const std::string_view written = rest.substr(0, end);
  const std::string_view name = written.substr(1);
  for (const Command& command : commands) {
    if (command.name == name) return with_groups(command, written, rest, place);
  }
  const bool known = is_gate_name(name) || alias_of(name) != nullptr ||
                     std::find(std::begin(greek), std::end(greek), name) != std::end(greek);
  if (known) return replaced(written, written, std::string(name), place);
  return not_read(written, place);
}

Error root(std::string_view rest, const Place& place) {
  const std::size_t sign = std::string_view("√").size();
  std::size_t end = sign;
  while (end < rest.size() && is_word(rest[end])) ++end;
  const std::string_view operand = rest.substr(sign, end - sign);
  return Error("lookalike-character", {{"character", "√"}, {"instead", "sqrt"}}, place)
      .fixed_by(
          {place, utf16_length(rest.substr(0, end)), operand.empty() ? "sqrt" : "sqrt(" + std::string(operand) + ')'});
}

}  // namespace backflow
