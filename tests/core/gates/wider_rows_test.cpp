// Tests what a row of the gate table and a node can hold although no gate of the language needs it yet.

#include "core/gates/lift.hpp"
#include "core/graph/plan/program.hpp"
#include "tests/core/gates/gradcheck.hpp"
#include "tests/core/support/catch.hpp"

namespace {

using namespace backflow;

/** a · b + c, whose three local gradients differ. */
struct MultiplyAdd {
  static constexpr int arity = 3;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V b, V c) {
    return a * b + c;
  }
  template <int K, class V>
  static V local(Slot<K>, V a, V b, V, V) {
    return K == 0 ? b : K == 1 ? a : splat<V>(1);
  }
};

constexpr Gate multiply_add =
    element_wise<MultiplyAdd>({.name = "multiply_add", .title = "", .symbol = "×+", .tex_value = ""});

void expect_right(const Gate& gate) {
  for (const gradcheck::Complaint& one : gradcheck::check(gate)) FAIL_CHECK(one.slot << ": " << one.what);
}

std::vector<double> read(std::span<const double> numbers) { return {numbers.begin(), numbers.end()}; }

TEST_CASE("an element-wise gate on packs can have three slots", "[gates][lift]") {
  CHECK(multiply_add.min_inputs == 3);
  CHECK(multiply_add.max_inputs == 3);
  expect_right(multiply_add);
}

TEST_CASE("a constant can be a matrix", "[gates][graph]") {
  Graph graph;
  const NodeIndex x = graph.add_input("x", Shape::vector(3));
  const NodeIndex weights = graph.add_constant(Shape::matrix(2, 3), {1, 2, 3, 4, 5, 6});
  graph.apply(multiply_add, {weights, x, graph.add_constant(10)}, "y");
  Program<double> program(std::make_shared<const Graph>(graph));
  program.plan(graph.output);
  const std::vector<double> numbers{1, -1, 2};
  std::copy(numbers.begin(), numbers.end(), program.memory(x).begin());
  program.forward();
  program.backward();
  CHECK(read(std::as_const(program).value(graph.output)) == std::vector<double>{11, 8, 16, 14, 5, 22});
  CHECK(read(program.gradient(x)) == std::vector<double>{5, 7, 9});
  // It receives no gradient, and a plan for another output keeps it.
  program.plan(weights);
  program.forward();
  CHECK(read(std::as_const(program).value(weights)) == std::vector<double>{1, 2, 3, 4, 5, 6});
}

}  // namespace
