#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace backflow {

enum class TokenKind {
  name,
  word,  // and, or, not
  number,
  plus,
  minus,
  times,
  middle_dot,  // · is a product that some readers take for `@`
  divide,
  matmul,
  power,
  superscript,  // x²: `number` is the exponent
  comparison,
  equals,
  left_parenthesis,
  right_parenthesis,
  left_bracket,
  right_bracket,
  bar,
  comma,
  colon,
  dot,
  separator,  // the end of a line, or `;`
  end,
};

/** A word of the expression language. */
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;     // as the gate table writes it: `^` for `**`
  std::string_view written;  // a part of the user's text, which must outlive the token
  double number = 0;         // of a literal or a superscript; finite
  Place place;

  /** The place just after the token. */
  Place after() const;
};

/**
 * Splits UTF-8 text into tokens; the last one is always `end`. Skips comments, spaces and line ends inside brackets.
 * LF, CRLF and CR end a line. Error (syntax) for a character that is not part of the language, with a fix where its
 * meaning is plain; Error (bad_value) for a literal too large for float64.
 */
std::vector<Token> tokenize(std::string_view text);

/** The user's text from the start of one token to the end of another. */
std::string_view source(const Token& first, const Token& last);

/** True for the end of a line that is not `;`. */
bool is_line_end(const Token& token);

/** Returns an error about an unexpected token. The first reason names the token, the second is for line ends. */
Error unexpected(Reason reason, Reason at_end, const Token& token);

}  // namespace backflow
