// Tests the gates whose nodes have attributes: an axis, or the indices of an entry.

#include <cmath>
#include <limits>

#include "core/gates/gate_table.hpp"
#include "core/graph/inspect/edges.hpp"
#include "core/graph/plan/program.hpp"
#include "core/graph/structure.hpp"
#include "tests/core/support/expect_error.hpp"

namespace {

using namespace backflow;
using Numbers = std::vector<double>;

/** One gate on one input. */
struct Applied {
  std::shared_ptr<const Graph> graph;
  Program<double> program;

  Applied(const char* name, const Attributes& attributes, const Shape& shape, const Numbers& numbers)
      : graph(make(name, attributes, shape)), program(graph) {
    program.plan(graph->output);
    std::copy(numbers.begin(), numbers.end(), program.memory(0).begin());
    program.forward();
    program.backward();
  }
  static std::shared_ptr<const Graph> make(const char* name, const Attributes& attributes, const Shape& shape) {
    Graph graph;
    const NodeIndex x = graph.add_input("x", shape);
    graph.apply(gate(name, 1 + static_cast<int>(attributes.size())), {x}, "y", {}, attributes);
    return std::make_shared<const Graph>(std::move(graph));
  }
  Numbers value() const {
    const auto y = program.value(graph->output);
    return {y.begin(), y.end()};
  }
  Numbers gradient() const {
    const auto x = program.gradient(0);
    return {x.begin(), x.end()};
  }
  const Shape& shape() const { return graph->node(graph->output).shape; }
};

void expect_refused(const char* name, const Attributes& attributes, const Shape& shape, ErrorCode code,
                    const std::string& piece) {
  CAPTURE(name, attributes[0]);
  expect_error([&] { Applied::make(name, attributes, shape); }, code, {0, 0}, piece);
}

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("a name means the reduction of all entries or that along an axis, by the number of arguments", "[gates]") {
  CHECK(find_gate("sum", 1)->literals == 0);
  CHECK(find_gate("sum", 2)->literals == 1);
  CHECK(find_gate("amax", 1) == nullptr);
  CHECK(find_gate("entry", 2)->literals == 1);
  CHECK(find_gate("entry", 3)->literals == 2);
  CHECK(find_operator("[", 1) == find_gate("entry", 2));
  CHECK(find_operator("<", 2)->name == "less");
  CHECK(find_operator("not", 1)->name == "not");
}

TEST_CASE("an axis is removed, also an axis of length 1", "[gates]") {
  const Numbers six{1, 2, 3, 4, 5, 6};
  CHECK(Applied("sum", {0}, Shape::matrix(2, 3), six).shape() == Shape::vector(3));
  CHECK(Applied("sum", {1}, Shape::matrix(2, 3), six).shape() == Shape::vector(2));
  CHECK(Applied("sum", {-1}, Shape::matrix(2, 3), six).value() == Numbers{6, 15});
  CHECK(Applied("sum", {0}, Shape::vector(6), six).shape() == Shape::scalar());
  CHECK(Applied("mean", {-1}, Shape::vector(6), six).value() == Numbers{3.5});
  CHECK(Applied("amax", {0}, Shape::matrix(1, 6), six).value() == six);
  CHECK(Applied("sum", {0}, Shape::matrix(1, 6), six).value() == six);
  CHECK(Applied("mean", {1}, Shape::matrix(6, 1), six).value() == six);
  CHECK(Applied("sum", {0}, Shape::matrix(6, 1), six).value() == Numbers{21});
  CHECK(Applied("amin", {1}, Shape::matrix(6, 1), six).shape() == Shape::vector(6));
}

TEST_CASE("along an axis too, ties go to the lowest index and NaN gives NaN", "[gates]") {
  Applied ties("amax", {1}, Shape::matrix(2, 3), {1, 4, 4, 2, 2, 0});
  CHECK(ties.value() == Numbers{4, 2});
  CHECK(ties.gradient() == Numbers{0, 1, 0, 1, 0, 0});
  Applied broken("amin", {0}, Shape::matrix(2, 2), {1, 5, nan, 3});
  CHECK(std::isnan(broken.value()[0]));
  CHECK(broken.value()[1] == 3);
}

TEST_CASE("an axis that a shape does not have is refused", "[gates]") {
  expect_refused("sum", {0}, Shape::scalar(), ErrorCode::shape, "[sum] needs a vector or a matrix");
  expect_refused("mean", {1}, Shape::vector(3), ErrorCode::shape, "the vector [3] has no axis 1");
  expect_refused("amax", {2}, Shape::matrix(2, 3), ErrorCode::out_of_range, "the matrix [2, 3] has no axis 2");
  expect_refused("amin", {-2}, Shape::matrix(2, 3), ErrorCode::out_of_range, "has no axis -2");
}

TEST_CASE("an index picks an entry, a row or an entry of a matrix", "[gates]") {
  const Numbers six{1, 2, 3, 4, 5, 6};
  CHECK(Applied("entry", {-6}, Shape::vector(6), six).value() == Numbers{1});
  Applied row("entry", {1}, Shape::matrix(2, 3), six);
  CHECK(row.shape() == Shape::vector(3));
  CHECK(row.gradient() == Numbers{0, 0, 0, 1, 1, 1});
  CHECK(jacobian_structure(*row.graph, true, 1, 0).reachable == 3);
  CHECK(terms(row.program, 1, 0, 4).size() == 1);
  CHECK(terms(row.program, 1, 0, 0).empty());
  CHECK(Applied("entry", {-1, 0}, Shape::matrix(2, 3), six).value() == Numbers{4});
  const Applied one("entry", {1}, Shape::vector(6), six);
  CHECK(local_gradient(one.program, 1, 0)->numbers() == Numbers{0, 1, 0, 0, 0, 0});
  expect_refused("entry", {6}, Shape::vector(6), ErrorCode::out_of_range, "index 6 is outside axis 0 of [6]");
  expect_refused("entry", {-7}, Shape::vector(6), ErrorCode::out_of_range, "from -6 to 5");
  expect_refused("entry", {0, 3}, Shape::matrix(2, 3), ErrorCode::out_of_range, "index 3 is outside axis 1 of [2, 3]");
  expect_refused("entry", {2}, Shape::matrix(2, 3), ErrorCode::out_of_range, "axis 0 of [2, 3]: its size is 2");
  expect_refused("entry", {0}, Shape::scalar(), ErrorCode::shape, "got a scalar");
  expect_refused("entry", {0, 0}, Shape::vector(6), ErrorCode::shape, "two indices");
}

TEST_CASE("concat joins what has equally many rows", "[gates]") {
  const auto joined = [](const Shape& a, const Shape& b) {
    Graph graph;
    const NodeIndex first = graph.add_input("a", a);
    return graph.node(graph.apply(gate("concat", 2), {first, graph.add_input("b", b)})).shape;
  };
  CHECK(joined(Shape::scalar(), Shape::scalar()) == Shape::vector(2));
  CHECK(joined(Shape::vector(3), Shape::scalar()) == Shape::vector(4));
  CHECK(joined(Shape::matrix(2, 3), Shape::matrix(2, 1)) == Shape::matrix(2, 4));
  for (const Shape& other : {Shape::vector(3), Shape::scalar(), Shape::matrix(1, 3)}) {
    expect_error([&] { joined(Shape::matrix(2, 3), other); }, ErrorCode::shape, {0, 0}, "cannot join [2, 3] and");
  }
  expect_error([&] { joined(Shape::vector(3), Shape::matrix(1, 3)); }, ErrorCode::shape, {0, 0}, "equally many rows");
}

}  // namespace
