#include "core/expression/implied.hpp"

#include <string>

#include "core/expression/fixes.hpp"
#include "core/expression/hints.hpp"
#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

/** Words of programs and papers that are no factors. */
constexpr std::string_view words = "if else then for in is and or not mod div return lambda def let where with";

/** True for a word of another language, in any case. */
bool is_foreign_word(const Token& token) { return token.kind == TokenKind::name && has_word(words, plain(token.text)); }

/** True for a function that is not called: ReLU x. */
bool is_function(const Token& token) {
  return token.kind == TokenKind::name && token.text.size() > 1 && names_function(token.text);
}

/** True if the value before a token is a denominator: 1/2x, 1/(a)(b). */
bool follows_denominator(const Token* token) {
  const Token* first = token - 1;
  if (first->kind == TokenKind::right_parenthesis) {
    for (int depth = 0; !ends_line(*first); --first) {
      if (first->kind == TokenKind::right_parenthesis) ++depth;
      if (first->kind == TokenKind::left_parenthesis && --depth == 0) break;
    }
    if (first[-1].kind == TokenKind::name) --first;
  }
  return first[-1].kind == TokenKind::divide;
}

/** True if a product is all that can be meant between the value before a token and the one that begins with it. */
bool is_product(const Token* token) {
  const Token& left = token[-1];
  if (is_foreign_word(left) || is_function(left) || is_foreign_word(*token) || follows_denominator(token)) return false;
  const bool transposed = left.text == "T" && token[-2].kind == TokenKind::power;  // u^T v
  const bool digits = left.kind == TokenKind::number && token->kind == TokenKind::number;
  // 1_000, 0x10
  const bool number =
      left.kind == TokenKind::number && touch(left, *token) && (token->text.starts_with('_') || left.text == "0");
  return !transposed && !digits && !number;
}

/** The error about a bar after a value: an `or`, or the first bar of |x|. */
Error bar_after_value(const Token* token, Error error) {
  const Token* const last = token[1].kind == TokenKind::bar && touch(token[0], token[1]) ? token + 1 : token;
  const bool spaced = !touch(token[-1], *token) && !touch(*last, last[1]);
  if (spaced) return replacing(std::move(error), *token, *last, "or");
  const Token* close = last + 1;
  while (!ends_line(*close) && close->kind != TokenKind::bar) ++close;
  const bool opens = close->kind == TokenKind::bar && token[-1].kind != TokenKind::right_parenthesis;
  if (!opens || !is_product(token)) return error;
  return inserting(std::move(error), *token, touch(token[-1], *token) ? " * " : "* ");
}

/** Returns the last token of the operand that begins here, or nullptr where its end is not plain. */
const Token* end_of_operand(const Token* first, const AssignedNames& assigned) {
  const Token* last = first;
  while (names_gate(*last, assigned) && is_value(last[1])) ++last;  // sin ln x
  if (names_gate(*last, assigned)) {
    if (last[1].kind != TokenKind::left_parenthesis) return nullptr;
    last = closing(last + 1);
    if (last == nullptr) return nullptr;
  } else if (last->kind == TokenKind::number && last[1].kind == TokenKind::name && touch(last[0], last[1])) {
    ++last;
    if (names_gate(*last, assigned)) return nullptr;
  }
  while (last[1].kind == TokenKind::superscript) ++last;
  if (last[1].kind == TokenKind::power && touch(last[0], last[1]) && touch(last[1], last[2])) {
    last += last[2].kind == TokenKind::minus ? 3 : 2;
    if (last->kind == TokenKind::left_parenthesis) last = closing(last);
    if (last == nullptr || !(is_value(*last) || last->kind == TokenKind::right_parenthesis)) return nullptr;
  }
  switch (last[1].kind) {
    case TokenKind::name:
    case TokenKind::number:
    case TokenKind::left_parenthesis:
    case TokenKind::left_bracket:
    case TokenKind::dot:
    case TokenKind::matmul:
    case TokenKind::power:
      return nullptr;
    default:
      return last;
  }
}

}  // namespace

bool names_gate(const Token& name, const AssignedNames& assigned) {
  return name.kind == TokenKind::name && !assigned.contains(name.text) &&
         (is_gate_name(name.text) || alias_of(name.text) != nullptr);
}

bool has_exponent_before_operand(const Token* name) {
  const Token* after = name + 1;
  if (after->kind == TokenKind::superscript) {
    ++after;
  } else if (after->kind == TokenKind::power && after[1].kind == TokenKind::number) {
    after += 2;
  } else {
    return false;
  }
  return is_value(*after) || after->kind == TokenKind::left_parenthesis;
}

Error not_an_operator(const Token* token) {
  Error error("expected-operator", {{"token", token->written}}, token->place);
  if (token->kind == TokenKind::bar) return bar_after_value(token, std::move(error));
  const bool multiplies = is_value(*token) || token->kind == TokenKind::left_parenthesis;
  if (!multiplies || !is_product(token)) return error;
  return inserting(std::move(error), *token, touch(token[-1], *token) ? " * " : "* ");
}

Error not_called(const Token* name, const AssignedNames& assigned) {
  const std::string gate(name->text);
  Error error("gate-as-variable", {{"name", gate}}, name->place, gate);
  const Token* const open = name + (name[1].kind == TokenKind::superscript ? 2 : 3);
  if (has_exponent_before_operand(name) && open->kind == TokenKind::left_parenthesis) {
    const Token* const close = closing(open);
    // sin⁻¹ is another function
    if (close == nullptr || open[-1].number < 0) return error;
    return replacing(std::move(error), *name, *close,
                     gate + std::string(source(*open, *close)) + std::string(source(name[1], open[-1])));
  }
  if (!is_value(name[1])) return error;
  const Token* const last = end_of_operand(name + 1, assigned);
  if (last == nullptr) return error;
  return replacing(std::move(error), *name, *last, gate + "(" + std::string(source(name[1], *last)) + ")");
}

}  // namespace backflow
