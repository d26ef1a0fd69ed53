#include "core/expression/names.hpp"

#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

bool is_module(const Token& token, const AssignedNames& assigned) {
  return token.kind == TokenKind::name && !assigned.contains(token.text) && has_word(modules, token.text);
}

bool is_word(const Token& token, const AssignedNames& assigned) {
  return (token.text == "and" || token.text == "or" || token.text == "not") && !assigned.contains(token.text);
}

/** Returns the last token of a path of modules on one line, np.linalg.norm; the same token if there is none. */
std::size_t end_of_path(const std::vector<Token>& tokens, std::size_t first, const AssignedNames& assigned) {
  std::size_t at = first;
  while (is_module(tokens[at], assigned) && tokens[at + 1].kind == TokenKind::dot &&
         tokens[at + 2].kind == TokenKind::name && tokens[at + 2].place.line == tokens[at].place.line) {
    at += 2;
  }
  return at;
}

/** True for the name of a call or a constant. */
bool is_member(const Token& name, const Token& next) {
  return next.kind == TokenKind::left_parenthesis || constant_named(name.text) != nullptr;
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
    if (const Token* const equals = begins ? equals_of_line(&token) : nullptr) {
      names.emplace(token.text, equals != &token + 1);
    }
    begins = token.kind == TokenKind::separator;
  }
  return names;
}

std::vector<Token> with_words(std::vector<Token> tokens, const AssignedNames& assigned) {
  std::size_t kept = 0;
  std::size_t tried = 0;  // up to here, paths of modules lead nowhere
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    Token token = tokens[at];
    if (token.kind == TokenKind::name && is_word(token, assigned)) {
      token.kind = TokenKind::word;
    } else if (at >= tried) {
      const std::size_t end = end_of_path(tokens, at, assigned);
      if (end != at && is_member(tokens[end], tokens[end + 1])) {
        token.text = tokens[end].text;
        token.written = source(tokens[at], tokens[end]);
        if (const NamedConstant* const constant = constant_named(token.text);
            constant && assigned.contains(token.text)) {
          token.kind = TokenKind::number;
          token.number = constant->value;
        }
        at = end;
      }
      tried = end;
    }
    tokens[kept++] = token;
  }
  tokens.resize(kept);
  return tokens;
}

}  // namespace backflow
