#include "core/expression/lexer.hpp"

#include <cmath>
#include <string>

#include "core/decimal.hpp"
#include "core/expression/unicode.hpp"

namespace backflow {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (position_ < text_.size()) step();
    tokens_.push_back({TokenKind::end, {}, 0, place_});
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
    } else {
      sign(point);
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
    tokens_.push_back({kind, text_.substr(position_, bytes), value, place_});
  }

  /** Reads digits, a fraction and an exponent. A dot belongs to the number unless a letter follows, as in `2.T`. */
  void number() {
    std::size_t end = position_;
    while (is_digit(at(end))) ++end;
    if (at(end) == '.' && !is_letter_at(end + 1)) {
      ++end;
      while (is_digit(at(end))) ++end;
    }
    if (at(end) == 'e' || at(end) == 'E') {
      const std::size_t digits = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1);
      if (is_digit(at(digits))) {
        end = digits;
        while (is_digit(at(end))) ++end;
      }
    }
    const std::string literal(text_.substr(position_, end - position_));
    const double value = parse_decimal(literal);
    if (!std::isfinite(value)) {
      throw Error("literal-too-large", {{"literal", literal}}, place_);
    }
    emit(TokenKind::number, literal.size(), value);
    position_ = end;
    place_.column += static_cast<int>(literal.size());
  }

  bool is_letter_at(std::size_t index) const {
    return index < text_.size() && is_name_start(decode(text_.substr(index)).value);
  }

  void name() {
    const std::size_t start = position_;
    const Place place = place_;
    while (position_ < text_.size()) {
      const CodePoint point = next_code_point();
      if (!is_name_start(point.value) && !is_digit(text_[position_])) break;
      skip(point);
    }
    tokens_.push_back({TokenKind::name, text_.substr(start, position_ - start), 0, place});
  }

  void sign(const CodePoint& point) {
    const TokenKind kind = sign_kind(point);
    if (kind == TokenKind::left_parenthesis) ++open_;
    if (kind == TokenKind::right_parenthesis && open_ > 0) --open_;
    // A `;` always ends a line, so that the parser reports an open parenthesis there and not at the end of the text.
    if (kind == TokenKind::separator) open_ = 0;
    emit(kind, 1);
    skip(point);
  }

  TokenKind sign_kind(const CodePoint& point) const {
    switch (point.value) {
      case '+':
        return TokenKind::plus;
      case '-':
        return TokenKind::minus;
      case '*':
        if (at(position_ + 1) == '*') throw Error("double-star", {}, place_);
        return TokenKind::times;
      case '/':
        return TokenKind::divide;
      case '@':
        return TokenKind::matmul;
      case '^':
        return TokenKind::power;
      case '=':
        return TokenKind::equals;
      case '(':
        return TokenKind::left_parenthesis;
      case ')':
        return TokenKind::right_parenthesis;
      case ',':
        return TokenKind::comma;
      case '.':
        return TokenKind::dot;
      case ';':
        return TokenKind::separator;
      default:
        throw strange(point);
    }
  }

  Error strange(const CodePoint& point) const {
    if (is_invisible(point.value)) {
      std::string code;
      for (auto left = static_cast<std::uint32_t>(point.value); left > 0 || code.size() < 4; left >>= 4) {
        code.insert(code.begin(), "0123456789ABCDEF"[left & 15]);
      }
      code = "U+" + code;
      return Error("invisible-character", {{"character", code}}, place_);
    }
    const std::string_view character = text_.substr(position_, point.bytes);
    const std::string_view instead = ascii_lookalike(point.value);
    if (instead.empty()) return Error("strange-character", {{"character", character}}, place_);
    return Error("lookalike-character", {{"character", character}, {"instead", instead}}, place_);
  }

  std::string_view text_;
  std::size_t position_ = 0;
  Place place_{1, 1};
  int open_ = 0;  // parentheses; line ends inside them are spaces
  std::vector<Token> tokens_;
};

}  // namespace

bool is_line_end(const Token& token) {
  return token.kind == TokenKind::end || (token.kind == TokenKind::separator && token.text != ";");
}

Error unexpected(Reason reason, Reason at_end, const Token& token) {
  if (is_line_end(token)) return Error(at_end, {}, token.place);
  return Error(reason, {{"token", token.text}}, token.place);
}

std::vector<Token> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace backflow
