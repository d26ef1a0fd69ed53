// Tests what a row of the gate table and a node can hold although no gate of the language needs it yet.

#include "core/gates/lift.hpp"
#include "core/gates/mixing.hpp"
#include "core/graph/inspect/edges.hpp"
#include "core/graph/plan/program.hpp"
#include "tests/core/gates/gradcheck.hpp"
#include "tests/core/support/catch.hpp"

namespace {

using namespace backflow;

/** Clamps the first operand between the other two; each of the three can be the result. */
struct Clamp {
  static constexpr int arity = 3;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V b, V c) {
    return select(a < b, b, select(a > c, c, a));
  }
  template <int K, class V>
  static V local(Slot<K>, V a, V b, V c, V) {
    const V one = splat<V>(1), none = splat<V>(0);
    if constexpr (K == 0) return select((a < b) | (a > c), none, one);
    if constexpr (K == 1) return select(a < b, one, none);
    return select((a >= b) & (a > c), one, none);
  }
  template <class T>
  static int branch(T a, T b, T c) {
    return a < b ? 0 : a > c ? 2 : 1;
  }
};

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

constexpr Gate clamp = element_wise<Clamp>({.name = "clamp",
                                            .title = "clamp",
                                            .symbol = "clamp",
                                            .tex_value = "",
                                            .domains = {{-2, 2}, {-1, -0.5}, {0.5, 1}}});
constexpr Gate multiply_add =
    element_wise<MultiplyAdd>({.name = "multiply_add", .title = "", .symbol = "×+", .tex_value = ""});

/** Sums a matrix along the axis that its node names. */
struct SumAlong {
  static Shape infer(const Gate&, std::span<const Shape> inputs, const Attributes& attributes) {
    return Shape::vector(attributes[0] == 0 ? inputs[0].columns() : inputs[0].rows());
  }
  static Reach reach(std::span<const Shape> inputs, const Shape&, const Attributes& attributes, int,
                     std::size_t input) {
    return {attributes[0] == 0 ? input % inputs[0].columns() : input / inputs[0].columns(), 1, 1};
  }
  template <class T>
  static std::size_t target(const Call<T>& call, std::size_t i) {
    return reach(call.shapes, call.shape, call.attributes, 0, i).first;
  }
  template <class T>
  static void forward(const Call<T>& call) {
    std::fill_n(call.output, call.shape.size(), T(0));
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      T& sum = call.output[target(call, i)];
      sum = sum + call.inputs[0][i];
    }
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], upstream[target(call, i)], accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>&, int, std::size_t, std::size_t) {
    return 1;
  }
};

constexpr Gate sum_along =
    mixing<SumAlong>({.name = "sum_along", .title = "sum along an axis", .symbol = "Σ", .tex_value = ""});

void expect_right(const Gate& gate) {
  for (const gradcheck::Complaint& one : gradcheck::check(gate)) FAIL_CHECK(one.slot << ": " << one.what);
}

std::vector<double> read(std::span<const double> numbers) { return {numbers.begin(), numbers.end()}; }

TEST_CASE("an element-wise gate can have three slots", "[gates][lift]") {
  CHECK(clamp.min_inputs == 3);
  CHECK(clamp.max_inputs == 3);
  expect_right(clamp);
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

TEST_CASE("a node passes its attributes to its gate", "[gates][graph]") {
  for (const int axis : {0, 1}) {
    CAPTURE(axis);
    Graph graph;
    const NodeIndex x = graph.add_input("X", Shape::matrix(2, 3));
    graph.apply(sum_along, {x}, "y", {}, {axis});
    CHECK(graph.node(graph.output).shape == Shape::vector(axis == 0 ? 3 : 2));
    Program<double> program(std::make_shared<const Graph>(graph));
    program.plan(graph.output);
    for (std::size_t i = 0; i < 6; ++i) program.memory(x)[i] = static_cast<double>(i);
    program.forward();
    const std::vector<double> sums = axis == 0 ? std::vector<double>{3, 5, 7} : std::vector<double>{3, 12};
    CHECK(read(std::as_const(program).value(graph.output)) == sums);
    const std::vector<double> upstream = axis == 0 ? std::vector<double>{1, 2, 3} : std::vector<double>{1, 2};
    program.backward(upstream);
    // The rule's vector-Jacobian product agrees with the Jacobian that is shown.
    const Tensor full = jacobian(program, graph.output, 0);
    for (std::size_t i = 0; i < 6; ++i) {
      double wanted = 0;
      for (std::size_t o = 0; o < upstream.size(); ++o) wanted += upstream[o] * full.values(o, i);
      CHECK(program.gradient(x)[i] == wanted);
    }
  }
}

}  // namespace
