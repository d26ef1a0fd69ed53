#include <algorithm>
#include <cmath>
#include <limits>

#include "core/graph/inspect/answers/question.hpp"
#include "core/session/reads.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

NamedTensor scalar(const char* name, double value) { return {name, Tensor::scalar(value)}; }

WrongAnswers gradient(const GraphSession& graph, const char* name, std::size_t index = 0, int digits = 3) {
  return reads::wrong_answers(graph, QuestionKind::gradient, {name}, 0, index, digits);
}

/** Returns the first answer of a mistake; NaN if there is none. */
double answer(const WrongAnswers& all, std::string_view mistake) {
  const auto found = std::find_if(all.answers.begin(), all.answers.end(),
                                  [&](const WrongAnswer& one) { return one.mistake == mistake; });
  return found == all.answers.end() ? std::nan("") : found->value;
}

bool has(const WrongAnswers& all, double value) {
  return std::any_of(all.answers.begin(), all.answers.end(),
                     [&](const WrongAnswer& one) { return std::abs(one.value - value) < 1e-9; });
}

}  // namespace

TEST_CASE("mistakes at the asked edge", "[answers]") {
  GraphSession graph("q = x + y; f = q * z", {scalar("x", -2), scalar("y", 5), scalar("z", -4)}, "");
  graph.backward({}, {});
  const WrongAnswers all = gradient(graph, "x");
  CHECK(all.truth == -4);
  CHECK(answer(all, "sign") == 4);
  CHECK(answer(all, "upstream-forgotten") == 1);
  CHECK(answer(all, "value-for-upstream") == 3);
  CHECK(answer(all, "add-as-mul") == -20);
  CHECK(answer(all, "output-value") == -12);
  CHECK(answer(all, "value-for-gradient") == -2);
  CHECK(all.answers[0].mistake == "sign");
  CHECK(all.answers[0].gate == reads::nodes(graph)[3].id);
}

TEST_CASE("a fork that does not add up its uses", "[answers]") {
  GraphSession graph("s = x * x; f = s + x", {scalar("x", -2)}, "");
  graph.backward({}, {});
  const WrongAnswers all = gradient(graph, "x");
  CHECK(all.truth == -3);
  CHECK(answer(all, "overwritten") == -2);
  CHECK(answer(all, "first-kept") == 1);
  CHECK(answer(all, "use-forgotten") == -1);
  CHECK(has(all, -4));
  CHECK(has(all, 2));

  GraphSession inner("q = x + y; s = q * q; f = s + q", {scalar("x", 1), scalar("y", 2)}, "");
  inner.backward({}, {});
  const WrongAnswers early = gradient(inner, "x");
  CHECK(early.truth == 7);
  for (const double value : {1, 3, 4, 6}) CHECK(has(early, value));
  CHECK_FALSE(std::isnan(answer(early, "sent-early")));
}

TEST_CASE("overwriting is what a sweep that overwrites computes", "[answers]") {
  const std::vector<NamedTensor> inputs = {scalar("x", 0.7), scalar("y", -1.3)};
  GraphSession graph("a = x * y; b = sin(x) * x; f = a + b", inputs, "");
  graph.backward({}, {});
  const WrongAnswers right = gradient(graph, "x", 0, 12);
  graph.backward({}, {}, MistakeRequest{MistakeKind::overwrite, {}});
  check_close(std::vector{answer(right, "overwritten")}, reads::gradient(graph, {"x"}).numbers());
  // The right answer stays the right one.
  CHECK(gradient(graph, "x", 0, 12).truth == right.truth);
}

TEST_CASE("a wrong local on the way is what a sweep with it computes", "[answers]") {
  GraphSession graph("h = tanh(x); s = sin(h) + h * 0.3; f = exp(s)", {scalar("x", 0.4)}, "");
  graph.backward({}, {});
  const WrongAnswers all = gradient(graph, "x", 0, 12);
  int compared = 0;
  for (const WrongAnswer& one : all.answers) {
    if (one.mistake != "sign" || !one.gate) continue;
    const Node& gate = graph.graph().node(graph.graph().find_id(*one.gate));
    if (gate.inputs.size() != 1) continue;
    graph.backward({}, {}, MistakeRequest{MistakeKind::wrong_local, {{}, *one.gate}});
    check_close(std::vector{one.value}, reads::gradient(graph, {"x"}).numbers());
    ++compared;
  }
  CHECK(compared >= 2);
}

TEST_CASE("products of matrices", "[answers]") {
  GraphSession graph("Y = X @ W",
                     {{"X", {Shape::matrix(2, 2), {1, 2, -1, 3}}}, {"W", {Shape::matrix(2, 2), {1, 1, 1, 1}}}}, "");
  graph.backward({}, Tensor(Shape::matrix(2, 2), {1, 0, 2, -1}));
  const double right[] = {-1, 1, 8, -3}, untransposed[] = {5, -2, 5, -3}, transposed[] = {-1, 8, 1, -3};
  for (std::size_t i = 0; i < 4; ++i) {
    const WrongAnswers all = gradient(graph, "W", i);
    CHECK(all.truth == right[i]);
    if (untransposed[i] != right[i]) CHECK(has(all, untransposed[i]));
    if (transposed[i] != right[i]) CHECK(has(all, transposed[i]));
  }
  expect_error([&] { reads::wrong_answers(graph, QuestionKind::local, {"Y"}, 0, 0, 3); }, ErrorCode::bad_value, {0, 0},
               "matmul");
}

TEST_CASE("a local gradient at the input, the maximum, and one half of it", "[answers]") {
  GraphSession graph("y = sigmoid(x)", {scalar("x", 1)}, "");
  const WrongAnswers all = reads::wrong_answers(graph, QuestionKind::local, {"y"}, 0, 0, 3);
  const double y = 1 / (1 + std::exp(-1.0));
  CHECK(all.truth == Approx(y * (1 - y)));
  CHECK(answer(all, "at-input") == 0);
  CHECK(answer(all, "one-minus") == Approx(1 - y));
  CHECK(answer(all, "value-for-slope") == Approx(y));
  CHECK(answer(all, "steepest") == 0.25);
}

TEST_CASE("answers that are equal in the digits shown are dropped", "[answers]") {
  WrongAnswers all{1.0 / 3, {}};
  for (const double value : {0.3334, 0.25, 0.2501, -0.25, std::nan(""), std::numeric_limits<double>::infinity(),
                             12345.4, 12345.3, 1234567.0, 1234999.0}) {
    all.answers.push_back({"sign", value, {}, {}});
  }
  WrongAnswers three = all;
  keep_distinct(three, 3);
  std::vector<double> kept;
  for (const WrongAnswer& one : three.answers) kept.push_back(one.value);
  CHECK(kept == std::vector<double>{0.25, -0.25, 12345.4, 1234567.0});
  keep_distinct(all, 7, 2);
  CHECK(all.answers.size() == 2);
}
