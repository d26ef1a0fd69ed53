#include "core/expression/lexer.hpp"

#include <cmath>
#include <string>

#include "core/decimal.hpp"
#include "core/expression/strange.hpp"
#include "core/expression/unicode.hpp"

namespace backflow {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/** A sign of the language: how a text writes it, and how the gate table does. The longest comes first. */
struct Sign {
  std::string_view written;
  TokenKind kind;
  std::string_view text = {};  // empty: as written
};

constexpr Sign signs[] = {
    {"**", TokenKind::power, "^"},
    {"<=", TokenKind::comparison},
    {">=", TokenKind::comparison},
    {"==", TokenKind::comparison},
    {"!=", TokenKind::comparison},
    {"≤", TokenKind::comparison, "<="},
    {"≥", TokenKind::comparison, ">="},
    {"≠", TokenKind::comparison, "!="},
    {"<", TokenKind::comparison},
    {">", TokenKind::comparison},
    {"+", TokenKind::plus},
    {"-", TokenKind::minus},
    {"*", TokenKind::times},
    {"·", TokenKind::middle_dot, "*"},
    {"⋅", TokenKind::middle_dot, "*"},
    {"∙", TokenKind::middle_dot, "*"},
    {"/", TokenKind::divide},
    {"@", TokenKind::matmul},
    {"^", TokenKind::power},
    {"=", TokenKind::equals},
    {"(", TokenKind::left_parenthesis},
    {")", TokenKind::right_parenthesis},
    {"[", TokenKind::left_bracket},
    {"]", TokenKind::right_bracket},
    {"|", TokenKind::bar},
    {",", TokenKind::comma},
    {":", TokenKind::colon},
    {".", TokenKind::dot},
    {";", TokenKind::separator},
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (position_ < text_.size()) step();
    tokens_.push_back({TokenKind::end, {}, text_.substr(position_), 0, place_});
    return std::move(tokens_);
  }

 private:
  char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }

  void step() {
    const char c = text_[position_];
    if (c == '\n' || c == '\r') {
      const std::size_t length = c == '\r' && at(position_ + 1) == '\n' ? 2 : 1;
      if (open_ == 0) emit(TokenKind::separator, length);
      position_ += length;
      ++place_.line;
      place_.column = 1;
    } else if (c == '#') {
      while (position_ < text_.size() && at(position_) != '\n' && at(position_) != '\r') skip(next_code_point());
    } else if (is_digit(c) || (c == '.' && is_digit(at(position_ + 1)))) {
      number();
    } else if (const CodePoint point = next_code_point(); is_name_start(point.value)) {
      name();
    } else if (is_blank(point.value)) {
      skip(point);
    } else if (superscript_digit(point.value) != '\0') {
      superscript();
    } else {
      sign();
    }
  }

  CodePoint next_code_point() const {
    const CodePoint point = decode(text_.substr(position_));
    if (point.bytes == 0) throw Error("not-utf8", {}, place_);
    return point;
  }

  void skip(const CodePoint& point) {
    position_ += point.bytes;
    place_.column += utf16_units(point.value);
  }

  void emit(TokenKind kind, std::size_t bytes, double value = 0) {
    const std::string_view written = text_.substr(position_, bytes);
    tokens_.push_back({kind, written, written, value, place_});
  }

  /** Moves past text on one line. */
  void advance(std::string_view over) {
    position_ += over.size();
    place_.column += utf16_length(over);
  }

  /** Reads digits, a fraction and an exponent. A dot belongs to the number unless a letter follows, as in `2.T`. */
  void number() {
    std::size_t end = position_;
    while (is_digit(at(end))) ++end;
    if (at(end) == '.' && !is_operator_after_dot(end + 1)) {
      ++end;
      while (is_digit(at(end))) ++end;
    }
    end = exponent_end(end);
    const std::string_view literal = text_.substr(position_, end - position_);
    const double value = parse_decimal(literal);
    if (!std::isfinite(value)) {
      throw Error("literal-too-large", {{"literal", literal}}, place_);
    }
    emit(TokenKind::number, literal.size(), value);
    advance(literal);
  }

  /** True if a dot before this position is not a decimal point, as in `2.T`, but not in `2.e3`. */
  bool is_operator_after_dot(std::size_t index) const {
    if (exponent_end(index) != index) return false;
    return index < text_.size() && is_name_start(decode(text_.substr(index)).value);
  }

  /** Returns where an exponent such as e-2 ends that begins at this position; the position if there is none. */
  std::size_t exponent_end(std::size_t index) const {
    if (at(index) != 'e' && at(index) != 'E') return index;
    std::size_t end = index + (at(index + 1) == '+' || at(index + 1) == '-' ? 2 : 1);
    if (!is_digit(at(end))) return index;
    while (is_digit(at(end))) ++end;
    return end;
  }

  /** Reads an exponent such as ² or ⁻¹. */
  void superscript() {
    std::string digits;
    std::size_t end = position_;
    while (end < text_.size()) {
      const CodePoint point = decode(text_.substr(end));
      const char digit = superscript_digit(point.value);
      if (digit == '\0') break;
      digits += digit;
      end += point.bytes;
    }
    const std::string_view written = text_.substr(position_, end - position_);
    const bool negative = digits[0] == '-';
    const std::string_view size = std::string_view(digits).substr(negative ? 1 : 0);
    if (size.empty() || size.size() > 9 || size.find('-') != size.npos) {
      throw Error("strange-character", {{"character", written}}, place_);
    }
    const double value = parse_decimal(size);
    tokens_.push_back({TokenKind::superscript, "^", written, negative ? -value : value, place_});
    advance(written);
  }

  void name() {
    const std::size_t start = position_;
    const Place place = place_;
    while (position_ < text_.size()) {
      const CodePoint point = next_code_point();
      if (!is_name_start(point.value) && !is_digit(text_[position_])) break;
      skip(point);
    }
    const std::string_view written = text_.substr(start, position_ - start);
    tokens_.push_back({TokenKind::name, written, written, 0, place});
  }

  void sign() {
    for (const Sign& sign : signs) {
      if (!text_.substr(position_).starts_with(sign.written)) continue;
      count_open(sign.kind);
      tokens_.push_back({sign.kind, sign.text.empty() ? sign.written : sign.text,
                         text_.substr(position_, sign.written.size()), 0, place_});
      return advance(sign.written);
    }
    throw strange_character({text_, position_, place_});
  }

  /** Line ends inside brackets are spaces. */
  void count_open(TokenKind kind) {
    if (kind == TokenKind::left_parenthesis || kind == TokenKind::left_bracket) ++open_;
    if ((kind == TokenKind::right_parenthesis || kind == TokenKind::right_bracket) && open_ > 0) --open_;
    // A `;` always ends a line, so that the parser reports an open parenthesis there and not at the end of the text.
    if (kind == TokenKind::separator) open_ = 0;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  Place place_{1, 1};
  int open_ = 0;  // parentheses and brackets
  std::vector<Token> tokens_;
};

}  // namespace

Place Token::after() const { return {place.line, place.column + utf16_length(written)}; }

std::string_view source(const Token& first, const Token& last) {
  return {first.written.data(), static_cast<std::size_t>(last.written.end() - first.written.begin())};
}

bool is_line_end(const Token& token) {
  return token.kind == TokenKind::end || (token.kind == TokenKind::separator && token.text != ";");
}

Error unexpected(Reason reason, Reason at_end, const Token& token) {
  if (is_line_end(token)) return Error(at_end, {}, token.place);
  return Error(reason, {{"token", token.written}}, token.place);
}

std::vector<Token> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace backflow
