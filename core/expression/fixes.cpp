#include "core/expression/fixes.hpp"

#include <algorithm>

#include "core/expression/names.hpp"
#include "core/expression/other_names.hpp"
#include "core/expression/unicode.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

/** The user's text after one token and before another. */
std::string_view between(const Token& left, const Token& right) {
  return {left.written.end(), static_cast<std::size_t>(right.written.begin() - left.written.end())};
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/** True for a gate that goes along an axis. */
bool takes_literals(std::string_view name) {
  return std::any_of(gates().begin(), gates().end(),
                     [&](const Gate& gate) { return gate.name == name && gate.literals > 0; });
}

/** A name that no token of the text has. */
std::string free_name(const Token* first) {
  constexpr std::string_view candidates[] = {"f", "g", "h", "y", "z"};
  for (const std::string_view name : candidates) {
    const Token* at = first;
    while (at->kind != TokenKind::end && at->text != name) ++at;
    if (at->kind == TokenKind::end) return std::string(name);
  }
  return "result";
}

}  // namespace

bool ends_line(const Token& token) { return token.kind == TokenKind::separator || token.kind == TokenKind::end; }

bool is_value(const Token& token) { return token.kind == TokenKind::name || token.kind == TokenKind::number; }

bool touch(const Token& left, const Token& right) { return left.written.end() == right.written.begin(); }

const Token* closing(const Token* open) {
  const TokenKind close =
      open->kind == TokenKind::left_bracket ? TokenKind::right_bracket : TokenKind::right_parenthesis;
  int depth = 0;
  for (const Token* at = open; !ends_line(*at); ++at) {
    if (at->kind == open->kind) ++depth;
    if (at->kind == close && --depth == 0) return at;
  }
  return nullptr;
}

Error replacing(Error error, const Token& first, const Token& last, const std::string& text) {
  if (first.place.line != last.place.line) return error;
  return std::move(error).fixed_by({first.place, utf16_length(source(first, last)), text});
}

Error inserting(Error error, const Token& before, const std::string& text) {
  return std::move(error).fixed_by({before.place, 0, text});
}

Error without_name(const Token* line, const Token* first_of_text) {
  const Token* assigned = line;
  while (!ends_line(*assigned) && assigned->kind != TokenKind::equals) ++assigned;
  const auto named = [&](Error error) {
    if (assigned->kind == TokenKind::equals) return error;
    return inserting(std::move(error), *line, free_name(first_of_text) + " = ");
  };
  if (line->kind != TokenKind::name) return named(Error("expected-name", {{"token", line->written}}, line->place));
  const Token& next = line[1];
  Error error = unexpected("expected-equals", "expected-equals-at-end", next);
  const bool defines = next.kind == TokenKind::colon && line[2].kind == TokenKind::equals;  // y := x
  if (defines) return replacing(std::move(error), next, line[2], "=");
  return named(std::move(error));
}

Error bars(const Token* first) {
  const bool twice = first[1].kind == TokenKind::bar && touch(first[0], first[1]);
  Error error("bars", {{"gate", twice ? "norm" : "abs"}}, first->place);
  const Token* const inner = first + (twice ? 2 : 1);
  const Token* last = inner;
  int depth = 0;
  while (!ends_line(*last) && (last->kind != TokenKind::bar || depth > 0)) {
    if (last->kind == TokenKind::left_parenthesis) ++depth;
    if (last->kind == TokenKind::right_parenthesis) --depth;
    ++last;
  }
  // Bars inside bars cannot be told apart.
  if (last == inner || last->kind != TokenKind::bar || find_operator(last[-1].text, 2) != nullptr) return error;
  if (twice && last[1].kind != TokenKind::bar) return error;
  const std::string argument(source(*inner, last[-1]));
  if (twice) ++last;
  return replacing(std::move(error), *first, *last, (twice ? "norm(" : "abs(") + argument + ")");
}

bool is_keyword(const Token& name) {
  return name.text == "axis" || name.text == "dim" || name.text == "keepdims" || name.text == "keepdim";
}

Error keyword(const Token* name, const Token& call) {
  Error error("keyword", {{"name", name->text}}, name->place);
  const bool axis = name->text == "axis" || name->text == "dim";
  const Token* const value = name + (name[2].kind == TokenKind::minus ? 3 : 2);
  if (!axis || value->kind != TokenKind::number) return error;
  const std::string number(source(name[2], *value));
  if (const std::string_view along = along_axis(call.text); !along.empty()) {
    return replacing(std::move(error), call, *value, std::string(along) + std::string(between(call, *name)) + number);
  }
  return takes_literals(call.text) ? replacing(std::move(error), *name, *value, number) : error;
}

Error after_dot(const Token* dot, bool after_name) {
  const Token& next = dot[1];
  if (next.kind == TokenKind::name && is_gate_name(next.text)) {
    const std::string gate(next.text);
    Error error("method", {{"gate", gate}}, next.place, gate);
    // X.where(m, u) keeps X where m holds: another order.
    if (!after_name || gate == "where" || dot[2].kind != TokenKind::left_parenthesis) return error;
    const bool alone = dot[3].kind == TokenKind::right_parenthesis;
    const std::string_view along = alone ? std::string_view{} : along_axis(gate);
    const std::string called(along.empty() ? meant_by_module(gate) : along);
    return replacing(std::move(error), dot[-1], dot[2],
                     called + "(" + std::string(dot[-1].written) + (alone ? "" : ", "));
  }
  if (find_operator(next.text, 2) != nullptr) {
    return replacing(Error("dot-operator", {{"operator", next.written}}, dot->place), *dot, next,
                     std::string(next.written));
  }
  return unexpected("expected-transpose", "expected-transpose-at-end", next);
}

Error chain(const Token& first, const Token& second) {
  Error error("comparison-chain", {}, second.place);
  if (first.place.line != second.place.line) return error;
  const std::string_view operand = between(first, second);
  const std::string space = operand.ends_with(' ') ? "" : " ";
  return inserting(std::move(error), second, space + "and " + std::string(trimmed(operand)) + " ");
}

}  // namespace backflow
