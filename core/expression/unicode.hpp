#pragma once

#include <cstddef>
#include <string_view>

namespace backflow {

/** A code point cut from UTF-8 text; `bytes` is 0 where the bytes are not UTF-8. */
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
};

/** Decodes the first code point of a text that is not empty; overlong forms and surrogates are not UTF-8. */
CodePoint decode(std::string_view text);

/** Code units that JavaScript's strings need for it. */
inline int utf16_units(char32_t c) { return c >= 0x10000 ? 2 : 1; }

/** Spaces and tabs of any script; line ends are not among them. */
bool is_blank(char32_t c);

/**
 * May begin a name: ASCII letters, `_`, and of the rest of Unicode everything but blocks of punctuation, symbols,
 * superscripts, emoji, controls and private use. A rule by blocks: a table of all letters would be larger than the
 * parser.
 */
bool is_name_start(char32_t c);

/** Controls and formats: a message has to name them by number. */
bool is_invisible(char32_t c);

/** What the language has for a character that looks like one of its signs, such as - for −; empty for the others. */
std::string_view ascii_lookalike(char32_t c);

}  // namespace backflow
