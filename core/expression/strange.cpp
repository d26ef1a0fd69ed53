#include "core/expression/strange.hpp"

#include <cstdint>

#include "core/expression/latex.hpp"
#include "core/expression/unicode.hpp"

namespace backflow {
namespace {

bool is_word(char c) {
  return is_name_start(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/** Names a character that cannot be seen by its number. */
Error invisible(const CodePoint& point, const Place& place) {
  std::string code;
  for (auto left = static_cast<std::uint32_t>(point.value); left > 0 || code.size() < 4; left >>= 4) {
    code.insert(code.begin(), "0123456789ABCDEF"[left & 15]);
  }
  code = "U+" + code;
  return Error("invisible-character", {{"character", code}}, place)
      .fixed_by({place, utf16_units(point.value), std::string()});
}

/** Returns the length of a name, number, call or parenthesis that a text begins with; 0 if it is none of them. */
std::size_t operand_length(std::string_view text) {
  const std::size_t word = word_length(text);
  if (!text.substr(word).starts_with('(')) return word;
  const std::size_t call = closed_length(text.substr(word));
  return call > 0 ? word + call : 0;
}

/** The error about a sign that other languages write before an operand. The fix keeps it to that operand. */
Error prefix(const Spot& spot, std::size_t bytes, std::string_view instead, bool call) {
  const std::string_view rest = spot.rest();
  Error error("lookalike-character", {{"character", rest.substr(0, bytes)}, {"instead", instead}}, spot.place);
  const std::size_t length = operand_length(rest.substr(bytes));
  if (length == 0) return error;
  const std::string operand(rest.substr(bytes, length));
  const bool bracketed = operand.front() == '(';
  const std::string words = !call       ? "(" + std::string(instead) + " " + operand + ")"
                            : bracketed ? std::string(instead) + operand
                                        : std::string(instead) + "(" + operand + ")";
  return spot.replaced(std::move(error), bytes + length, words);
}

}  // namespace

Error Spot::replaced(Error error, std::size_t bytes, std::string words) const {
  const int length = utf16_length(rest().substr(0, bytes));
  if (!words.empty()) {
    const std::string_view next = rest().substr(bytes);
    const bool command = next.starts_with('\\') && !next.starts_with("\\left") && !next.starts_with("\\right");
    if (is_word(words.front()) && is_word(before())) words = ' ' + words;
    if (is_word(words.back()) && (command || (!next.empty() && is_word(next.front())))) words += ' ';
  }
  return std::move(error).fixed_by({place, length, std::move(words)});
}

std::size_t closed_length(std::string_view text) {
  const char open = text.empty() ? '\0' : text.front();
  const char close = open == '{' ? '}' : ')';
  int depth = 0;
  for (std::size_t at = 0; at < text.size() && text[at] != '\n' && text[at] != '\r'; ++at) {
    if (text[at] == open) ++depth;
    if (text[at] == close && --depth == 0) return at + 1;
  }
  return 0;
}

std::size_t word_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const CodePoint point = decode(text.substr(length));
    const bool digit = point.value >= '0' && point.value <= '9';
    if (point.bytes == 0 || (!is_name_start(point.value) && !digit)) break;
    length += point.bytes;
  }
  return length;
}

Error strange_character(const Spot& spot) {
  const std::string_view rest = spot.rest();
  const CodePoint point = decode(rest);
  if (is_invisible(point.value)) return invisible(point, spot.place);
  if (point.value == '\\') return latex_command(spot);
  if (point.value == '{') return latex_group(spot);
  if (point.value == U'√') return prefix(spot, point.bytes, "sqrt", true);
  if (point.value == '!' || point.value == '~' || point.value == U'¬') return prefix(spot, point.bytes, "not", false);
  const std::string_view character = rest.substr(0, rest.starts_with("&&") ? 2 : point.bytes);
  const std::string_view instead = sign_instead(point.value);
  if (instead.empty()) return Error("strange-character", {{"character", character}}, spot.place);
  Error error("lookalike-character", {{"character", character}, {"instead", instead}}, spot.place);
  if (instead == ".T" && spot.before() == '^') return error;
  return spot.replaced(std::move(error), character.size(), std::string(instead));
}

}  // namespace backflow
