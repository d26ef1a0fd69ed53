// The scalar tape repeats the formulas of three gates, and runs sums of products in one loop. It must agree with the
// rows.
#include <cmath>
#include <set>

#include "core/gates/gate_table.hpp"
#include "core/graph/plan/program.hpp"
#include "core/tensor/random.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

/** The values and gradients of all nodes, computed with the rows alone. */
template <class T>
struct ByRows {
  std::vector<T> values, gradients;

  ByRows(const Graph& graph, const std::vector<T>& leaves) : values(graph.size()), gradients(graph.size(), T(0)) {
    std::vector<char> written(graph.size(), 0);
    for (NodeIndex index = 0; index < graph.size(); ++index) {
      const Node& node = graph.node(index);
      values[index] =
          node.gate ? node.gate->rule<T>().value(operand(node, 0), operand(node, 1), operand(node, 1)) : leaves[index];
    }
    gradients[graph.output] = 1;
    written[graph.output] = 1;
    for (NodeIndex index = graph.size(); index-- > 0;) {
      const Node& node = graph.node(index);
      for (int slot = 0; written[index] && slot < static_cast<int>(node.inputs.size()); ++slot) {
        const T a = operand(node, 0), b = operand(node, 1);
        const T part = gradients[index] * node.gate->rule<T>().local(slot, a, b, b, values[index]);
        T& gradient = gradients[node.inputs[slot]];
        gradient = written[node.inputs[slot]] ? gradient + part : part;
        written[node.inputs[slot]] = 1;
      }
    }
  }

  /** Returns the number of an operand; for a gate with one operand, the same for both slots. */
  T operand(const Node& node, std::size_t k) const { return values[node.inputs[std::min(k, node.inputs.size() - 1)]]; }
};

template <class T>
void expect_bits_of_rows(const Graph& graph, std::size_t leaf_count, Random& random) {
  Program<T> program(std::make_shared<const Graph>(graph));
  program.plan(graph.output);
  std::vector<T> leaves;
  for (NodeIndex leaf = 0; leaf < leaf_count; ++leaf) {
    leaves.push_back(static_cast<T>(random.uniform(0.4, 1.6)));
    program.memory(leaf)[0] = leaves.back();
  }
  program.forward();
  program.backward();
  const ByRows<T> wanted(graph, leaves);
  for (NodeIndex index = 0; index < graph.size(); ++index) {
    CAPTURE(index);
    CHECK(std::as_const(program).value(index)[0] == wanted.values[index]);
    if (program.has_gradient(index)) CHECK(program.gradient(index)[0] == wanted.gradients[index]);
  }
}

void expect_bits_of_rows(const Graph& graph, std::size_t leaves, Random& random) {
  expect_bits_of_rows<float>(graph, leaves, random);
  expect_bits_of_rows<double>(graph, leaves, random);
}

TEST_CASE("the scalar tape gives the bits of the rows for every gate", "[plan][tape]") {
  Random random(3);
  std::set<Inlined> repeated;
  for (const Gate& gate : gates()) {
    if (!gate.element_wise || gate.max_inputs > 2) continue;
    CAPTURE(gate.name);
    repeated.insert(gate.inlined);
    for (const bool shared : {false, true}) {
      Graph graph;
      const NodeIndex a = graph.add_input("a", Shape::scalar());
      const NodeIndex b = graph.add_input("b", Shape::scalar());
      std::vector<NodeIndex> inputs{a};
      if (gate.max_inputs == 2) inputs.push_back(shared ? a : b);
      graph.apply(gate, inputs);
      expect_bits_of_rows(graph, 2, random);
    }
  }
  CHECK(repeated == std::set{Inlined::no, Inlined::sum, Inlined::difference, Inlined::product});
}

TEST_CASE("sums of products on the tape give the bits of the rows", "[plan][tape]") {
  Random random(4);
  const char* const names[] = {"mul", "add", "sub", "mul", "add", "max", "min"};
  for (int run = 0; run < 200; ++run) {
    CAPTURE(run);
    Graph graph;
    const std::size_t leaves = 2 + random.below(5);
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) graph.add_input("x" + std::to_string(leaf), Shape::scalar());
    NodeIndex sum = graph.apply(gate("mul", 2), {0, 1});
    for (std::uint64_t k = random.below(12); k > 0; --k) {
      // Mostly the pattern that the tape looks for, a sum that grows by a product; sometimes one that breaks it.
      const auto any = [&] { return static_cast<NodeIndex>(random.below(graph.size())); };
      const NodeIndex product = random.below(5) > 0 ? graph.apply(gate("mul", 2), {any(), any()})
                                                    : graph.apply(gate(names[random.below(7)], 2), {any(), any()});
      sum = random.below(6) > 0 ? graph.apply(gate("add", 2), {sum, product})
                                : graph.apply(gate("add", 2), {product, any()});
    }
    expect_bits_of_rows(graph, leaves, random);
  }
}

TEST_CASE("a product that reads the sum it is added to passes a gradient to that sum", "[plan][tape]") {
  // s = q + a b, f = s + s c: df/dq = 1 + c.
  Graph graph;
  for (const char* const name : {"q", "a", "b", "c"}) graph.add_input(name, Shape::scalar());
  const NodeIndex s = graph.apply(gate("add", 2), {0, graph.apply(gate("mul", 2), {1, 2})});
  graph.apply(gate("add", 2), {s, graph.apply(gate("mul", 2), {s, 3})});
  Program<double> program(std::make_shared<const Graph>(graph));
  program.plan(graph.output);
  for (NodeIndex leaf = 0; leaf < 4; ++leaf) program.memory(leaf)[0] = leaf + 2;
  program.forward();
  program.backward();
  CHECK(program.gradient(0)[0] == 6);
}

TEST_CASE("the rows state which local gradients can be infinite", "[gates]") {
  for (const Gate& gate : gates()) {
    if (!gate.element_wise) {
      CHECK_FALSE(gate.local_can_be_infinite);
      continue;
    }
    CAPTURE(gate.name);
    bool found = false;
    for (const double a : {-2.0, -1.0, 0.0, 0.5, 1.0, 2.0}) {
      for (const double b : {-2.0, -1.0, 0.0, 0.5, 1.0, 2.0}) {
        const double y = gate.f64.value(a, b, b);
        for (int slot = 0; slot < gate.max_inputs; ++slot) {
          found = found || std::isinf(gate.f64.local(slot, a, b, b, y));
        }
      }
    }
    CHECK(found == gate.local_can_be_infinite);
  }
}

}  // namespace
