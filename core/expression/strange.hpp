#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace backflow {

/** A position in a text where something stands that the language lacks. */
struct Spot {
  std::string_view text;
  std::size_t position = 0;
  Place place;

  std::string_view rest() const { return text.substr(position); }
  /** The byte before the position; 0 at the beginning. */
  char before() const { return position > 0 ? text[position - 1] : '\0'; }
  /** Returns the error with a fix that replaces `bytes` bytes by words, set off from the words that they touch. */
  Error replaced(Error error, std::size_t bytes, std::string words) const;
};

/** Returns the length in bytes of the `(…)` or `{…}` that a text begins with; 0 if it does not close on its line. */
std::size_t closed_length(std::string_view text);

/** Returns the length in bytes of the name or number that a text begins with; 0 if there is none. */
std::size_t word_length(std::string_view text);

/**
 * Returns the error about a character that is not part of the language. It has a fix where the meaning is plain: for
 * signs of other languages, LaTeX, roots, and characters that cannot be seen.
 */
Error strange_character(const Spot& spot);

}  // namespace backflow
