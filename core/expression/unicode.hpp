#pragma once

#include <cstddef>
#include <string>
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

/**
 * Returns the text with signs that are typed or pasted for others in their place, such as − for - and full-width signs
 * and digits. Every replacement has as many UTF-16 units as the original, so that places stay. A digit at the end of a
 * name stays, because it belongs to the name. Bytes that are not UTF-8 stay too.
 */
std::string with_plain_signs(std::string_view text);

/** The number of UTF-16 code units of a text that is UTF-8. */
int utf16_length(std::string_view text);

/** Returns what to write in place of a character that other languages use, such as .T for '; empty for others. */
std::string_view sign_instead(char32_t c);

/** A digit or minus of an exponent such as ² or ⁻, as ASCII; 0 for other characters. */
char superscript_digit(char32_t c);

}  // namespace backflow
