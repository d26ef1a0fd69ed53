#include "core/expression/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace backflow {

namespace {

constexpr std::pair<char32_t, char32_t> not_letters[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B4},   {0x00B6, 0x00B9},    {0x00BB, 0x00BF},  // Latin-1 controls, signs, ¹²³
    {0x00D7, 0x00D7}, {0x00F7, 0x00F7},                                           // × ÷
    {0x037E, 0x037E}, {0x0387, 0x0387},   {0x0589, 0x058A},    {0x05BE, 0x05BE},  // Greek, Armenian, Hebrew marks
    {0x060C, 0x060D}, {0x061B, 0x061F},   {0x066A, 0x066D},    {0x06D4, 0x06D4},  // Arabic punctuation
    {0x0964, 0x0965}, {0x1680, 0x1680},                                           // danda, Ogham space
    {0x2000, 0x2070}, {0x2072, 0x207E},   {0x208A, 0x208F},                       // punctuation, superscripts
    {0x20A0, 0x20CF}, {0x2190, 0x2BFF},   {0x2E00, 0x2E7F},                       // currency, arrows, operators, shapes
    {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},                       // CJK punctuation
    {0x30FB, 0x30FB}, {0xD800, 0xF8FF},                                           // middle dot, surrogates, private use
    {0xFD3E, 0xFD3F}, {0xFE10, 0xFE1F},   {0xFE30, 0xFE6F},    {0xFEFF, 0xFEFF},  // presentation forms, byte order mark
    {0xFF00, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},    {0xFF5B, 0xFF65},  // full-width punctuation
    {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},                    // signs, emoji, tags, private use
};

/** Returns the length in bytes of a sequence from its first byte; 0: not a first byte. */
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

}  // namespace

CodePoint decode(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = sequence_length(first);
  if (length == 1) return {first, 1};
  if (length == 0 || text.size() < length) return {};
  char32_t value = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return {};
    value = value << 6 | (byte & 0x3F);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[length] || value > 0x10FFFF || surrogate) return {};
  return {value, length};
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0x00A0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_name_start(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return std::none_of(std::begin(not_letters), std::end(not_letters),
                      [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c >= 0xE0000;
}

namespace {

/** Returns the ASCII sign or digit that the character stands for; 0 for other characters. */
char plain_sign(char32_t c) {
  if (c >= U'！' && c <= U'～') {  // full-width forms of ASCII
    const char sign = static_cast<char>(c - U'！' + U'!');
    return is_name_start(static_cast<char32_t>(sign)) && sign != '_' ? '\0' : sign;
  }
  switch (c) {
    case U'−':
    case U'–':
      return '-';
    case U'×':
    case U'∗':
      return '*';
    case U'÷':
    case U'∕':
      return '/';
    case U'、':
      return ',';
    case U'’':
      return '\'';
    default:
      return '\0';
  }
}

}  // namespace

std::string with_plain_signs(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  bool in_name = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text.substr(at));
    const std::size_t bytes = std::max<std::size_t>(point.bytes, 1);
    const char sign = plain_sign(point.value);
    const bool digit = sign >= '0' && sign <= '9';
    if (sign != '\0' && !(digit && in_name)) {
      plain += sign;
      in_name = false;
    } else {
      plain += text.substr(at, bytes);
      in_name = is_name_start(point.value) || (in_name && point.value >= '0' && point.value <= '9');
    }
    at += bytes;
  }
  return plain;
}

int utf16_length(std::string_view text) {
  int units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::string_view sign_instead(char32_t c) {
  switch (c) {
    case '\'':
    case U'⊤':
      return ".T";
    case '&':
    case U'∧':
      return "and";
    case U'∨':
      return "or";
    case U'⊙':
    case U'∘':
      return "*";
    default:
      return {};
  }
}

char superscript_digit(char32_t c) {
  constexpr std::u32string_view digits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  if (c == U'⁻') return '-';
  const std::size_t digit = digits.find(c);
  return digit == digits.npos ? '\0' : static_cast<char>('0' + digit);
}

}  // namespace backflow
