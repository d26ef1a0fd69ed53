// Tests what can be read after an input was set, and targets that are set.
#include <cmath>
#include <functional>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"
#include "tests/core/support/sessions.hpp"

using namespace backflow;
using sessions::scalar;
using sessions::SweptSession;
using sessions::vector;

using Numbers = std::vector<double>;

TEST_CASE("gradients can be read while inputs are set, in any order", "[stale]") {
  SweptSession swept("q = x + y\nf = q * z\ng = 3 * z", {scalar("x", -2), scalar("y", 5), scalar("z", -4)});
  swept.graph.backward(NodeReference{"f", 0}, {});
  for (const char* name : {"x", "z", "y"}) {
    const double gradient = swept.gradient(name)[0];
    swept.graph.set(scalar(name, swept.value(name)[0] - 0.1 * gradient));
    CHECK(swept.gradient(name)[0] == gradient);
  }
  CHECK(swept.value("x") == Numbers{-2 + 0.1 * 4});
  CHECK(swept.gradient("q") == Numbers{-4});
  expect_error([&] { swept.value("f"); }, ErrorCode::stale, {0, 0}, "forward()");
  swept.graph.forward();
  CHECK(swept.value("q")[0] == Approx(-1.6 + 5.4));
  expect_error([&] { swept.gradient("x"); }, ErrorCode::stale, {0, 0}, "backward()");
}

TEST_CASE("values that depend on a changed input are stale, the others are not", "[stale]") {
  SweptSession swept("q = x + y\nf = q * z\ng = 3 * z", {scalar("x", 1), scalar("y", 2), scalar("z", 3)});
  swept.graph.set(scalar("z", 5));
  CHECK(swept.value("q") == Numbers{3});
  CHECK(swept.value("z") == Numbers{5});
  for (const char* name : {"f", "g"}) expect_error([&] { swept.value(name); }, ErrorCode::stale, {0, 0}, "forward()");
  swept.graph.set(scalar("x", 0));
  expect_error([&] { swept.value("q"); }, ErrorCode::stale, {0, 0}, "forward()");
  // Reads that need values and gradients need both to be fresh.
  for (const auto& read : std::vector<std::function<void()>>{[&] {
                                                               reads::edges(swept.graph, {"f", 0});
                                                             },
                                                             [&] {
                                                               reads::contributions(swept.graph, {"x", 0});
                                                             },
                                                             [&] {
                                                               reads::terms(swept.graph, {"f", 0}, 0, 0);
                                                             },
                                                             [&] { reads::snapshot(swept.graph); },
                                                             [&] { reads::suspects(swept.graph); }}) {
    expect_error(read, ErrorCode::stale, {0, 0}, "forward()");
  }
  swept.graph.backward({}, {});
  CHECK(swept.value("g") == Numbers{15});
  // A new shape makes a new plan, which has no values yet.
  SweptSession vectors("f = sum(v * 2)\nh = 3 * c", {vector("v", {1, 2}), scalar("c", 1)});
  CHECK(vectors.graph.set(vector("v", {1, 2, 3})));
  expect_error([&] { vectors.gradient("v"); }, ErrorCode::stale, {0, 0}, "backward()");
  expect_error([&] { vectors.value("h"); }, ErrorCode::stale, {0, 0}, "forward()");
  vectors.graph.forward();
  CHECK(vectors.value("f") == Numbers{12});
}

TEST_CASE("expanding a gate after an input was set shows no old gradients", "[stale]") {
  SweptSession swept("s = sigmoid(x)\nf = s * 2", {scalar("x", 1)});
  swept.graph.set(scalar("x", 2));
  swept.graph.expand(swept.of_gate("sigmoid").id);
  expect_error([&] { swept.gradient("x"); }, ErrorCode::stale, {0, 0}, "backward()");
  expect_error([&] { swept.value("s"); }, ErrorCode::stale, {0, 0}, "forward()");
  // A check first runs the missing sweeps.
  CHECK(swept.check()[0].verdict == Verdict::good);
  CHECK(swept.value("s")[0] == Approx(1 / (1 + std::exp(-2.0))));
}

TEST_CASE("targets that are not valid for a loss are rejected when they are set", "[stale]") {
  const auto refused = [](const std::string& text, double target, const std::string& piece) {
    const Error error = expect_error(
        [&] {
          GraphSession(text, {scalar("s", 0.5), scalar("t", target)}, "");
        },
        ErrorCode::bad_value, {0, 0}, piece);
    CHECK(error.subject == "t");
  };
  refused("L = binary_hinge(s, t)", 0, "-1 or 1");
  refused("L = binary_hinge(s, t)", 0.999, "-1 or 1");
  refused("L = binary_cross_entropy(s, t)", -1, "between 0 and 1");
  refused("L = binary_cross_entropy(s, t)", 1.5, "between 0 and 1");
  CHECK(expect_error([] { GraphSession("L = binary_hinge(s, 0)", {scalar("s", 1)}, ""); }, ErrorCode::bad_value, {0, 0},
                     "-1 or 1")
            .subject == "binary_hinge");
  SweptSession sound("L = binary_hinge(s, t)", {scalar("s", 0.5), scalar("t", -1)});
  expect_error([&] { sound.graph.set(scalar("t", 0)); }, ErrorCode::bad_value, {0, 0}, "'t'");
  CHECK(sound.gradient("s") == Numbers{1});
  CHECK(sound.value("L") == Numbers{1.5});
  // A check may nudge any node, and a computed target is not tested like one that is set.
  for (const CheckEntry& entry : sound.check()) CHECK(entry.verdict == Verdict::good);
  SweptSession computed("t = tanh(u)\nL = binary_hinge(s, t)", {scalar("s", 0.5), scalar("u", 1)});
  CHECK(computed.check()[1].verdict == Verdict::good);
  SweptSession edge("L = binary_cross_entropy(s, t)", {scalar("s", 0.5), scalar("t", 1)});
  for (const CheckEntry& entry : edge.check()) CHECK(entry.verdict == Verdict::good);
}
