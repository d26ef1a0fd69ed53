// Tests 0 × a derivative that is not finite, and where infinities and NaN appear.
#include <cmath>

#include "core/graph/plan/pass.hpp"
#include "core/train/runners.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/sessions.hpp"

using namespace backflow;
using sessions::scalar;
using sessions::SweptSession;
using sessions::vector;

using Numbers = std::vector<double>;

namespace {

/** The tangent of one node when another moves by ones. */
Numbers pushed(SweptSession& swept, const char* from, const char* to) {
  const Numbers all = swept.graph.tangents({from, 0}, {});
  std::size_t first = 0;
  for (const NodeInfo& node : reads::nodes(swept.graph)) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    if (node.name == to) return {begin, begin + static_cast<std::ptrdiff_t>(node.shape.size())};
    first += node.shape.size();
  }
  return {};
}

}  // namespace

TEST_CASE("the reported graphs have their values and gradients", "[zero]") {
  int compared = 0;
  for (const cases::FaultCase& one : cases::fault_cases()) {
    if (one.gradients.empty()) continue;
    CAPTURE(one.id);
    std::vector<NamedTensor> inputs;
    for (const auto& [name, value] : one.inputs) inputs.push_back({name, value});
    SweptSession swept(one.text, inputs);
    if (one.value) CHECK(close(reads::value(swept.graph, {"", swept.graph.output()}).numbers()[0], *one.value));
    for (const auto& [name, gradient] : one.gradients) {
      CAPTURE(name);
      check_close(swept.gradient(name.c_str()), gradient.numbers());
    }
    for (const CheckEntry& entry : swept.check()) {
      CAPTURE(entry.analytic, entry.numeric, entry.error, entry.step);
      CHECK(entry.verdict != Verdict::wrong);
      CHECK(entry.verdict != Verdict::uneasy);
    }
    ++compared;
  }
  CHECK(compared >= 9);
}

TEST_CASE("where the upstream gradient is 0, 0 is passed for any derivative", "[zero]") {
  SweptSession root("r = sqrt(x * x + y * y)\nf = max(r, 0.5)", {scalar("x", 0), scalar("y", 0)});
  CHECK(root.gradient("x") == Numbers{0});
  CHECK(root.edge("sqrt").flag == EdgeFlag::undefined);
  CHECK(root.edge("sqrt").downstream.numbers() == Numbers{0});
  CHECK(std::isinf(root.edge("sqrt").local->numbers()[0]));
  const Term term = reads::terms(root.graph, root.of_gate("sqrt"), 0, 0)[0];
  CHECK(term.upstream == 0);
  CHECK(term.product == 0);
  CHECK(pushed(root, "x", "f") == Numbers{0});
  CHECK(root.graph.tangent_edges(root.of_gate("sqrt"))[0].flag == EdgeFlag::undefined);
  // Another gate of the same kind is unaffected.
  SweptSession sound("f = sqrt(x)", {scalar("x", 4)});
  CHECK(sound.edge("sqrt").flag == EdgeFlag::none);
  CHECK(sound.gradient("x") == Numbers{0.25});
}

TEST_CASE("the same holds for each term of a product, a reduction, a softmax and a loss", "[zero]") {
  // One column of the product overflows; only the other one is read.
  const Shape square = Shape::matrix(2, 2);
  SweptSession product("b = 1 / d\np = a @ b\nf = sum(pick(p, k))",
                       {{"a", {square, {1, 2, 3, 4}}}, {"d", {square, {1, 0, 1, 0.5}}}, vector("k", {0, 0})});
  check_close(product.gradient("a"), {1, 1, 1, 1});
  check_close(product.gradient("d"), {-4, 0, -6, 0});
  CHECK(product.edge("matmul", 0).flag == EdgeFlag::undefined);
  SweptSession dotted("b = 1 / d\nq = dot(a, b)\nf = q * z",
                      {vector("a", {1, 2}), vector("d", {0, 1}), scalar("z", 0)});
  CHECK(dotted.gradient("a") == Numbers{0, 0});
  CHECK(dotted.gradient("d") == Numbers{0, 0});
  CHECK(dotted.edge("dot", 0).flag == EdgeFlag::undefined);
  SweptSession softened("s = 1 / d\np = softmax(s)\nf = sum(p) * z", {vector("d", {0, 1}), scalar("z", 0)});
  CHECK(softened.gradient("d") == Numbers{0, 0});
  CHECK(softened.edge("softmax").flag == EdgeFlag::undefined);
  SweptSession lost("s = 1 / d\nl = softmax_cross_entropy(s, k)\nf = l * z",
                    {vector("d", {0, 1}), scalar("k", 1), scalar("z", 0)});
  CHECK(lost.gradient("d") == Numbers{0, 0});
  SweptSession squared("o = 1 / d\nl = squared_error(o, t)\nf = min(l, 5)", {scalar("d", 0), scalar("t", 1)});
  CHECK(squared.gradient("d") == Numbers{0});
  CHECK(squared.gradient("t") == Numbers{0});
  // Broadcasting also sums terms: only one of two rows is read.
  SweptSession rows("t = w / d\nf = sum(pick(t, k))",
                    {{"w", {square, {1, 1, 1, 1}}}, vector("d", {1, 0}), vector("k", {0, 0})});
  CHECK(rows.gradient("w") == Numbers{1, 0, 1, 0});
  CHECK(rows.gradient("d") == Numbers{-2, 0});
}

TEST_CASE("an infinite derivative with a nonzero upstream gradient stays infinite, and its edge is flagged", "[zero]") {
  SweptSession root("y = sqrt(x)\nf = 3 * y", {scalar("x", 0)});
  CHECK(std::isinf(root.gradient("x")[0]));
  CHECK(root.edge("sqrt").flag == EdgeFlag::infinite);
  CHECK(root.edge("mul", 1).flag == EdgeFlag::none);
  CHECK(root.check()[0].verdict == Verdict::undefined);
  // Only the edge where the infinity appears has the flag, not the edges that pass it on.
  SweptSession chain("a = 1 / x\nb = a * 2\nf = b + 1", {scalar("x", 0)});
  CHECK(chain.edge("div", 1).flag == EdgeFlag::infinite);
  CHECK(chain.edge("mul", 0).flag == EdgeFlag::none);
  CHECK(chain.edge("add", 0).flag == EdgeFlag::none);
  // A sum of infinities of both signs.
  SweptSession both("f = 1 / x - 1 / (x * y)", {scalar("x", 0), scalar("y", 1)});
  CHECK(std::isnan(both.gradient("x")[0]));
  CHECK(both.check()[0].verdict == Verdict::undefined);
  // Outside the domain, the value itself is NaN.
  SweptSession outside("f = 2 * log(x)", {scalar("x", -1)});
  CHECK(outside.edge("log").flag == EdgeFlag::nan);
  CHECK(outside.edge("mul", 1).flag == EdgeFlag::none);
  CHECK(outside.check()[0].verdict == Verdict::undefined);
  SweptSession forward("y = 1 / x\nf = y * 2", {scalar("x", 0)});
  forward.graph.tangents({"x", 0}, {});
  CHECK(forward.graph.tangent_edges(forward.of_gate("div"))[1].flag == EdgeFlag::infinite);
  CHECK(forward.graph.tangent_edges(forward.of_gate("mul"))[0].flag == EdgeFlag::none);
}

TEST_CASE("an entry without influence does not affect the others", "[zero]") {
  SweptSession picked("t = w / d\nloss = pick(t, k)", {vector("w", {1, 1, 1}), vector("d", {1, 0, 1}), scalar("k", 0)});
  for (const CheckEntry& entry : picked.check()) {
    CAPTURE(entry.node, entry.index, entry.numeric, entry.error);
    const bool counts = entry.index == 0;
    CHECK(entry.verdict == (counts ? Verdict::good : Verdict::lost));
    CHECK((entry.analytic != 0) == counts);
    CHECK(entry.flagged.has_value());
  }
  SweptSession partly("f = sum(sqrt(x) * w)", {vector("x", {0, 4}), vector("w", {1, 1})});
  const auto entries = partly.check();
  CHECK(entries[0].verdict == Verdict::undefined);
  CHECK(entries[1].verdict == Verdict::good);
}

TEST_CASE("literals have no derivatives that could be missing", "[zero]") {
  SweptSession power("d = a - b\ny = d ^ 2", {scalar("a", 1), scalar("b", 3)});
  CHECK(power.gradient("a") == Numbers{-4});
  CHECK(power.edge("power", 0).flag == EdgeFlag::none);
  CHECK(power.edge("power", 1).flag == EdgeFlag::no_gradient);
  SweptSession computed("d = a - b\ny = d ^ (1 + 1)", {scalar("a", 1), scalar("b", 3)});
  CHECK(computed.edge("power", 1).flag == EdgeFlag::none);
  CHECK(computed.check()[0].verdict == Verdict::good);
  SweptSession given("y = a ^ n", {scalar("a", -2), scalar("n", 2)});
  CHECK(given.edge("power", 1).flag == EdgeFlag::undefined);
  const auto entries = given.check();
  CHECK(entries[0].verdict == Verdict::good);
  CHECK(entries[1].verdict == Verdict::undefined);
}

TEST_CASE("a network trains on if a unit overflows through which no gradient flows", "[zero]") {
  NetworkSpec spec;
  spec.inputs = 1;
  spec.layers = {{2, "relu"}};
  spec.outputs = 2;
  spec.loss = &find_loss("hinge", 3);
  const std::size_t rows = 5;
  for (const Layout layout : {Layout::examples, Layout::rows}) {
    const Network network = build_training_graph(spec, rows);
    Parameters<float> parameters(network.parameters, find_optimizer("sgd"));
    const std::vector<float> first{3e38f, 1, 0, 1}, second{1, -1, 0.5f, -0.5f, 0, 0};
    std::copy(first.begin(), first.end(), parameters.values.begin());
    std::copy(second.begin(), second.end(), parameters.values.begin() + 4);
    Program<float> program(network.graph, Gradients::parameters, layout);
    for (std::size_t i = 0; i < parameters.leaves.size(); ++i) {
      program.bind(network.parameters[i].node, parameters.value(i).data(),
                   parameters.gradients.data() + parameters.offsets[i]);
    }
    program.plan(network.graph->output);
    Examples<float> examples;
    examples.rows = rows;
    examples.inputs = 1;
    examples.points = {2, 0.25f, 3, -1, 0.5f};
    examples.targets = {0, 0, 0, 0, 0};
    if (layout == Layout::examples) {
      const RowChoice all = consecutive(0, rows);
      pack_rows(examples.points.data(), examples.inputs, all, program.examples(network.points).data());
      pack_rows(examples.targets.data(), examples.target_width, all, program.examples(network.target).data());
    } else {
      load_rows(examples, program, network, consecutive(0, rows));
    }
    program.forward();
    CHECK(std::isfinite(program.value(network.loss)[0]));
    program.backward();
    for (const float gradient : parameters.gradients) CHECK(std::isfinite(gradient));
    static std::vector<float> gate_by_gate;
    if (layout == Layout::examples) {
      gate_by_gate = parameters.gradients;
    } else {
      CHECK(gate_by_gate == parameters.gradients);
    }
  }
}
