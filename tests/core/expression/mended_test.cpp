#include <string>

#include "core/expression/build.hpp"
#include "core/expression/parser.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/edited.hpp"

using namespace backflow;

namespace {

/** Shapes by the first letter: capitals are matrices, v and w vectors, all others numbers. */
Shape shape_of(const std::string& name) {
  if (name[0] >= 'A' && name[0] <= 'Z') return Shape::matrix(2, 2);
  return name[0] == 'v' || name[0] == 'w' ? Shape::vector(2) : Shape::scalar();
}

void build_with_shapes(const std::string& text) {
  const Script script = parse(text);
  std::map<std::string, Shape> inputs;
  for (const std::string& name : script.inputs) inputs[name] = shape_of(name);
  build(script, inputs);
}

/** Takes every fix that is offered, at most five, and returns the text that builds. */
std::string mended(std::string text) {
  for (int press = 0; press < 5; ++press) {
    try {
      build_with_shapes(text);
      return text;
    } catch (const Error& error) {
      INFO(text << ": " << error.what());
      REQUIRE(error.fix);
      text = edited(text, *error.fix);
    }
  }
  FAIL(text << " needs more than five fixes");
  return text;
}

/** Returns the error about a text that has no fix. */
std::string refused(const std::string& text) {
  try {
    build_with_shapes(text);
  } catch (const Error& error) {
    INFO(text);
    CHECK_FALSE(error.fix);
    return std::string(error.reason);
  }
  FAIL(text << " was accepted");
  return {};
}

}  // namespace

TEST_CASE("a missing product, name or parenthesis is put in", "[mended]") {
  CHECK(mended("y = 2x") == "y = 2 * x");
  CHECK(mended("y = 2 x") == "y = 2 * x");
  CHECK(mended("y = (a)(b)") == "y = (a) * (b)");
  CHECK(mended("y = 2(a + b)") == "y = 2 * (a + b)");
  CHECK(mended("y = x(a + b)") == "y = x * (a + b)");
  CHECK(mended("a = 2\ny = a(3)") == "a = 2\ny = a * (3)");
  CHECK(mended("x * y") == "f = x * y");
  CHECK(mended("f + 2 * g") == "h = f + 2 * g");
  CHECK(mended("2 * f") == "g = 2 * f");
  CHECK(mended("y == x") == "f = y == x");
  CHECK(mended("y = sin x + cos 3") == "y = sin(x) + cos(3)");
  CHECK(mended("y := x") == "y = x");
  CHECK(mended("y = sin 2x + cos x²") == "y = sin(2 * x) + cos(x²)");
  CHECK(mended("y = 2|x|") == "y = 2 * abs(x)");
  CHECK(mended("y = norm v") == "y = norm(v)");
  CHECK(mended("y = |a - b| + ||v||") == "y = abs(a - b) + norm(v)");
  CHECK(mended("y = a < b < c") == "y = a < b and b < c");
  CHECK(mended("y = [a, b]") == "y = concat(a, b)");
}

TEST_CASE("NumPy, PyTorch and MATLAB forms whose meaning would change are mended", "[mended]") {
  CHECK(mended("y = np.max(X, 0)") == "y = amax(X, 0)");
  CHECK(mended("y = torch.min(X, -1)") == "y = amin(X, -1)");
  CHECK(mended("y = np.maximum(a, 0)") == "y = max(a, 0)");
  CHECK(mended("y = np.sum(X, axis=0)") == "y = np.sum(X, 0)");
  CHECK(mended("y = torch.mean(X, dim=-1)") == "y = torch.mean(X, -1)");
  CHECK(mended("y = X.sum()") == "y = sum(X)");
  CHECK(mended("y = X.sum(axis=0)") == "y = sum(X, 0)");
  CHECK(mended("y = X.max(0)") == "y = amax(X, 0)");
  CHECK(mended("y = max(X + 1, axis=0)") == "y = amax(X + 1, 0)");
  CHECK(mended("y = X.min(axis=-1)") == "y = amin(X, -1)");
  CHECK(mended("y = X[:, 1]") == "y = X.T[1]");
  CHECK(mended("y = X[0, :]") == "y = X[0]");
  CHECK(mended("y = A .* B") == "y = A * B");
  CHECK(mended("y = A'") == "y = A.T");
  CHECK(mended("y = v · w") == "y = v @ w");
  CHECK(mended("y = v·w") == "y = v@w");
  CHECK(mended("y = 3 · w · a") == "y = 3 · w · a");
  CHECK(mended("y = a && !b") == "y = a and (not b)");
  CHECK(mended("y = sigmod(x)") == "y = sigmoid(x)");
}

TEST_CASE("LaTeX and signs of papers are mended", "[mended]") {
  CHECK(mended("y = \\frac{a}{b}") == "y = (a / b)");
  CHECK(mended("y = \\frac{1}{1 + \\exp(-x)}") == "y = (1 / (1 + exp(-x)))");
  CHECK(mended("y = \\sqrt{x^{2} + 1}") == "y = sqrt(x^(2) + 1)");
  CHECK(mended("y = x_{1} \\cdot \\alpha") == "y = x_1 · alpha");
  CHECK(mended("y = \\sigma\\left(x\\right)") == "y = sigmoid(x)");
  CHECK(mended("y = √x") == "y = sqrt(x)");
}

TEST_CASE("brackets are closed, and exponents go behind the call", "[mended]") {
  CHECK(mended("y = (x + 1") == "y = (x + 1)");
  CHECK(mended("y = exp(x  # why") == "y = exp(x)  # why");
  CHECK(mended("y = exp(x\nz = y") == "y = exp(x)\nz = y");
  CHECK(mended("y = x + 1)") == "y = x + 1");
  CHECK(mended("y = 1,5 * x") == "y = 1.5 * x");
  CHECK(mended("y = sin^2(x) + tan²(x)") == "y = sin(x)^2 + tan(x)²");
}

TEST_CASE("a fix keeps what stands beside it", "[mended]") {
  CHECK(mended("y = 0<x<1") == "y = 0<x and x <1");
  CHECK(mended("y = a<b<c<d") == "y = a<b and b <c and c <d");
  CHECK(mended("y = a\\sqrt{b}") == "y = a * sqrt(b)");
  CHECK(mended("y = x√π") == "y = x * sqrt(π)");
  CHECK(mended("y = \\sin\\theta") == "y = sin(theta)");
  CHECK(mended("y = 2\\alpha\\beta") == "y = 2 * alpha * beta");
  CHECK(mended("y = x_{1}y_{2}") == "y = x_1 * y_2");
  CHECK(mended("y = \\frac{1}{2x}") == "y = (1 / (2 * x))");
  CHECK(mended("y = v \\cdot w") == "y = v @ w");
  CHECK(mended("y = ~a * b") == "y = (not a) * b");
  CHECK(mended("y = !(a + b) * c") == "y = (not (a + b)) * c");
  CHECK(mended("y = a | b || c") == "y = a or b or c");
  CHECK(mended("y = sin ln x") == "y = sin(ln(x))");
  CHECK(mended("y = exp x^-2") == "y = exp(x^-2)");
  CHECK(mended("y = exp x^(a+b)") == "y = exp(x^(a+b))");
  CHECK(mended("y = tau(x - 1)") == "y = tau * (x - 1)");
  CHECK(mended("y = torch.cat([v, w])") == "y = concat(v, w)");
  CHECK(mended("y = tf.reduce_max(X, 0)") == "y = amax(X, 0)");
  CHECK(mended("y = A.dot(B)") == "y = matmul(A, B)");
}

TEST_CASE("what has no plain remedy is explained without a fix", "[mended]") {
  struct Row {
    const char* reason;
    std::vector<const char*> texts;
  };
  const Row rows[] = {
      {"latex", {"y = \\int x", "y = \\log_2 x", "y = a_{i+1}", "y = x^\\top b"}},
      {"slice", {"y = X[1:2]"}},
      {"index", {"y = X[i]"}},
      {"keyword", {"y = np.sum(X, keepdims=True)", "y = concat(v, w, axis=0)", "y = softmax(X, axis=1)"}},
      {"not-in-operand", {"y = 2 * not a"}},
      {"list-ragged", {"y = [[1, 2], [3]]"}},
      {"list-entry", {"y = [[a]]", "y = []", "y = [a]"}},
      {"expected-equals", {"x + y = z"}},
      {"bracket-closes-nothing", {"y = x]"}},
      {"lookalike-character", {"y = √√x", "y = a!"}},
      {"bars", {"y = |x + |z||", "y = ||x| - |z||"}},
      {"gate-as-variable",
       {"y = sin 2 x", "y = sin pi x", "y = cos 2π x", "y = norm v ^ 2", "y = norm v[0]", "y = sin⁻¹(x)",
        "y = ln^2 x"}},
      {"expected-operator",
       {"y = 1/2x", "y = 1/(a)(b)", "y = 1 000", "y = 1_000", "y = 0x10", "y = u^T v", "y = ReLU x", "y = a AND b",
        "y = x if x > 0 else 0"}},
      {"unknown-gate-near", {"y = sign(x)", "y = acos(x)", "y = argmax(X, 0)", "y = xsin(x)", "y = exp2(x)"}},
      {"calls-assigned", {"f(x) = x^2\ny = f(3)"}},
      {"elsewhere-probability", {"y = F.binary_cross_entropy(a, b)"}},
      {"gate-has-other-name", {"y = F.mse_loss(a, b)", "y = F.linear(v, W, w)"}},
  };
  for (const Row& row : rows) {
    for (const char* text : row.texts) {
      CAPTURE(text);
      CHECK(refused(text) == row.reason);
    }
  }
}

TEST_CASE("a module's constant is one even where the text assigns its name", "[mended]") {
  const Script script = parse("pi = 3\ny = np.pi * pi");
  CHECK(script.constants.empty());
  CHECK(script.assignments[1].steps[0].numbers.at(0) == 3.141592653589793);
}

TEST_CASE("NumPy's dot is the product, and its amax of all entries is max", "[mended]") {
  const auto gate_of = [](const char* text) { return parse(text).assignments[0].steps.back().gate->name; };
  CHECK(gate_of("y = np.dot(A, B)") == "matmul");
  CHECK(gate_of("y = dot(a, b)") == "dot");
  CHECK(gate_of("y = np.amax(X)") == "max");
  CHECK(gate_of("y = Math.max(a, 0)") == "max");
}

TEST_CASE("names of the newer gates can be assigned, and then not called", "[mended]") {
  CHECK_NOTHROW(build_with_shapes("norm = x\nstep = norm * 2\ny = step + tan"));
  CHECK(mended("norm = 2\ny = norm(x)") == "norm = 2\ny = norm * (x)");
}
