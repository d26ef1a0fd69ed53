// Tests the gates that are constant between jumps, and those that choose: comparisons, logic, where, clip and step.

#include <cmath>
#include <limits>

#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/sessions.hpp"

namespace {

using namespace backflow;
using sessions::scalar;
using sessions::SweptSession;
using sessions::vector;
using Numbers = std::vector<double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

/** The value of a gate's formula on single numbers. */
double value(const char* name, double a, double b = 0, double c = 0) {
  for (int arguments = 1; arguments <= 3; ++arguments) {
    if (const Gate* const found = find_gate(name, arguments)) return found->f64.value(a, b, c);
  }
  return nan;
}

Verdict verdict_of(const std::string& text, double x, std::optional<double> step = {}) {
  SweptSession swept(text, {scalar("x", x)});
  const auto entries = swept.check(step);
  REQUIRE(entries.size() == 1);
  CHECK((entries[0].kink || entries[0].numeric == Approx(entries[0].analytic)));
  return entries[0].verdict;
}

TEST_CASE("comparisons with NaN do not hold, and NaN counts as true", "[steps]") {
  for (const char* name : {"less", "less_equal", "greater", "greater_equal", "equal"}) {
    CHECK(value(name, nan, 1) == 0);
    CHECK(value(name, 1, nan) == 0);
    CHECK(value(name, nan, nan) == 0);
  }
  CHECK(value("not_equal", nan, nan) == 1);
  CHECK(value("and", nan, 1) == 1);
  CHECK(value("not", nan) == 0);
  CHECK(value("where", nan, 2, 3) == 2);
  CHECK(value("where", 1, 2, nan) == 2);
  CHECK(value("equal", 0.0, -0.0) == 1);
  CHECK(value("not", -0.0) == 1);
  CHECK(std::isnan(value("step", nan)));
  CHECK(value("step", 0) == 0);
  CHECK(value("step", 1e-300) == 1);
}

TEST_CASE("clip passes the gradient at its edges and keeps NaN", "[steps]") {
  CHECK(std::isnan(value("clip", nan, 0, 1)));
  CHECK(std::isnan(value("clip", 0.5, nan, 1)));
  CHECK(std::isnan(value("clip", 0.5, 0, nan)));
  SweptSession clipped("y = clip(x, -1, 2)", {vector("x", {-1.5, -1, 0, 2, 3})});
  CHECK(clipped.value("y") == Numbers{-1, -1, 0, 2, 2});
  CHECK(clipped.gradient("x") == Numbers{0, 1, 1, 1, 0});
  SweptSession crossed("y = clip(x, low, high)", {scalar("x", 0), scalar("low", 2), scalar("high", -1)});
  CHECK(crossed.value("y") == Numbers{-1});
  CHECK(crossed.gradient("low") == Numbers{0});
  CHECK(crossed.gradient("high") == Numbers{1});
}

TEST_CASE("a condition passes no gradient, and says so", "[steps]") {
  for (const char* text : {"y = less(x, 2)", "y = not(x)", "y = step(x)"}) {
    CAPTURE(text);
    SweptSession swept(text, {scalar("x", 1.5)});
    CHECK(swept.gradient("x") == Numbers{0});
    const EdgeView edge = reads::edges(swept.graph, {"y", 0})[0];
    CHECK(edge.flag == EdgeFlag::no_gradient);
    CHECK(edge.downstream.numbers() == Numbers{0});
    REQUIRE(edge.local);
    CHECK(edge.local->numbers() == Numbers{0});
  }
  SweptSession chosen("y = where(greater(x, 0), x ^ 2, 3 * x)", {vector("x", {2, -1})});
  CHECK(chosen.value("y") == Numbers{4, -3});
  CHECK(chosen.gradient("x") == Numbers{4, 3});
  // What is not chosen passes nothing, even where its derivative is infinite.
  SweptSession guarded("y = where(greater(x, 0), log(x), 0)", {scalar("x", 0)});
  CHECK(guarded.gradient("x") == Numbers{0});
}

TEST_CASE("a condition's own gradient is what its uses pass on", "[steps]") {
  for (const char* text : {"m = greater(x, 0)\ny = m * c", "m = step(x)\ny = m * c", "m = x and x\ny = m * c"}) {
    CAPTURE(text);
    SweptSession swept(text, {scalar("x", 1.5), scalar("c", 7)});
    CHECK(swept.gradient("m") == Numbers{7});
    CHECK(swept.gradient("x") == Numbers{0});
    CHECK(swept.graph.check({}, backflow::NodeReference{"m", 0}, {}).at(0).verdict == Verdict::good);
  }
}

TEST_CASE("the check of what only decides comparisons is good, or a kink", "[steps]") {
  for (const char* text : {"y = less(x, 2)", "y = 5 * where(greater(x, 2), 1.5, 2.5)", "y = step(x - 2)",
                           "y = exp(equal(x, 7) + where(not(x), 1, 2))"}) {
    CAPTURE(text);
    CHECK(verdict_of(text, 1) == Verdict::good);
    CHECK(verdict_of(text, 1, 1e-5) == Verdict::good);
  }
  CHECK(verdict_of("y = less(x, 2)", 2) == Verdict::kink);
  CHECK(verdict_of("y = less(x, 2)", 2 + 1e-7) == Verdict::good);
  CHECK(verdict_of("y = less(x, 2)", 2 + 1e-7, 1e-5) == Verdict::kink);
  CHECK(verdict_of("y = step(x)", 0) == Verdict::kink);
  CHECK(verdict_of("y = where(x, 3, 4)", 0) == Verdict::kink);
  CHECK(verdict_of("y = clip(x, -1, 1)", 1, 1e-5) == Verdict::kink);
  CHECK(verdict_of("y = clip(x, -1, 1)", 0.5) == Verdict::good);
  CHECK(verdict_of("y = where(less(x, 2), x, x ^ 3)", 2 - 1e-7) == Verdict::good);
}

TEST_CASE("a check in float32 also covers what only decides comparisons", "[steps]") {
  GraphSession session("y = step(x) * z", {scalar("x", 1), scalar("z", 2)}, "");
  session.backward({}, {});
  const auto entries = session.check({}, {}, {}, true);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].verdict == Verdict::good);
}

TEST_CASE("norm at 0 passes 0 and says that the derivative does not exist", "[steps]") {
  SweptSession swept("y = norm(x)", {vector("x", {0, 0})});
  CHECK(swept.gradient("x") == Numbers{0, 0});
  CHECK(reads::edges(swept.graph, {"y", 0})[0].flag == EdgeFlag::undefined);
  for (const CheckEntry& entry : swept.check()) CHECK(entry.verdict == Verdict::undefined);
  swept.graph.tangents({"x", 0}, vector("x", {1, 1}).value);
  CHECK(swept.graph.tangent_edges({"y", 0})[0].flag == EdgeFlag::undefined);
  SweptSession huge("y = norm(x)", {vector("x", {3e307, 4e307})});
  CHECK(huge.value("y")[0] == Approx(5e307));
  CHECK(huge.gradient("x")[1] == Approx(0.8));
}

TEST_CASE("an absolute error passes 0 where it is 0", "[steps]") {
  SweptSession swept("y = absolute_error(x, t)", {vector("x", {1, 2}), vector("t", {1, 0})});
  CHECK(swept.value("y") == Numbers{2});
  CHECK(swept.gradient("x") == Numbers{0, 1});
  CHECK(swept.gradient("t") == Numbers{0, -1});
  CHECK(swept.check()[0].verdict == Verdict::kink);
}

TEST_CASE("logarithms of whole powers are whole", "[steps]") {
  for (int k = -30; k <= 30; ++k) {
    CAPTURE(k);
    CHECK(value("log2", std::ldexp(1, k)) == k);
  }
  CHECK(value("log2", std::ldexp(1, 1023)) == Approx(1023));
  double power = 1;
  for (int k = 0; k <= 22; ++k, power *= 10) CHECK(value("log10", power) == k);
  CHECK(value("log10", 0.001) == -3);
  CHECK(gate("log10").f32.value(1000, 0, 0) == 3);
  CHECK(value("log2", 0) == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(value("log10", -1)));
}

}  // namespace
