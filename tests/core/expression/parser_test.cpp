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
      std::string digits = std::to_string(step.numbers.at(0));
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

TEST_CASE("e, pi and π are constants unless the text assigns them", "[parser]") {
  const Script script = parse("y = e ^ x + pi * e + π");
  CHECK(script.inputs == std::vector<std::string>{"x"});
  CHECK(script.constants == std::vector<std::string>{"e", "pi", "π"});
  CHECK(parse("e = x\ny = e").constants.empty());
  CHECK_THROWS_AS(parse("y = e\ne = x"), Error);  // read before it is assigned
}

TEST_CASE("words and comparisons bind more loosely than sums", "[parser]") {
  CHECK(tree("a + b < c * d") == "less(add(a,b),mul(c,d))");
  CHECK(tree("a < b and c >= d or e == f") == "or(and(less(a,b),greater_equal(c,d)),equal(e,f))");
  CHECK(tree("not a < b and c") == "and(not(less(a,b)),c)");
  CHECK(tree("not not a") == "not(not(a))");
  CHECK(tree("a or b or c and d") == "or(or(a,b),and(c,d))");
  CHECK(tree("max(a < b, not c)") == "max(less(a,b),not(c))");
  CHECK(tree("2 * (a != b)") == "mul(2,not_equal(a,b))");
}

TEST_CASE("a text may use and, or and not as names", "[parser]") {
  CHECK(parse("and = 2\ny = and * x").inputs == std::vector<std::string>{"x"});
}

TEST_CASE("picks and powers written above are postfix", "[parser]") {
  CHECK(tree("-x[0]") == "neg(entry(x))");
  CHECK(tree("X.T[1][0]") == "entry(entry(transpose(X)))");
  CHECK(tree("-x²") == "neg(power(x,2))");
  CHECK(tree("2^x²") == "power(2,power(x,2))");
  CHECK(tree("x²^3") == "power(power(x,2),3)");
  const Step pick = parse("y = X[-1, 2]").assignments[0].steps[1];
  CHECK(pick.attributes == Attributes{-1, 2});
}

TEST_CASE("lists are constants of signed numbers", "[parser]") {
  const auto list = [](const char* text) { return parse(std::string("y = ") + text).assignments[0].steps.at(0); };
  CHECK(list("[1, -2, +3]").shape == Shape::vector(3));
  CHECK(list("[1, -2, +3]").numbers == std::vector<double>{1, -2, 3});
  CHECK(list("[[1, 2],\n [3, 4],\n [5, 6]]").shape == Shape::matrix(3, 2));
  CHECK(list("[[1]]").shape == Shape::matrix(1, 1));
}

TEST_CASE("an axis is a literal and becomes an attribute", "[parser]") {
  CHECK(tree("sum(X + 1, 0)") == "sum(add(X,1))");
  const Step sum = parse("y = sum(X, -1)").assignments[0].steps.back();
  CHECK(sum.attributes == Attributes{-1});
  CHECK(sum.arguments == 1);
  CHECK_THROWS_AS(parse("y = sum(X, a)"), Error);
  CHECK_THROWS_AS(parse("y = sum(X, 0.5)"), Error);
}

TEST_CASE("other names of gates, modules and parameter lists are read", "[parser]") {
  CHECK(tree("ln(x)") == "log(x)");
  CHECK(tree("pow(a, b) + square(c)") == "add(power(a,b),power(c,2))");
  CHECK(tree("swish(x)") == "silu(x)");
  CHECK(tree("np.exp(x) * torch.nn.functional.relu(y)") == "mul(exp(x),relu(y))");
  CHECK(parse("y = np.pi * math.e").constants == std::vector<std::string>{"pi", "e"});
  CHECK(parse("f(x, y) = x * y").names == std::vector<std::string>{"f"});
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
