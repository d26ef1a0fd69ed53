#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace backflow {

enum class TokenKind {
  name,
  number,
  plus,
  minus,
  times,
  divide,
  matmul,
  power,
  equals,
  left_parenthesis,
  right_parenthesis,
  comma,
  dot,
  separator,  // the end of a line, or `;`
  end,
};

/** A word of the expression language. */
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;  // a part of the user's text, which must outlive the token
  double number = 0;      // of a literal; finite
  Place place;
};

/**
 * Splits UTF-8 text into tokens; the last one is always `end`. Skips comments, spaces and line ends inside parentheses.
 * LF, CRLF and CR end a line. Error (syntax) for a character that is not part of the language, Error (bad_value) for a
 * literal too large for float64.
 */
std::vector<Token> tokenize(std::string_view text);

/** Returns an error about an unexpected token. The first reason names the token, the second is for line ends. */
Error unexpected(Reason reason, Reason at_end, const Token& token);

}  // namespace backflow
