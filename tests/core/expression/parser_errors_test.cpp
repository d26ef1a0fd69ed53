#include <string>

#include "core/expression/parser.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

Error expect(const std::string& text, ErrorCode code, Place place, const std::string& piece) {
  CAPTURE(text);
  return expect_error([&] { parse(text); }, code, place, piece);
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a text without assignments is an error", "[parser]") {
  for (const char* text : {"", "   ", "\n\n", "# only words", ";;"}) {
    expect(text, ErrorCode::syntax, {1, 1}, "f = x * y");
  }
}

TEST_CASE("every line must be an assignment", "[parser]") {
  expect("x + y", ErrorCode::syntax, {1, 3}, "expected '='");
  expect("x", ErrorCode::syntax, {1, 2}, "expected '=' here, but the line ends");
  expect("a = b\nx", ErrorCode::syntax, {2, 2}, "expected '='");
  expect("exp(x)", ErrorCode::syntax, {1, 4}, "expected '='");
  expect("3 = x", ErrorCode::syntax, {1, 1}, "expected a name here, not '3'");
  expect("= x", ErrorCode::syntax, {1, 1}, "not '='");
  expect("a = b = c", ErrorCode::syntax, {1, 7}, "on its own line");
}

TEST_CASE("a missing value is an error", "[parser]") {
  expect("y =", ErrorCode::syntax, {1, 4}, "the line ends");
  expect("y = \nz = 1", ErrorCode::syntax, {1, 5}, "the line ends");
  expect("y = a +; z = 1", ErrorCode::syntax, {1, 8}, "';'");
  expect("y = a * / b", ErrorCode::syntax, {1, 9}, "not '/'");
  expect("y = + a", ErrorCode::syntax, {1, 5}, "not '+'");
  expect("y = ()", ErrorCode::syntax, {1, 6}, "not ')'");
  expect("y = max(a, )", ErrorCode::syntax, {1, 12}, "not ')'");
  expect("y = max(, a)", ErrorCode::syntax, {1, 9}, "not ','");
  expect("y = .T", ErrorCode::syntax, {1, 5}, "not '.'");
}

TEST_CASE("a product needs a *", "[parser]") {
  expect("y = 2x", ErrorCode::syntax, {1, 6}, "written with *");
  expect("y = a b", ErrorCode::syntax, {1, 7}, "not 'b'");
  expect("y = (a)(b)", ErrorCode::syntax, {1, 8}, "not '('");
  expect("y = 2(a)", ErrorCode::syntax, {1, 6}, "not '('");
  expect("y = 1.2.3", ErrorCode::syntax, {1, 8}, "not '.3'");
}

TEST_CASE("unmatched parentheses are errors", "[parser]") {
  expect("y = (a + b", ErrorCode::syntax, {1, 11}, "line 1, column 5");
  expect("y = exp(a", ErrorCode::syntax, {1, 10}, "'exp'");
  expect("y = a)", ErrorCode::syntax, {1, 6}, "no matching");
  expect("y = (a + b\nz = 3", ErrorCode::syntax, {2, 1}, "not 'z'");
  expect("y = (a +\nz = 3", ErrorCode::syntax, {2, 3}, "line 1, column 5 is not closed");
  expect("y = a, b", ErrorCode::syntax, {1, 6}, "','");
  expect("y = (a, b)", ErrorCode::syntax, {1, 7}, "','");
}

TEST_CASE("the only postfix is .T", "[parser]") {
  expect("y = a.x", ErrorCode::syntax, {1, 7}, "not 'x'");
  expect("y = a.", ErrorCode::syntax, {1, 7}, "the line ends");
  expect("y = a.t", ErrorCode::syntax, {1, 7}, ".T");
}

TEST_CASE("a gate's name is reserved", "[parser]") {
  CHECK(expect("exp = 3", ErrorCode::reserved_name, {1, 1}, "'exp'").subject == "exp");
  expect("a = 1\n  max = a", ErrorCode::reserved_name, {2, 3}, "'max'");
  CHECK(expect("y = exp + 1", ErrorCode::reserved_name, {1, 5}, "exp(x)").subject == "exp");
}

TEST_CASE("a name is assigned once, before it is used", "[parser]") {
  CHECK(expect("a = 1\na = 2", ErrorCode::redefined_name, {2, 1}, "line 1").subject == "a");
  expect("y = x\n x = 2", ErrorCode::redefined_name, {2, 2}, "read on line 1");
  expect("y = y + 1", ErrorCode::redefined_name, {1, 1}, "before it is assigned");
}

TEST_CASE("the error about an unknown gate names the nearest one", "[parser]") {
  CHECK(expect("y = sigmod(x)", ErrorCode::unknown_gate, {1, 5}, "'sigmoid'").subject == "sigmod");
  CHECK(expect("y = sigm(x)", ErrorCode::unknown_gate, {1, 5}, "'sigmoid'").subject == "sigm");
  expect("a = 1\ny = 2 * a(3)", ErrorCode::unknown_gate, {2, 9}, "a * (");
}

TEST_CASE("an error states the number of arguments", "[parser]") {
  CHECK(expect("y = exp(a, b)", ErrorCode::arity, {1, 5}, "'exp' takes 1 argument, not 2").subject == "exp");
  expect("y = exp()", ErrorCode::arity, {1, 5}, "not 0");
  expect("y = 1 + matmul(a)", ErrorCode::arity, {1, 9}, "takes 2 arguments, not 1");
  expect("y = leaky_relu(a, b, c)", ErrorCode::arity, {1, 5}, "takes 1 or 2 arguments, not 3");
  expect("y = max()", ErrorCode::arity, {1, 5}, "takes 1 or more arguments, not 0");
}

TEST_CASE("nesting is limited to 200 in every direction, without overflow", "[parser]") {
  struct Row {
    const char* open;
    const char* close;
    int width;
  };
  for (const Row& row : {Row{"(", ")", 1}, {"exp(", ")", 4}, {"-", "", 1}, {"2^", "", 2}, {"2^-(", ")", 4}}) {
    CAPTURE(row.open);
    const auto text = [&](int depth) { return "y = " + repeated(row.open, depth) + "x" + repeated(row.close, depth); };
    CHECK_NOTHROW(parse(text(max_nesting)));
    try {
      parse(text(max_nesting + 1));
      FAIL("201 levels were accepted");
    } catch (const Error& error) {
      CHECK(error.code == ErrorCode::nesting);
      CHECK(error.place.line == 1);
      // The first operator or bracket that is one too many.
      CHECK(error.place.column > 4 + max_nesting * row.width);
      CHECK(error.place.column <= 4 + (max_nesting + 1) * row.width);
    }
    CHECK_THROWS_AS(parse(text(100000)), Error);
    CHECK_THROWS_AS(parse("y = " + repeated(row.open, 100000)), Error);
  }
}
