#include "core/expression/build.hpp"

#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** Returns the nodes of a graph in order, with names after a colon: "x y mul:q". */
std::string listing(const Graph& graph) {
  std::string text;
  for (const Node& node : graph.nodes()) {
    if (!text.empty()) text += ' ';
    if (node.kind == NodeKind::constant) text += "constant";
    if (node.kind == NodeKind::gate) text += node.gate->name;
    if (!node.name.empty()) text += (node.kind == NodeKind::input ? "" : ":") + node.name;
  }
  return text;
}

std::map<std::string, Shape> scalars(const Script& script) {
  std::map<std::string, Shape> shapes;
  for (const std::string& name : script.inputs) shapes[name] = Shape::scalar();
  return shapes;
}

Graph build_scalars(const std::string& text) {
  const Script script = parse(text);
  return build(script, scalars(script));
}

}  // namespace

TEST_CASE("inputs come first, then gates in order of evaluation", "[build]") {
  const Graph graph = build_scalars("q = x + y\nf = q * z");
  CHECK(listing(graph) == "x y z add:q mul:f");
  CHECK(graph.node(4).inputs == std::vector<NodeIndex>{3, 2});
  CHECK(graph.output == 4);
}

TEST_CASE("the last assignment is the output, wherever its node is", "[build]") {
  const Graph graph = build_scalars("a = x * x\nb = 3");
  CHECK(graph.output == graph.find("b"));
  CHECK(graph.node(1).inputs == std::vector<NodeIndex>{0, 0});
}

TEST_CASE("each literal is a separate constant node", "[build]") {
  const Graph graph = build_scalars("f = 2 * x + 2 * 2");
  CHECK(listing(graph) == "x constant mul constant constant mul add:f");
  CHECK(graph.node(1).value == std::vector<double>{2});
}

TEST_CASE("a copy is an identity gate, a literal a constant with a name", "[build]") {
  CHECK(listing(build_scalars("y = x")) == "x identity:y");
  CHECK(listing(build_scalars("y = x; z = (y)")) == "x identity:y identity:z");
  const Graph graph = build_scalars("y = 3");
  CHECK(listing(graph) == "constant:y");
  CHECK(graph.node(graph.output).value == std::vector<double>{3});
  CHECK(listing(build_scalars("y = -3")) == "constant neg:y");
}

TEST_CASE("max of four is three gates of two, the first before the rest", "[build]") {
  const Graph graph = build_scalars("m = max(a, b, c, d)");
  CHECK(listing(graph) == "a b c d max max max:m");
  CHECK(graph.node(4).inputs == std::vector<NodeIndex>{0, 1});
  CHECK(graph.node(5).inputs == std::vector<NodeIndex>{4, 2});
  CHECK(graph.node(6).inputs == std::vector<NodeIndex>{5, 3});
}

TEST_CASE("a default argument is a constant", "[build]") {
  const Graph graph = build_scalars("y = leaky_relu(x)");
  CHECK(listing(graph) == "x constant leaky_relu:y");
  CHECK(graph.node(1).value == std::vector<double>{0.01});
}

TEST_CASE("a transpose of a vector keeps its shape", "[build]") {
  const Graph graph = build(parse("y = x.T"), {{"x", Shape::vector(3)}});
  CHECK(listing(graph) == "x transpose:y");
  CHECK(graph.node(1).shape == Shape::vector(3));
}

TEST_CASE("an error names an input without a value at its first use", "[build]") {
  const Error error = expect_error(
      [] {
        build(parse("a = x + 1\nb = a * y + y"), {{"x", Shape::scalar()}});
      },
      ErrorCode::unbound_name, {2, 9}, "'y'");
  CHECK(error.subject == "y");
}

TEST_CASE("an error names a value that is not read", "[build]") {
  const auto build_with = [](const char* extra) {
    build(parse("q = x + 1"), {{"x", Shape::scalar()}, {extra, Shape::scalar()}});
  };
  CHECK(expect_error([&] { build_with("w"); }, ErrorCode::unknown_input, {0, 0}, "does not read it").subject == "w");
  CHECK(expect_error([&] { build_with("q"); }, ErrorCode::unknown_input, {0, 0}, "is computed").subject == "q");
}

TEST_CASE("an error about shapes has the position of the operator or call", "[build]") {
  const std::map<std::string, Shape> shapes{{"a", Shape::matrix(2, 3)}, {"b", Shape::matrix(2, 2)}};
  expect_error([&] { build(parse("c = a * 1\nf = exp(c) @ b"), shapes); }, ErrorCode::shape, {2, 12}, "[2, 3]");
  expect_error([&] { build(parse("f = 1 + (a - b)"), shapes); }, ErrorCode::shape, {1, 12}, "[2, 2]");
  expect_error([&] { build(parse("f = max(a, 1, b)"), shapes); }, ErrorCode::shape, {1, 5}, "[2, 3]");
}

TEST_CASE("a script is appended to a graph without names", "[build]") {
  Graph graph;
  const NodeIndex x = graph.add_input("x", Shape::vector(2));
  const NodeIndex last = instantiate(parse("e = exp(-a)\ny = reciprocal(1 + e)"), graph, {{"a", x}});
  CHECK(listing(graph) == "x neg exp constant add reciprocal");
  CHECK(last == 5);
  CHECK(graph.node(last).shape == Shape::vector(2));
  expect_error([&] { instantiate(parse("y = a * b"), graph, {{"a", x}}); }, ErrorCode::unbound_name, {1, 9}, "'b'");
}

TEST_CASE("the parts of every composite gate are a script in a, b, ...", "[build]") {
  int composites = 0;
  for (const Gate& gate : gates()) {
    if (gate.parts.empty()) continue;
    CAPTURE(gate.name);
    ++composites;
    const Script script = parse(gate.parts);
    for (const std::string& input : script.inputs) {
      REQUIRE(input.size() == 1);
      CHECK(input[0] - 'a' < gate.max_inputs);
    }
  }
  CHECK(composites > 0);
}

TEST_CASE("ten thousand gates are built", "[build]") {
  std::string text = "y = x";
  for (int i = 0; i < 10000; ++i) text += " + x";
  CHECK(build_scalars(text).size() == 10001);
}

TEST_CASE("more than a quarter of a million gates are rejected at the position of the first extra one", "[build]") {
  std::string text = "y = x";
  for (int i = 0; i < 125000; ++i) text += " + x";
  text += "\nz = y";
  for (int i = 0; i < 125000; ++i) text += " + x";
  expect_error([&] { build_scalars(text); }, ErrorCode::too_large, {2, 500003}, "250,000");
}
