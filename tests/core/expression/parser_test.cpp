#include "core/expression/parser.hpp"

#include <string>

#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

/** Returns an assignment with all calls written out: "add(x, mul(y, 2))". */
std::string bracketed(const Assignment& line) {
  std::vector<std::string> stack;
  for (const Step& step : line.steps) {
    if (step.kind == StepKind::apply) {
      std::string text = std::string(step.gate->name) + "(";
      for (std::size_t i = stack.size() - step.arguments; i < stack.size(); ++i) text += stack[i] + ",";
      stack.resize(stack.size() - step.arguments);
      text.back() = ')';
      stack.push_back(text);
    } else if (step.kind == StepKind::name) {
      stack.push_back(step.name);
    } else {
      std::string digits = std::to_string(step.value);
      digits.erase(digits.find_last_not_of('0') + 1);
      if (digits.back() == '.') digits.pop_back();
      stack.push_back(digits);
    }
  }
  REQUIRE(stack.size() == 1);
  return stack[0];
}

std::string tree(const std::string& expression) {
  const Script script = parse("result = " + expression);
  REQUIRE(script.assignments.size() == 1);
  return bracketed(script.assignments[0]);
}

}  // namespace

TEST_CASE("operators of equal precedence apply from the left", "[parser]") {
  CHECK(tree("a - b + c") == "add(sub(a,b),c)");
  CHECK(tree("a / b * c @ d") == "matmul(mul(div(a,b),c),d)");
}

TEST_CASE("products bind tighter than sums", "[parser]") {
  CHECK(tree("a + b * c") == "add(a,mul(b,c))");
  CHECK(tree("a @ b - c / d") == "sub(matmul(a,b),div(c,d))");
}

TEST_CASE("a sign binds tighter than a product, an exponent tighter than a sign", "[parser]") {
  CHECK(tree("-x^2") == "neg(power(x,2))");
  CHECK(tree("-a * b") == "mul(neg(a),b)");
  CHECK(tree("a * -b + c") == "add(mul(a,neg(b)),c)");
  CHECK(tree("a - -b") == "sub(a,neg(b))");
  CHECK(tree("--a") == "neg(neg(a))");
  CHECK(tree("-1 * d") == "mul(neg(1),d)");
}

TEST_CASE("exponents apply from the right and may have a sign", "[parser]") {
  CHECK(tree("2^3^x") == "power(2,power(3,x))");
  CHECK(tree("2^-1") == "power(2,neg(1))");
  CHECK(tree("2^-x^2") == "power(2,neg(power(x,2)))");
  CHECK(tree("a^-b * c") == "mul(power(a,neg(b)),c)");
}

TEST_CASE("postfix binds tightest", "[parser]") {
  CHECK(tree("-W.T @ x") == "matmul(neg(transpose(W)),x)");
  CHECK(tree("a^b.T") == "power(a,transpose(b))");
  CHECK(tree("(a @ b).T.T") == "transpose(transpose(matmul(a,b)))");
  CHECK(tree("exp(x).T") == "transpose(exp(x))");
  CHECK(tree("2.T") == "transpose(2)");
}

TEST_CASE("parentheses group", "[parser]") {
  CHECK(tree("(a + b) * c") == "mul(add(a,b),c)");
  CHECK(tree("(-x)^2") == "power(neg(x),2)");
  CHECK(tree("((a))") == "a");
  CHECK(tree("(a\n +\n b)") == "add(a,b)");
}

TEST_CASE("calls take expressions", "[parser]") {
  CHECK(tree("exp(a + b * c)") == "exp(add(a,mul(b,c)))");
  CHECK(tree("max(a, -b)") == "max(a,neg(b))");
  CHECK(tree("exp (x) + exp(exp(y))") == "add(exp(x),exp(exp(y)))");
}

TEST_CASE("max and min of three arguments fold, and of one argument reduce", "[parser]") {
  CHECK(tree("max(a, b, c)") == "max(a,b,c)");
  CHECK(parse("y = max(a, b, c)").assignments[0].steps.back().gate ==
        parse("y = max(a, b)").assignments[0].steps.back().gate);
  CHECK(parse("y = max(a)").assignments[0].steps.back().gate !=
        parse("y = max(a, b)").assignments[0].steps.back().gate);
}

TEST_CASE("arguments that are left out have the gate's defaults", "[parser]") {
  CHECK(tree("leaky_relu(x)") == "leaky_relu(x,0.01)");
  CHECK(tree("leaky_relu(x, 0.2)") == "leaky_relu(x,0.2)");
  CHECK(tree("elu(x)") == "elu(x,1)");
}

TEST_CASE("lines end at line breaks and semicolons; empty lines are skipped", "[parser]") {
  const Script script = parse("\n; a = x # first\r\n\n b = a; c = b * y;\n# end");
  CHECK(script.names == std::vector<std::string>{"a", "b", "c"});
  CHECK(script.inputs == std::vector<std::string>{"x", "y"});
}

TEST_CASE("inputs are in order of first use and keep its position", "[parser]") {
  const Script script = parse("q = z + y\nf = q * x + y");
  CHECK(script.inputs == std::vector<std::string>{"z", "y", "x"});
  REQUIRE(script.input_places.size() == 3);
  CHECK(script.input_places[1].column == 9);
  CHECK(script.input_places[2].line == 2);
  CHECK(script.input_places[2].column == 9);
}

TEST_CASE("there are no constants: e is a name", "[parser]") {
  CHECK(parse("y = e").inputs == std::vector<std::string>{"e"});
}

TEST_CASE("steps keep the positions of their operators", "[parser]") {
  const auto steps = parse("y = a + exp(b)").assignments[0].steps;
  REQUIRE(steps.size() == 4);
  CHECK(steps[2].place.column == 9);  // exp
  CHECK(steps[3].place.column == 7);  // +
}

TEST_CASE("ten thousand gates in one line are parsed", "[parser]") {
  std::string text = "y = x";
  for (int i = 0; i < 10000; ++i) text += i % 2 == 0 ? " + x" : " * x";
  CHECK(parse(text).assignments[0].steps.size() == 20001);
  std::string postfix = "y = x";
  for (int i = 0; i < 10000; ++i) postfix += ".T";
  CHECK(parse(postfix).assignments[0].steps.size() == 10001);
}
