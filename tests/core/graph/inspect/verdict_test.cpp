// Tests verdicts: right gradients are never called wrong, and wrong ones always are.
#include <cmath>
#include <set>

#include "core/tensor/random.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/sessions.hpp"

using namespace backflow;
using sessions::scalar;
using sessions::SweptSession;
using sessions::vector;

namespace {

bool is_alarm(Verdict verdict) { return verdict == Verdict::wrong || verdict == Verdict::uneasy; }

Verdict verdict_of(const std::string& text, double x, std::optional<double> step = {}) {
  SweptSession swept(text, {scalar("x", x)});
  return swept.check(step)[0].verdict;
}

/** Returns a number of a random size from 1e-4 to 1e4. */
double any_size(Random& random) {
  const double size = std::pow(10.0, random.uniform(-4, 4));
  return random.below(2) == 0 ? size : -size;
}

/** Expressions in a vector x and numbers a, b that cancel completely or almost completely. */
const char* const cancelling[] = {
    "x - mean(x)",
    "x - sum(x) / 5",
    "log(exp(b * x / (abs(b) * 100 + max(abs(x))))) * (abs(b) * 100 + max(abs(x))) / b - x",
    "(x + a) - a",
    "x * a / a - x",
    "sin(x) ^ 2 + cos(x) ^ 2",
    "sigmoid(x) + sigmoid(-x)",
    "(x + a) ^ 2 - x ^ 2 - 2 * a * x - a ^ 2",
    "softmax(x + a)",
    "(x - mean(x)) / sqrt(mean((x - mean(x)) ^ 2) + 0.00001)",
    "exp(tanh(x)) * exp(-tanh(x))",
    "max(x, a) + min(x, a) - x - a",
    "tanh(x) - (2 * sigmoid(2 * x) - 1)",
    "softplus(x) - softplus(-x) - x",
    "sqrt(x * x) - abs(x)",
    "x / (x * x + 1) * (x + 1 / (x + 0.0000001)) - 1",
};

}  // namespace

TEST_CASE("graphs that cancel are never called wrong, for numbers of any size", "[verdict]") {
  Random random(12);
  int lost = 0, told = 0;
  for (const char* expression : cancelling) {
    for (int round = 0; round < 12; ++round) {
      std::vector<double> x;
      for (int i = 0; i < 5; ++i) x.push_back(any_size(random));
      std::vector<NamedTensor> inputs;
      const std::string text = "y = " + std::string(expression) + "\nf = sum(y * w)";
      for (const std::string& name : parse(text).inputs) {
        if (name == "x" || name == "w") {
          std::vector<double> w;
          for (int i = 0; i < 5; ++i) w.push_back(round % 3 == 0 ? 1 : any_size(random));
          inputs.push_back(vector(name.c_str(), name == "x" ? x : w));
        } else {
          inputs.push_back(scalar(name.c_str(), any_size(random)));
        }
      }
      CAPTURE(text, round);
      SweptSession swept(text, inputs);
      for (const std::optional<double> step : {std::optional<double>{}, {1e-5}, {1e-3}, {1e-8}}) {
        for (const CheckEntry& entry : swept.check(step)) {
          CAPTURE(entry.node, entry.index, entry.analytic, entry.numeric, entry.error, entry.step);
          CHECK_FALSE(is_alarm(entry.verdict));
          lost += entry.verdict == Verdict::lost ? 1 : 0;
          told += entry.verdict == Verdict::good || entry.verdict == Verdict::acceptable ? 1 : 0;
        }
      }
    }
  }
  // Most entries must still have a verdict; with too large an error, none would.
  CAPTURE(lost, told);
  CHECK(2 * told > lost);
}

TEST_CASE("the step avoids poles, kinks and coarse differences", "[verdict]") {
  SweptSession pole("y = 1 / x", {scalar("x", 1e-6)});
  const CheckEntry entry = pole.check()[0];
  CHECK(entry.verdict == Verdict::good);
  CHECK(entry.step < 1e-6);
  CHECK(entry.step >= 1e-10);
  CHECK(std::abs(entry.numeric - entry.analytic) <= entry.error);
  // A given step is used, and known to be too wide.
  const CheckEntry wide = pole.check(1e-5)[0];
  CHECK(wide.step == 1e-5);
  CHECK_FALSE(is_alarm(wide.verdict));
  CHECK(wide.error > std::abs(wide.numeric));
  for (const double x : {1e-3, 1e-8, 1e-9, -1e-7}) CHECK_FALSE(is_alarm(verdict_of("y = 1 / x", x)));
  for (const double k : {1e3, 1e5, 1e7, 1e9, 1e12, 1e20, 1e27}) {
    CAPTURE(k);
    SweptSession waves("y = sin(k * x)", {scalar("k", k), scalar("x", 0.3)});
    for (const CheckEntry& one : waves.check()) CHECK_FALSE(is_alarm(one.verdict));
  }
  CHECK(verdict_of("y = relu(x)", 1e-6) == Verdict::good);
  CHECK(verdict_of("y = relu(x)", 1e-6, 1e-5) == Verdict::kink);
  CHECK(verdict_of("y = relu(x)", 0) == Verdict::kink);
  CHECK(verdict_of("y = sqrt(x)", 1e-9) == Verdict::good);
  CHECK(verdict_of("y = log(x)", 1e-8) == Verdict::good);
  CHECK(verdict_of("y = log(x)", 1e-8, 1e-5) == Verdict::undefined);
  CHECK(verdict_of("y = exp(x)", 700) == Verdict::good);
  CHECK_FALSE(is_alarm(verdict_of("y = exp(x)", -740)));
  CHECK(verdict_of("y = x ^ 2", 1e8) == Verdict::good);
}

TEST_CASE("where values or gradients happen to be 0, the rounding a step away is used", "[verdict]") {
  for (const char* text : {"y = x * x", "y = sin(x * x)", "y = tanh(x) ^ 2", "y = 1.1 * x ^ 2 - x ^ 2 * 1.1",
                           "y = (1 + x - 1) ^ 2", "y = (1.7 + x - 1.7) ^ 4 * 3", "y = softplus(x) - x / 2",
                           "y = (x - 0.1) ^ 2 - (0.1 - x) ^ 2", "y = x * 5e-324", "y = x ^ 3 * 1e-320"}) {
    for (const double x : {0.0, 5e-324, -1e-323, 1e-300, 1e-30, 1e-17, 0.1}) {
      CAPTURE(text, x);
      for (const std::optional<double> step : {std::optional<double>{}, {1e-5}, {1e-7}}) {
        CHECK_FALSE(is_alarm(verdict_of(text, x, step)));
      }
    }
  }
}

TEST_CASE("a gradient that is zero within rounding is lost, and one that is exactly zero is good", "[verdict]") {
  CHECK(verdict_of("y = tanh(x)", 30) == Verdict::lost);
  CHECK(verdict_of("y = log(exp(x)) - x", 1.1) == Verdict::lost);
  CHECK(verdict_of("y = 0 * x", 3) == Verdict::good);
  const CheckEntry tail = SweptSession("y = tanh(x)", {scalar("x", 15)}).check()[0];
  CHECK(tail.lost);
  CHECK(tail.error > tail.analytic);
}

TEST_CASE("the error bounds the actual difference", "[verdict]") {
  Random random(5);
  for (const char* text : {"y = exp(x)", "y = sin(x) * x", "y = x ^ 3 - x", "y = tanh(x) / (1 + x * x)"}) {
    for (int round = 0; round < 40; ++round) {
      const double x = random.uniform(-3, 3);
      CAPTURE(text, x);
      SweptSession swept(text, {scalar("x", x)});
      for (const std::optional<double> step : {std::optional<double>{}, {1e-4}, {1e-6}, {1e-9}, {1e-12}}) {
        const CheckEntry entry = swept.check(step)[0];
        CAPTURE(entry.step, entry.error);
        CHECK(std::abs(entry.analytic - entry.numeric) <= 2 * entry.error);
        if (!step) CHECK(entry.error <= 1e-7);
      }
    }
  }
}

TEST_CASE("a value that is not finite cannot be nudged", "[verdict]") {
  for (const char* text : {"y = 1 / x", "y = log(x)", "y = log(x - 1)"}) {
    for (const std::optional<double> step : {std::optional<double>{}, {1e-5}}) {
      SweptSession swept(std::string(text) + "\nf = tanh(y) + y * 0", {scalar("x", 0)});
      const auto found = swept.graph.check(step, NodeReference{"y", 0}, {});
      REQUIRE(found.size() == 1);
      CHECK(found[0].verdict == Verdict::undefined);
    }
  }
  CHECK_FALSE(is_alarm(verdict_of("y = x * 2", 1e300)));
  CHECK_FALSE(is_alarm(verdict_of("y = x * 2", 1.7e308)));
}

TEST_CASE("a deliberately wrong gradient is called wrong at every gate", "[verdict]") {
  int found = 0;
  for (const auto& one : cases::worked_examples().graphs) {
    CAPTURE(one.id);
    std::vector<NamedTensor> inputs;
    for (const auto& [name, value] : one.inputs) inputs.push_back({name, value});
    GraphSession graph(one.expression, inputs, "");
    graph.backward({}, one.upstream);
    std::vector<CheckEntry> honest = graph.check({}, {}, {});
    for (const CheckEntry& info : honest) CHECK_FALSE(is_alarm(info.verdict));
    for (const NodeInfo& node : reads::nodes(graph)) {
      if (node.gate == "input" || node.gate == "constant") continue;
      CAPTURE(node.id, node.gate);
      graph.backward({}, one.upstream, MistakeRequest{MistakeKind::wrong_local, {"", node.id}});
      const std::vector<CheckEntry> checked = graph.check({}, {}, {});
      for (std::size_t i = 0; i < checked.size(); ++i) {
        const double off = std::abs(checked[i].analytic - honest[i].analytic);
        if (honest[i].verdict != Verdict::good || off <= 0.05 * std::abs(honest[i].analytic)) continue;
        CAPTURE(i, checked[i].analytic, checked[i].numeric, checked[i].error);
        CHECK(checked[i].verdict == Verdict::wrong);
        ++found;
      }
    }
  }
  CHECK(found > 100);
}

TEST_CASE("in random sums and products, wrong gradients are found and right ones pass", "[verdict]") {
  Random random(77);
  const char* const functions[] = {"sin(%)", "exp(% / 4)", "tanh(%)", "(%) ^ 2", "sigmoid(%)", "1 / (3 + (%) ^ 2)"};
  int wrong = 0;
  for (int round = 0; round < 60; ++round) {
    std::string text = "a = x * y + z\nb = x - y * z\n";
    for (const char* name : {"c", "d", "g"}) {
      std::string f = functions[random.below(6)];
      f.replace(f.find('%'), 1, random.below(2) == 0 ? "a" : "b");
      text += std::string(name) + " = " + f + "\n";
    }
    text += "f = c * d + g";
    CAPTURE(text);
    GraphSession graph(
        text,
        {scalar("x", random.uniform(-2, 2)), scalar("y", random.uniform(-2, 2)), scalar("z", random.uniform(-2, 2))},
        "");
    graph.backward({}, {});
    for (const CheckEntry& info : graph.check({}, {}, {})) CHECK_FALSE(is_alarm(info.verdict));
    graph.backward({}, {}, MistakeRequest{MistakeKind::wrong_local, {"a", 0}});
    for (const CheckEntry& info : graph.check({}, {}, {})) wrong += info.verdict == Verdict::wrong ? 1 : 0;
  }
  CHECK(wrong > 90);
}
