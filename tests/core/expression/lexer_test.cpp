#include "core/expression/lexer.hpp"

#include <string>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

std::string kinds(std::string_view text) {
  static constexpr std::string_view letters = "awn+-*d/@^s<=()[]|,:.;$";
  std::string result;
  for (const Token& token : tokenize(text)) result += letters[static_cast<std::size_t>(token.kind)];
  return result;
}

}  // namespace

TEST_CASE("every sign has its token", "[lexer]") { CHECK(kinds("a 1 + - * / @ ^ = ( ) , . ;") == "an+-*/@^=(),.;$"); }

TEST_CASE("a number includes its fraction and exponent", "[lexer]") {
  struct Row {
    const char* text;
    double value;
  };
  for (const Row& row : {Row{"12", 12},
                         {"1.5", 1.5},
                         {".5", 0.5},
                         {"2.", 2},
                         {"1e3", 1000},
                         {"1.5E-2", 0.015},
                         {"2e+1", 20},
                         {"2.e3", 2000}}) {
    CAPTURE(row.text);
    const auto tokens = tokenize(row.text);
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].kind == TokenKind::number);
    CHECK(tokens[0].number == row.value);
  }
}

TEST_CASE("a name directly after a number is a separate token", "[lexer]") {
  CHECK(kinds("2.T") == "n.a$");
  CHECK(kinds("2e") == "na$");
  CHECK(kinds("2e+x") == "na+a$");
  CHECK(kinds("1.5.T") == "n.a$");
}

TEST_CASE("names have letters of any script", "[lexer]") {
  for (const char* name : {"x", "_", "w0", "한글", "é", "Δx", "x₁", "𝛼", "µ", "σ_2", "x２"}) {
    CAPTURE(name);
    const auto tokens = tokenize(name);
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].kind == TokenKind::name);
    CHECK(tokens[0].text == name);
  }
}

TEST_CASE("columns count UTF-16 units, and every kind of line end counts", "[lexer]") {
  const auto tokens = tokenize("한 + 𝛼 + b\r\nc\rd\n\n  e");
  const auto at = [&](std::size_t i) { return std::pair{tokens[i].place.line, tokens[i].place.column}; };
  CHECK(at(2) == std::pair{1, 5});  // 𝛼
  CHECK(at(3) == std::pair{1, 8});  // the one before took two units
  CHECK(at(4) == std::pair{1, 10});
  CHECK(tokens[6].text == "c");
  CHECK(at(6) == std::pair{2, 1});
  CHECK(at(8) == std::pair{3, 1});
  CHECK(tokens[11].text == "e");
  CHECK(at(11) == std::pair{5, 3});
}

TEST_CASE("comments, spaces and line ends inside parentheses are skipped", "[lexer]") {
  CHECK(kinds("a # b + c\nd") == "a;a$");
  CHECK(kinds("# 한글 only") == "$");
  CHECK(kinds("(a\n+ b # why\n)\nc") == "(a+a);a$");
  CHECK(kinds("a\xC2\xA0+\tb") == "a+a$");
  CHECK(kinds("\xEF\xBB\xBF"
              "a") == "a$");  // byte order mark
}

TEST_CASE("a semicolon ends a line even in an open parenthesis", "[lexer]") { CHECK(kinds("(a;b\nc") == "(a;a;a$"); }

TEST_CASE("an error names characters without meaning and says what to write instead", "[lexer]") {
  expect_error([] { tokenize("a ! b"); }, ErrorCode::syntax, {1, 3}, "'!'");
  expect_error([] { tokenize("a & b"); }, ErrorCode::syntax, {1, 3}, "write and");
  expect_error([] { tokenize("A'"); }, ErrorCode::syntax, {1, 2}, "write .T");
  expect_error([] { tokenize("a $ b"); }, ErrorCode::syntax, {1, 3}, "'$'");
  expect_error([] { tokenize("x\n😀"); }, ErrorCode::syntax, {2, 1}, "'😀'");
  expect_error([] { tokenize("a\xE2\x80\x8B"); }, ErrorCode::syntax, {1, 2}, "U+200B");
  expect_error([] { tokenize(std::string_view("a\0b", 3)); }, ErrorCode::syntax, {1, 2}, "U+0000");
}

TEST_CASE("an error about bytes that are not UTF-8 has a position", "[lexer]") {
  for (const char* text :
       {"ab\xFF", "ab\xC3", "ab\xC0\x80", "ab\xED\xA0\x80", "ab\xF5\x80\x80\x80", "ab\xE2\x28\xA1"}) {
    expect_error([&] { tokenize(text); }, ErrorCode::syntax, {1, 3}, "UTF-8");
  }
}

TEST_CASE("a literal too large for float64 is rejected, one too small is 0", "[lexer]") {
  expect_error([] { tokenize("y = 1e999"); }, ErrorCode::bad_value, {1, 5}, "1e999");
  CHECK(tokenize("1e-999")[0].number == 0);
}
