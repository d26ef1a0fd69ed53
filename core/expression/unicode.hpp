#pragma once

#include <cstddef>
#include <string_view>

namespace backflow {

/** A code point decoded from UTF-8 text; `bytes` is 0 if the bytes are not UTF-8. */
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};

/** Decodes the first code point of a text that is not empty; overlong forms and surrogates are not UTF-8. */
CodePoint decode(std::string_view text);

/** The number of UTF-16 code units of the code point. */
inline int utf16_units(char32_t c) { return c >= 0x10000 ? 2 : 1; }

/** True for spaces and tabs of any script, but not for line ends. */
bool is_blank(char32_t c);

/**
 * True for a character that can begin a name: ASCII letters, `_`, and all other Unicode characters outside blocks of
 * punctuation, symbols, superscripts, emoji, controls and private use. The rule uses blocks because a table of all
 * letters would be larger than the parser.
 */
bool is_name_start(char32_t c);

/** True for control and format characters, which a message must name by number. */
bool is_invisible(char32_t c);

/** Returns the sign of the language that a character looks like, such as - for −; empty for other characters. */
std::string_view ascii_lookalike(char32_t c);

}  // namespace backflow
