#include <cmath>

#include "core/graph/inspect/mistake.hpp"

#include "core/session/reads.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

NamedTensor scalar(const char* name, double value) { return {name, Tensor::scalar(value)}; }

GraphSession forked() { return GraphSession("a = x * y; b = sin(x); f = a + b", {scalar("x", 2), scalar("y", 3)}, ""); }

const MistakeRequest overwrite{MistakeKind::overwrite, {}};
MistakeRequest wrong(const char* name) { return {MistakeKind::wrong_local, {name}}; }

std::vector<double> gradient(GraphSession& graph, const char* name) { return reads::gradient(graph, {name}).numbers(); }

}  // namespace

TEST_CASE("overwriting keeps the last contribution", "[mistake]") {
  GraphSession graph = forked();
  graph.backward({}, {}, overwrite);
  // The sweep reaches sin first and the product last.
  CHECK(gradient(graph, "x") == std::vector<double>{3});
  CHECK(gradient(graph, "y") == std::vector<double>{2});
  CHECK(reads::contributions(graph, {"x"}).uses.size() == 2);
  CHECK(graph.check(1e-5, NodeReference{"x"}, {})[0].relative_error > 0.1);
  CHECK(graph.check(1e-5, NodeReference{"y"}, {})[0].relative_error < 1e-8);
  const auto suspects = reads::suspects(graph);
  REQUIRE(suspects.size() == 1);
  CHECK(suspects[0].node == reads::nodes(graph)[0].id);
  CHECK_FALSE(suspects[0].slot);
  check_close(suspects[0].expected.numbers(), {3 + std::cos(2.0)});
  CHECK(suspects[0].found.numbers() == std::vector<double>{3});
  graph.backward({}, {});
  check_close(gradient(graph, "x"), {3 + std::cos(2.0)});
  CHECK(reads::suspects(graph).empty());
}

TEST_CASE("a wrong local gradient affects everything that is read, and only its gate is suspected", "[mistake]") {
  GraphSession graph = forked();
  graph.backward({}, {}, wrong("b"));
  check_close(gradient(graph, "x"), {3 - std::cos(2.0)});
  const auto edge = reads::edges(graph, {"b"})[0];
  check_close(edge.local->numbers(), {-std::cos(2.0)});
  check_close(edge.downstream.numbers(), {-std::cos(2.0)});
  check_close(reads::contributions(graph, {"x"}).uses[1].gradient.numbers(), {-std::cos(2.0)});
  const Term term = reads::terms(graph, {"b"}, 0, 0)[0];
  CHECK(term.product == Approx(-std::cos(2.0)));
  CHECK(term.product == term.upstream * term.local);
  CHECK(graph.check(1e-5, NodeReference{"x"}, {})[0].relative_error > 0.1);
  const auto suspects = reads::suspects(graph);
  REQUIRE(suspects.size() == 1);
  CHECK(suspects[0].node == reads::nodes(graph)[3].id);
  CHECK(suspects[0].slot == 0);
  check_close(suspects[0].expected.numbers(), {std::cos(2.0)}, 1e-6);
}

TEST_CASE("a mistake stays with its gate through expand, and is removed with the part that made it", "[mistake]") {
  GraphSession graph("s = sigmoid(x); f = s * s", {scalar("x", 0.3)}, "");
  graph.backward({}, {}, wrong("s"));
  const double broken = gradient(graph, "x")[0];
  const auto parts = graph.expand(reads::nodes(graph)[1].id);
  CHECK(gradient(graph, "x")[0] == Approx(broken).epsilon(1e-12));
  CHECK(reads::suspects(graph).size() == 1);
  graph.backward({}, {}, MistakeRequest{MistakeKind::wrong_local, {"", parts.at(1)}});
  CHECK(gradient(graph, "x")[0] == Approx(broken).epsilon(1e-12));
  graph.collapse(parts[0]);
  CHECK(gradient(graph, "x")[0] == Approx(-broken).epsilon(1e-12));
  CHECK(reads::suspects(graph).empty());
}

TEST_CASE("a mistake needs a gate", "[mistake]") {
  GraphSession graph = forked();
  CHECK(expect_error([&] { graph.backward({}, {}, wrong("x")); }, ErrorCode::bad_value, {0, 0}, "gate").subject ==
        "mistake");
  expect_error([&] { graph.backward({}, {}, wrong("nope")); }, ErrorCode::unknown_node, {0, 0}, "nope");
  expect_error([&] { reads::suspects(graph); }, ErrorCode::stale, {0, 0}, "backward()");
}

TEST_CASE("every wrong gate is suspected, and none when gradients are right", "[mistake]") {
  for (const auto& one : cases::worked_examples().graphs) {
    CAPTURE(one.id);
    std::vector<NamedTensor> inputs;
    for (const auto& [name, value] : one.inputs) inputs.push_back({name, value});
    GraphSession graph(one.expression, inputs, "");
    graph.backward({}, one.upstream);
    CHECK(reads::suspects(graph).empty());
    for (const NodeInfo& node : reads::nodes(graph)) {
      if (node.gate == "input" || node.gate == "constant") continue;
      CAPTURE(node.id, node.gate);
      bool passes = false;
      graph.backward({}, one.upstream);
      for (const EdgeView& edge : reads::edges(graph, {"", node.id})) {
        for (const double x : edge.downstream.numbers()) passes = passes || (edge.flag == EdgeFlag::none && x != 0);
      }
      graph.backward({}, one.upstream, MistakeRequest{MistakeKind::wrong_local, {"", node.id}});
      const auto found = reads::suspects(graph);
      CHECK(found.empty() != passes);
      for (const Suspect& suspect : found) {
        CHECK(suspect.node == node.id);
        CHECK(suspect.slot.has_value());
      }
    }
  }
}

TEST_CASE("differences that prove nothing raise no suspicion", "[mistake]") {
  for (const char* f : {"relu(x)", "abs(x)", "max(x, 0)", "x ^ n", "sqrt(x)", "1 / (x + 1e-9)", "exp(1 / (x + 1e-3))",
                        "sigmoid(40 + x)", "sum(max(v * x)) + sin(1e6 * (x + 1))", "log(x + 1e-12)"}) {
    CAPTURE(f);
    const Script script = parse("f = " + std::string(f));
    std::vector<NamedTensor> inputs;
    for (const std::string& name : script.inputs) {
      inputs.push_back(name == "v" ? NamedTensor{"v", {Shape::vector(3), {1, 1, 1}}}
                                   : scalar(name.c_str(), name == "n" ? 2.5 : 0));
    }
    GraphSession graph("f = " + std::string(f), inputs, "");
    graph.backward({}, {});
    CHECK(reads::suspects(graph).empty());
  }
}

TEST_CASE("a wrong gate on large operands is found by checking a part of them", "[mistake]") {
  const Shape big = Shape::matrix(120, 90), other = Shape::matrix(90, 80);
  std::vector<double> a(big.size()), b(other.size());
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = std::sin(static_cast<double>(i));
  for (std::size_t i = 0; i < b.size(); ++i) b[i] = std::cos(static_cast<double>(i));
  GraphSession graph("p = a @ b; r = relu(p); f = mean(r)", {{"a", {big, a}}, {"b", {other, b}}}, "");
  graph.backward({}, {});
  CHECK(reads::suspects(graph).empty());
  graph.backward({}, {}, wrong("p"));
  CHECK(reads::suspects(graph).size() == 2);
}
