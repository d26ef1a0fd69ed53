#include "core/graph/inspect/tangent.hpp"

#include <numeric>

#include "core/session/reads.hpp"
#include "core/tensor/random.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

NamedTensor scalar(const char* name, double value) { return {name, Tensor::scalar(value)}; }

std::vector<NamedTensor> as_inputs(const std::vector<cases::NamedValue>& values) {
  std::vector<NamedTensor> inputs;
  for (const auto& [name, value] : values) inputs.push_back({name, value});
  return inputs;
}

std::vector<double> numbers(Random& random, std::size_t count) {
  std::vector<double> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(random.uniform(-1, 1));
  return all;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/** Returns the tangent of one node from those of all nodes. */
std::vector<double> at(const GraphSession& graph, const std::vector<double>& all, const std::string& name) {
  std::size_t first = 0;
  for (const NodeInfo& node : reads::nodes(graph)) {
    if (node.name == name) return {all.begin() + first, all.begin() + first + node.shape.size()};
    first += node.shape.size();
  }
  return {};
}

}  // namespace

TEST_CASE("v · (J u) is u · (Jᵀ v) on the lecture's graphs", "[tangent]") {
  Random random(3);
  int compared = 0;
  for (const auto& one : cases::worked_examples().graphs) {
    CAPTURE(one.id);
    GraphSession graph(one.expression, as_inputs(one.inputs), "");
    const Shape shape = reads::value(graph, {one.output}).shape;
    const Tensor v{shape, numbers(random, shape.size())};
    graph.backward({}, v);
    for (const auto& [name, value] : one.inputs) {
      CAPTURE(name);
      const Tensor u{value.shape, numbers(random, value.shape.size())};
      const double forward = dot(v.numbers(), at(graph, graph.tangents({name}, u), one.output));
      const double reverse = dot(u.numbers(), reads::gradient(graph, {name}).numbers());
      CHECK(forward == Approx(reverse).epsilon(1e-9).margin(1e-12));
      ++compared;
    }
  }
  CHECK(compared > 30);
}

TEST_CASE("every node has a tangent: ones by default, zeros without influence", "[tangent]") {
  GraphSession graph("q = x + y; f = q * z; g = 3 * y", {scalar("x", -2), scalar("y", 5), scalar("z", -4)}, "f");
  const auto all = graph.tangents({"x"}, {});
  REQUIRE(all.size() == reads::nodes(graph).size());
  CHECK(at(graph, all, "x") == std::vector<double>{1});
  CHECK(at(graph, all, "y") == std::vector<double>{0});
  CHECK(at(graph, all, "f") == std::vector<double>{-4});
  CHECK(at(graph, all, "g") == std::vector<double>{0});
  CHECK(at(graph, graph.tangents({"y"}, Tensor::scalar(2)), "g") == std::vector<double>{6});
  // An intermediate value takes the given tangent, whatever its operands are.
  const auto from_q = graph.tangents({"q"}, {});
  CHECK(at(graph, from_q, "f") == std::vector<double>{-4});
  CHECK(at(graph, from_q, "x") == std::vector<double>{0});
}

TEST_CASE("constants and labels do not change", "[tangent]") {
  GraphSession graph("f = 2 * softmax_cross_entropy(s, label)", {{"s", {Shape::vector(2), {1, 2}}}, scalar("label", 1)},
                     "");
  for (const NodeInfo& node : reads::nodes(graph)) {
    if (node.gate != "constant") continue;
    for (const double t : graph.tangents({"", node.id}, {})) CHECK(t == 0);
  }
  CHECK(at(graph, graph.tangents({"label"}, {}), "f") == std::vector<double>{0});
}

TEST_CASE("what a gate does not pass on in reverse mode, it does not pass on in forward mode", "[tangent]") {
  for (const char* text :
       {"y = max(sqrt(x), 1)", "y = relu(sqrt(x) - 1)", "y = 0 * sqrt(x)", "y = clip(sqrt(x), 1, 2)"}) {
    CAPTURE(text);
    GraphSession graph(text, {scalar("x", 0)}, "");
    graph.backward({}, {});
    CHECK(reads::gradient(graph, {"x", 0}).numbers() == std::vector<double>{0});
    CHECK(at(graph, graph.tangents({"x", 0}, {}), "y") == std::vector<double>{0});
  }
}

TEST_CASE("the edges of the last tangents add up to the node's tangent", "[tangent]") {
  GraphSession graph("p = w @ x; f = sum(p * p)",
                     {{"w", {Shape::matrix(2, 2), {1, 2, 3, 4}}}, {"x", {Shape::vector(2), {5, 6}}}}, "");
  expect_error([&] { graph.tangent_edges({"f"}); }, ErrorCode::stale, {0, 0}, "tangents()");
  const auto all = graph.tangents({"x"}, Tensor{Shape::vector(2), {1, -1}});
  const auto edges = graph.tangent_edges({"p"});
  REQUIRE(edges.size() == 2);
  CHECK(edges[0].contribution.numbers() == std::vector<double>{0, 0});
  CHECK(edges[1].tangent.numbers() == std::vector<double>{1, -1});
  CHECK(edges[1].contribution.numbers() == at(graph, all, "p"));
  CHECK_FALSE(edges[1].local);
  const auto sum = graph.tangent_edges({"f"});
  REQUIRE(sum.size() == 1);
  CHECK(sum[0].local->numbers() == std::vector<double>{1, 1});
  CHECK(sum[0].contribution.numbers() == at(graph, all, "f"));
  graph.set({"x", {Shape::vector(2), {5, 7}}});
  expect_error([&] { graph.tangent_edges({"f"}); }, ErrorCode::stale, {0, 0}, "tangents()");
  graph.tangents({"x"}, {});
  CHECK(graph.tangent_edges({"f"}).size() == 1);
}

TEST_CASE("a tangent that does not fit is rejected", "[tangent]") {
  GraphSession graph("f = x * x", {scalar("x", 1)}, "");
  expect_error([&] { graph.tangents({"x"}, Tensor{Shape::vector(2), {1, 2}}); }, ErrorCode::shape, {0, 0}, "[2]");
  expect_error([&] { graph.tangents({"x"}, Tensor::scalar(HUGE_VAL)); }, ErrorCode::bad_value, {0, 0}, "tangent");
  expect_error([&] { graph.tangents({"y"}, {}); }, ErrorCode::unknown_node, {0, 0}, "y");
}

TEST_CASE("tangents that would take too long are rejected", "[tangent][long]") {
  const Shape big = Shape::matrix(1000, 1000);
  GraphSession graph(
      "f = a @ b", {{"a", {big, std::vector<double>(big.size(), 1)}}, {"b", {big, std::vector<double>(big.size(), 1)}}},
      "");
  expect_error([&] { graph.tangents({"a"}, {}); }, ErrorCode::too_large, {0, 0}, "500,000,000");
  // A sparse tangent is accepted.
  Tensor one{big, std::vector<double>(big.size(), 0)};
  one.numbers()[0] = 1;
  CHECK(at(graph, graph.tangents({"a"}, one), "f")[999] == 1);
}
