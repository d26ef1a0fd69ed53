#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/error.hpp"

namespace backflow {

/** Returns the text with a fix applied; std::logic_error if the fix reaches outside its line. */
inline std::string edited(std::string_view text, const Fix& fix) {
  const auto ends_line = [&](std::size_t at) { return at >= text.size() || text[at] == '\n' || text[at] == '\r'; };
  std::size_t at = 0;
  for (int line = 1; line < fix.place.line; ++line) {
    while (!ends_line(at)) ++at;
    at += text.substr(at).starts_with("\r\n") ? 2 : 1;
  }
  const auto after = [&](int units) {
    while (units > 0) {
      if (ends_line(at)) throw std::logic_error("a fix reaches outside its line");
      const auto first = static_cast<unsigned char>(text[at]);
      at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      units -= first < 0xF0 ? 1 : 2;
    }
    if (units < 0) throw std::logic_error("a fix cuts a character in two");
    return at;
  };
  const std::size_t first = after(fix.place.column - 1);
  const std::size_t last = after(fix.length);
  return std::string(text.substr(0, first)) + fix.text + std::string(text.substr(last));
}

}  // namespace backflow
