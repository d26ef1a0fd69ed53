// Tests where values stop being finite, and what an expanded gate would compute from the same numbers as one gate.
#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/sessions.hpp"

using namespace backflow;
using sessions::scalar;
using sessions::SweptSession;
using sessions::vector;

namespace {

std::string gate_of(const GraphSession& graph, std::uint32_t id) {
  for (const NodeInfo& node : reads::nodes(graph)) {
    if (node.id == id) return node.gate;
  }
  return {};
}

}  // namespace

TEST_CASE("softplus expanded into its parts overflows at the exponential", "[overflow]") {
  SweptSession one("y = softplus(x)", {scalar("x", 1000)});
  CHECK(reads::overflows(one.graph).empty());
  const std::uint32_t composite = one.of_gate("softplus").id;
  one.graph.expand(composite);
  const auto found = reads::overflows(one.graph);
  REQUIRE(found.size() == 1);
  CHECK(gate_of(one.graph, found[0].node) == "exp");
  CHECK(found[0].flag == EdgeFlag::infinite);
  REQUIRE(found[0].composite);
  CHECK(found[0].composite->id == composite);
  CHECK(found[0].composite->gate == "softplus");
  CHECK(found[0].composite->value.numbers() == std::vector<double>{1000});
  CHECK(reads::edges(one.graph, one.of_gate("exp"))[0].flag == EdgeFlag::undefined);
  CHECK(one.check()[0].verdict == Verdict::undefined);
  one.graph.collapse(composite);
  CHECK(reads::overflows(one.graph).empty());
  CHECK(one.gradient("x") == std::vector<double>{1});
}

TEST_CASE("softmax with cross-entropy expanded into its parts overflows at the logarithm", "[overflow]") {
  SweptSession one("L = softmax_cross_entropy(s, k)", {vector("s", {1000, 0, -1000}), scalar("k", 2)});
  one.graph.expand(one.of_gate("softmax_cross_entropy").id);
  const auto found = reads::overflows(one.graph);
  REQUIRE(found.size() == 1);
  CHECK(gate_of(one.graph, found[0].node) == "log");
  CHECK(found[0].composite->value.numbers() == std::vector<double>{2000});
  CHECK(reads::edges(one.graph, one.of_gate("log"))[0].flag == EdgeFlag::infinite);
}

TEST_CASE("an overflow outside of a part names no composite, and one gate may overflow too", "[overflow]") {
  SweptSession one("y = x / d", {scalar("x", 1), scalar("d", 0)});
  CHECK_FALSE(reads::overflows(one.graph).at(0).composite);
  one.graph.expand(one.of_gate("div").id);
  const auto found = reads::overflows(one.graph);
  REQUIRE(found.size() == 1);
  CHECK(gate_of(one.graph, found[0].node) == "reciprocal");
  CHECK(std::isinf(found[0].composite->value.numbers()[0]));
  SweptSession nan("y = 2 + log(x)", {scalar("x", -1)});
  CHECK(reads::overflows(nan.graph).at(0).flag == EdgeFlag::nan);
}

TEST_CASE("a part of a part names the innermost expanded gate", "[overflow]") {
  SweptSession one("y = tanh(x)", {scalar("x", -800)});
  one.graph.expand(one.of_gate("tanh").id);
  CHECK(reads::overflows(one.graph).empty());
  const std::uint32_t sigmoid = one.of_gate("sigmoid").id;
  one.graph.expand(sigmoid);
  const auto found = reads::overflows(one.graph);
  REQUIRE(found.size() == 1);
  CHECK(found[0].composite->id == sigmoid);
  CHECK(found[0].composite->value.numbers() == std::vector<double>{0});
  one.graph.set(scalar("x", 1));
  expect_error([&] { reads::overflows(one.graph); }, ErrorCode::stale, {0, 0}, "forward()");
}
