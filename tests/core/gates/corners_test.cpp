#include <cmath>

#include "core/session/reads.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

struct Graded {
  GraphSession graph;

  Graded(const std::string& text, const std::vector<NamedTensor>& inputs) : graph(text, inputs, "") {
    graph.backward({}, {});
  }
  std::vector<double> value(const char* name) { return reads::value(graph, {name}).numbers(); }
  std::vector<double> gradient(const char* name) { return reads::gradient(graph, {name}).numbers(); }
};

NamedTensor scalar(const char* name, double value) { return {name, Tensor::scalar(value)}; }
NamedTensor vector(const char* name, std::vector<double> data) {
  const Shape shape = Shape::vector(data.size());
  return {name, {shape, std::move(data)}};
}

/** d f / d x at x. */
double slope(const std::string& f, double x) { return Graded("f = " + f, {scalar("x", x)}).gradient("x")[0]; }

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("the kinks of relu, abs, leaky relu and elu at 0", "[corners]") {
  for (const double zero : {0.0, -0.0}) {
    CHECK(slope("relu(x)", zero) == 0);
    CHECK(slope("abs(x)", zero) == 0);
    CHECK(slope("leaky_relu(x)", zero) == 0.01);
    CHECK(slope("leaky_relu(x, 0.3)", zero) == 0.3);
    CHECK(slope("elu(x)", zero) == 1);
    CHECK(slope("elu(x, 0.25)", zero) == 0.25);
  }
  CHECK(slope("relu(x)", 1e-300) == 1);
  CHECK(slope("relu(x)", -1e-300) == 0);
}

TEST_CASE("at a tie, max and min pass the whole gradient to the first argument", "[corners]") {
  for (const char* gate : {"max", "min"}) {
    const std::string name(gate);
    CAPTURE(name);
    Graded two("f = " + name + "(x, y)", {scalar("x", 2), scalar("y", 2)});
    CHECK(two.gradient("x") == Numbers{1});
    CHECK(two.gradient("y") == Numbers{0});
    Graded three("f = " + name + "(x, y, z)", {scalar("x", 2), scalar("y", 2), scalar("z", 2)});
    CHECK(three.gradient("x") == Numbers{1});
    CHECK(three.gradient("z") == Numbers{0});
    Graded shared("f = " + name + "(x, x)", {scalar("x", 2)});
    CHECK(shared.gradient("x") == Numbers{1});
    Graded all("f = " + name + "(v)", {vector("v", {3, 3, 3})});
    CHECK(all.gradient("v") == Numbers{1, 0, 0});
  }
  CHECK(Graded("f = max(v)", {vector("v", {1, 3, 3})}).gradient("v") == Numbers{0, 1, 0});
  CHECK(Graded("f = min(v)", {vector("v", {3, 1, 1})}).gradient("v") == Numbers{0, 1, 0});
}

TEST_CASE("a hinge passes 0 at its kink", "[corners]") {
  Graded multiclass("f = hinge(s, label)", {vector("s", {2, 1, 3}), scalar("label", 0)});
  CHECK(multiclass.value("f") == Numbers{2});
  CHECK(multiclass.gradient("s") == Numbers{-1, 0, 1});
  Graded binary("f = binary_hinge(s, t)", {scalar("s", 1), scalar("t", 1)});
  CHECK(binary.value("f") == Numbers{0});
  CHECK(binary.gradient("s") == Numbers{0});
  CHECK(binary.gradient("t") == Numbers{0});
  CHECK(slope("binary_hinge(x, -1)", -1) == 0);
  CHECK(slope("binary_hinge(x, -1)", -0.75) == 1);
}

TEST_CASE("literals receive no gradient and are not checked", "[corners]") {
  Graded graded("f = x ^ 2 + 3 * x", {scalar("x", 2)});
  for (const NodeInfo& node : reads::nodes(graded.graph)) {
    if (node.gate == "constant") CHECK(reads::gradient(graded.graph, {"", node.id}).numbers() == Numbers{0});
    for (const EdgeView& edge : reads::edges(graded.graph, {"", node.id})) {
      const NodeInfo input = reads::nodes(graded.graph)[edge.input];
      CHECK((edge.flag == EdgeFlag::no_gradient) == (input.gate == "constant"));
    }
  }
  const auto entries = graded.graph.check(1e-5, {}, {});
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].name == "x");
  CHECK(entries[0].relative_error < 1e-8);
}

TEST_CASE("a label receives no gradient", "[corners]") {
  Graded graded("f = softmax_cross_entropy(s, label)", {vector("s", {1, 2}), scalar("label", 1)});
  const auto edges = reads::edges(graded.graph, {"f"});
  REQUIRE(edges.size() == 2);
  CHECK(edges[0].flag == EdgeFlag::none);
  CHECK(edges[1].flag == EdgeFlag::no_gradient);
  CHECK(graded.gradient("label") == Numbers{0});
  for (const CheckEntry& entry : graded.graph.check(1e-5, {}, {})) CHECK(entry.name == "s");
}

TEST_CASE("a power of a base that is not positive passes 0 to its exponent and is flagged", "[corners]") {
  for (const double base : {0.0, -3.0}) {
    CAPTURE(base);
    Graded graded("f = x ^ n", {scalar("x", base), scalar("n", 2)});
    CHECK(graded.gradient("n") == Numbers{0});
    const auto edges = reads::edges(graded.graph, {"f"});
    CHECK(edges[0].flag == EdgeFlag::none);
    CHECK(edges[1].flag == EdgeFlag::undefined);
  }
  Graded positive("f = x ^ n", {scalar("x", 3), scalar("n", 2)});
  CHECK(reads::edges(positive.graph, {"f"})[1].flag == EdgeFlag::none);
  check_close(positive.gradient("n"), {9 * std::log(3.0)}, 1e-15);
  // One entry that is not positive flags a tensor's edge.
  Graded mixed("f = sum(v ^ n)", {vector("v", {2, -1}), scalar("n", 3)});
  check_close(mixed.gradient("n"), {8 * std::log(2.0)}, 1e-15);
  const auto undefined = reads::edges(mixed.graph, {"", reads::nodes(mixed.graph)[2].id});
  CHECK(undefined[1].flag == EdgeFlag::undefined);
}

TEST_CASE("powers with whole exponents are products, so they are exact", "[corners]") {
  const auto power = [](double x, double n) {
    Graded graded("f = x ^ n", {scalar("x", x), scalar("n", n)});
    return std::pair{graded.value("f")[0], graded.gradient("x")[0]};
  };
  CHECK(power(2, -1) == std::pair{0.5, -0.25});
  CHECK(power(-3, 3) == std::pair{-27.0, 27.0});
  CHECK(power(0, 2) == std::pair{0.0, 0.0});
  CHECK(power(0, 1) == std::pair{0.0, 1.0});
  CHECK(power(0, 0) == std::pair{1.0, 0.0});
  CHECK(power(-2, -2) == std::pair{0.25, 0.25});
  CHECK(power(0.1, 2) == std::pair{0.1 * 0.1, 0.2});
  CHECK(Graded("f = 2^-1", {}).value("f") == Numbers{0.5});
}

TEST_CASE("NaN is passed on, not hidden", "[corners]") {
  // Inputs cannot be NaN, so the logarithm of a negative number makes one.
  for (const char* f : {"relu(n)", "max(n, 1)", "max(1, n)", "min(n, 1)", "min(1, n)", "leaky_relu(n)", "elu(n)",
                        "softplus(n)", "sigmoid(n)", "tanh(n)", "abs(n)"}) {
    CAPTURE(f);
    GraphSession graph("n = log(x); f = " + std::string(f), {scalar("x", -1)}, "");
    CHECK(std::isnan(reads::value(graph, {"f"}).numbers()[0]));
  }
  for (const char* f : {"max(n)", "min(n)", "sum(softmax(n))"}) {
    CAPTURE(f);
    GraphSession graph("n = log(v); f = " + std::string(f), {vector("v", {1, -1, 2})}, "");
    CHECK(std::isnan(reads::value(graph, {"f"}).numbers()[0]));
  }
}

TEST_CASE("inputs that are not finite are rejected by name", "[corners]") {
  for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    const Error error = expect_error(
        [&] {
          GraphSession("f = sum(v)", {vector("v", {1, bad})}, "");
        },
        ErrorCode::bad_value, {0, 0}, "entry 1");
    CHECK(error.subject == "v");
    GraphSession graph("f = sum(v)", {vector("v", {1, 2})}, "");
    CHECK_THROWS_AS(graph.set(vector("v", {bad, 2})), Error);
    CHECK(reads::value(graph, {"f"}).numbers() == Numbers{3});
  }
  CHECK(expect_error([&] { GraphSession("f = sum(v)", {vector("v", {})}, ""); }, ErrorCode::bad_value, {0, 0}, "empty")
            .subject == "v");
}

TEST_CASE("a kink within the step is flagged, not called wrong", "[corners]") {
  for (const char* text : {"f = relu(x)", "f = abs(x)", "f = leaky_relu(x)", "f = max(x, 0)", "f = min(0, x)"}) {
    CAPTURE(text);
    for (const double x : {0.0, 5e-6, -5e-6}) {
      Graded graded(text, {scalar("x", x)});
      CHECK(graded.graph.check(1e-5, {}, {})[0].kink);
    }
    Graded away(text, {scalar("x", 0.5)});
    CHECK_FALSE(away.graph.check(1e-5, {}, {})[0].kink);
  }
}

TEST_CASE("a gradient that differences cannot resolve is not called wrong", "[corners]") {
  // tanh'(15) is 4e-13: both evaluations round to the same number.
  Graded flat("f = tanh(x)", {scalar("x", 15)});
  const auto far = flat.graph.check(1e-5, {}, {})[0];
  CHECK(far.relative_error == 1);
  CHECK(far.lost);
  // Where differences resolve the gradient, a wrong one is not excused by rounding.
  Graded steep("f = tanh(x)", {scalar("x", 0.5)});
  CHECK_FALSE(steep.graph.check(0.1, {}, {})[0].lost);
}

TEST_CASE("outside a domain, no numeric value is finite and no error is 0", "[corners]") {
  Graded outside("f = log(x) + relu(y)", {scalar("x", -1), scalar("y", 0)});
  for (const double step : {1e-5, 1e-30}) {
    for (const auto& info : outside.graph.check(step, {}, {})) {
      CHECK(std::isnan(info.numeric));
      CHECK(std::isnan(info.relative_error));
    }
  }
}

TEST_CASE("two kinks at once do not hide each other", "[corners]") {
  // Nudged down, v[2] is the largest and below 0: both gates change sides.
  Graded graded("f = leaky_relu(max(v))", {vector("v", {1e-9, -1, -1e-9})});
  const auto entries = graded.graph.check(1e-5, {}, {});
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].kink);
  CHECK_FALSE(entries[1].kink);
  CHECK(entries[2].kink);
}
