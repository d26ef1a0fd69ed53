#include "core/expression/names.hpp"

#include <algorithm>
#include <iterator>

#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

/** The text from the start of one token to the end of another. */
std::string_view span_of(const Token& first, const Token& last) {
  return {first.written.data(), static_cast<std::size_t>(last.written.end() - first.written.begin())};
}

bool is_module(const Token& token, const AssignedNames& assigned) {
  return token.kind == TokenKind::name && !assigned.contains(token.text) &&
         std::find(std::begin(modules), std::end(modules), token.text) != std::end(modules);
}

bool is_word(const Token& token, const AssignedNames& assigned) {
  return (token.text == "and" || token.text == "or" || token.text == "not") && !assigned.contains(token.text);
}

/** Returns the gate or constant after a path of modules on one line; the same token if there is none. */
std::size_t end_of_path(const std::vector<Token>& tokens, std::size_t first, const AssignedNames& assigned) {
  std::size_t at = first;
  while (is_module(tokens[at], assigned) && tokens[at + 1].kind == TokenKind::dot &&
         tokens[at + 2].kind == TokenKind::name && tokens[at + 2].place.line == tokens[at].place.line) {
    at += 2;
  }
  const bool call = tokens[at].kind == TokenKind::name && tokens[at + 1].kind == TokenKind::left_parenthesis;
  return call || constant_named(tokens[at].text) != nullptr ? at : first;
}

}  // namespace

const Token* equals_of_line(const Token* first) {
  if (first->kind != TokenKind::name) return nullptr;
  const Token* at = first + 1;
  if (at->kind == TokenKind::left_parenthesis) {
    do {
      if ((++at)->kind != TokenKind::name) return nullptr;
    } while ((++at)->kind == TokenKind::comma);
    if (at->kind != TokenKind::right_parenthesis) return nullptr;
    ++at;
  }
  return at->kind == TokenKind::equals ? at : nullptr;
}

AssignedNames assigned_names(const std::vector<Token>& tokens) {
  AssignedNames names;
  bool begins = true;
  for (const Token& token : tokens) {
    if (begins && equals_of_line(&token) != nullptr) names.insert(token.text);
    begins = token.kind == TokenKind::separator;
  }
  return names;
}

std::vector<Token> with_words(std::vector<Token> tokens, const AssignedNames& assigned) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    Token token = tokens[at];
    if (token.kind == TokenKind::name && is_word(token, assigned)) {
      token.kind = TokenKind::word;
    } else if (const std::size_t end = end_of_path(tokens, at, assigned); end != at) {
      token.text = tokens[end].text;
      token.written = span_of(tokens[at], tokens[end]);
      at = end;
    }
    tokens[kept++] = token;
  }
  tokens.resize(kept);
  return tokens;
}

}  // namespace backflow
