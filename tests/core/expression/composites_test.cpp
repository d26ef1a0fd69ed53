#include <set>

#include "core/expression/build.hpp"
#include "core/expression/expand.hpp"
#include "core/gates/gate_table.hpp"
#include "core/graph/plan/program.hpp"
#include "core/tensor/random.hpp"
#include "tests/core/gates/gradcheck.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** A graph with one gate on inputs, and the numbers they get. */
struct Sample {
  Graph graph;
  std::vector<std::vector<double>> inputs;

  Sample(const Gate& gate, const gradcheck::Shapes& shapes, Random& random) {
    std::vector<NodeIndex> leaves;
    for (std::size_t slot = 0; slot < shapes.size(); ++slot) {
      leaves.push_back(graph.add_input({}, shapes[slot]));
      const Domain domain = gate.domains.empty() ? Domain{} : gate.domains[std::min(slot, gate.domains.size() - 1)];
      inputs.emplace_back();
      for (std::size_t i = 0; i < shapes[slot].size(); ++i) {
        const bool label = gate.is_label(static_cast<int>(slot));
        inputs.back().push_back(label ? static_cast<double>(random.below(shapes[0].columns()))
                                      : random.uniform(domain.low, domain.high));
      }
    }
    graph.apply(gate, leaves, "y");
  }
};

/** Output and input gradients of a graph on a sample's numbers, from the upstream 1, −½, ⅓ … */
std::vector<std::vector<double>> swept(const Graph& graph, const Sample& sample) {
  Program<double> program(std::make_shared<const Graph>(graph));
  program.plan(graph.output);
  for (NodeIndex leaf = 0; leaf < sample.inputs.size(); ++leaf) {
    std::copy(sample.inputs[leaf].begin(), sample.inputs[leaf].end(), program.memory(leaf).begin());
  }
  program.forward();
  std::vector<double> upstream;
  for (std::size_t o = 1; o <= graph.node(graph.output).shape.size(); ++o) {
    upstream.push_back((o % 2 == 1 ? 1.0 : -1.0) / static_cast<double>(o));
  }
  program.backward(upstream);
  std::vector<std::vector<double>> numbers;
  const auto value = program.value(graph.output);
  numbers.emplace_back(value.begin(), value.end());
  for (NodeIndex leaf = 0; leaf < sample.inputs.size(); ++leaf) {
    const auto gradient = program.gradient(leaf);
    numbers.emplace_back(gradient.begin(), gradient.end());
  }
  return numbers;
}

void check_equal(const Graph& whole, const Graph& parts, const Sample& sample) {
  const auto wanted = swept(whole, sample);
  const auto got = swept(parts, sample);
  REQUIRE(got.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CAPTURE(i);
    for (std::size_t k = 0; k < wanted[i].size(); ++k) {
      CHECK(got[i][k] == Approx(wanted[i][k]).epsilon(1e-12).margin(1e-15));
    }
  }
}

std::vector<std::uint32_t> ids(const Graph& graph) {
  std::vector<std::uint32_t> all;
  for (const Node& node : graph.nodes()) all.push_back(node.id);
  return all;
}

}  // namespace

TEST_CASE("the parts of every composite have its value and gradients, and collapse removes them", "[composites]") {
  Random random(7);
  std::set<std::string_view> seen;
  for (const Gate& gate : gates()) {
    if (gate.parts.empty()) continue;
    seen.insert(gate.name);
    for (const gradcheck::Shapes& shapes : gradcheck::shapes_for(gate)) {
      CAPTURE(gate.name, to_string(shapes[0]), to_string(shapes.back()));
      if (!gate.is_composite(shapes)) continue;
      const Sample sample(gate, shapes, random);
      const Graph& whole = sample.graph;
      const std::uint32_t id = whole.node(whole.output).id;
      Expansions expansions;
      const std::vector<std::uint32_t> parts = expansions.expand(whole, id);
      const Graph expanded = expansions.apply(whole);
      CHECK(expanded.size() > whole.size());
      CHECK(expanded.node(expanded.output).id == id);
      CHECK(expanded.node(expanded.output).name == "y");
      CHECK(expanded.node(expanded.output).shape == whole.node(whole.output).shape);
      for (const std::uint32_t part : parts) CHECK(expanded.node(expanded.find_id(part)).part_of == id);
      check_equal(whole, expanded, sample);
      CHECK(ids(expansions.apply(whole)) == ids(expanded));
      expansions.collapse(id);
      CHECK(ids(expansions.apply(whole)) == ids(whole));
    }
  }
  for (const char* name :
       {"sub", "div", "relu", "softplus", "sigmoid", "tanh", "dot", "matmul", "affine", "softmax_cross_entropy", "tan",
        "log2", "log10", "silu", "gelu", "mish", "softsign", "clip"}) {
    CHECK(seen.count(name) == 1);
  }
}

TEST_CASE("a composite part can be expanded, and collapses with the whole", "[composites]") {
  Random random(8);
  const Sample sample(gate("tanh"), {Shape::vector(3)}, random);
  const Graph& whole = sample.graph;
  Expansions expansions;
  expansions.expand(whole, 1);
  Graph once = expansions.apply(whole);
  std::uint32_t inner = 0;
  for (const Node& node : once.nodes()) {
    if (node.gate && node.gate->name == "sigmoid") inner = node.id;
  }
  REQUIRE(inner != 0);
  const std::vector<std::uint32_t> deepest = expansions.expand(once, inner);
  const Graph twice = expansions.apply(whole);
  CHECK(twice.size() > once.size());
  check_equal(whole, twice, sample);
  expansions.collapse(deepest[0]);
  CHECK(ids(expansions.apply(whole)) == ids(once));
  expansions.expand(once, inner);
  expansions.collapse(1);
  CHECK(ids(expansions.apply(whole)) == ids(whole));
}

TEST_CASE("an affine neuron expands into a product and a sum, and the product into its products", "[composites]") {
  Random random(9);
  const Sample sample(gate("affine", 3), {Shape::vector(4), Shape::vector(4), Shape::scalar()}, random);
  const Graph& whole = sample.graph;
  Expansions expansions;
  const std::uint32_t product = expansions.expand(whole, whole.node(whole.output).id).at(0);
  const Graph once = expansions.apply(whole);
  CHECK(once.node(once.find_id(product)).gate->name == "matmul");
  check_equal(whole, once, sample);
  expansions.expand(once, product);
  const Graph twice = expansions.apply(whole);
  CHECK(twice.node(twice.find_id(product)).gate->name == "sum");
  check_equal(whole, twice, sample);
}

TEST_CASE("an expansion is inactive while the shapes have no parts", "[composites]") {
  const Script script = parse("y = a @ b");
  const Graph vectors = build(script, {{"a", Shape::vector(3)}, {"b", Shape::vector(3)}});
  Expansions expansions;
  expansions.expand(vectors, vectors.node(vectors.output).id);
  const Graph matrix = build(script, {{"a", Shape::matrix(2, 3)}, {"b", Shape::vector(3)}});
  CHECK(ids(expansions.apply(matrix)) == ids(matrix));
  CHECK(expansions.apply(vectors).size() == vectors.size() + 1);
}

TEST_CASE("the line of a statement stays with its gates, literals and parts", "[composites]") {
  const Graph base =
      build(parse("# a comment\ns = sigmoid(2 * x)\n\nf = s + 1; g = f * (s\n - 3)"), {{"x", Shape::scalar()}});
  const auto lines = [](const Graph& graph) {
    std::vector<std::uint32_t> all;
    for (const Node& node : graph.nodes()) all.push_back(node.line);
    return all;
  };
  CHECK(lines(base) == std::vector<std::uint32_t>{0, 2, 2, 2, 4, 4, 4, 4, 4});
  Expansions expansions;
  expansions.expand(base, base.find("s"));
  CHECK(lines(expansions.apply(base)) == std::vector<std::uint32_t>{0, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4});
}

TEST_CASE("expanding a node without parts is an error", "[composites]") {
  Graph graph;
  const NodeIndex x = graph.add_input("x", Shape::scalar());
  const NodeIndex y = graph.apply(gate("exp"), {x});
  Expansions expansions;
  expect_error([&] { expansions.expand(graph, y); }, ErrorCode::not_composite, {0, 0}, "'exp'");
  expect_error([&] { expansions.expand(graph, x); }, ErrorCode::not_composite, {0, 0}, "an input");
  expect_error([&] { expansions.expand(graph, 99); }, ErrorCode::unknown_node, {0, 0}, "99");
  expect_error([&] { expansions.collapse(y); }, ErrorCode::not_composite, {0, 0}, "not part");
}
