// Tests the values that the engine finds for inputs without a value.
#include "core/session/fit.hpp"

#include "tests/core/support/catch.hpp"
#include "tests/core/support/sessions.hpp"

using namespace backflow;
using sessions::vector;

namespace {

/** Returns the shapes that were found, as "x: [2], W: [2, 2]". */
std::string shapes(const std::string& text, const std::vector<NamedTensor>& given = {}, bool keep = true) {
  std::string all;
  for (const NamedTensor& one : fit(text, given, keep)) {
    all += (all.empty() ? "" : ", ") + one.name + ": " + to_string(one.value.shape);
  }
  return all;
}

}  // namespace

TEST_CASE("inputs become numbers where these fit, otherwise the smallest tensors that fit", "[fit]") {
  CHECK(shapes("f = (x + y) * z") == "x: [], y: [], z: []");
  CHECK(shapes("f = W @ x + b") == "W: [2, 2], x: [2], b: []");
  CHECK(shapes("f = x @ y") == "x: [2], y: [2]");
  CHECK(shapes("f = X.T @ w") == "X: [2, 2], w: [2]");
  CHECK(shapes("y = 2") == "");
  CHECK(shapes("f = x × w − ａ") == "x: [], w: [], ａ: []");
}

TEST_CASE("given values are kept, and their sides are tried", "[fit]") {
  CHECK(shapes("f = W @ x", {vector("x", {1, 2, 3})}) == "W: [2, 3]");
  CHECK(shapes("f = x + y", {vector("x", {1, 2, 3})}) == "y: []");
  CHECK(shapes("f = x @ y", {vector("x", {1, 2, 3}), vector("y", {1, 2})}, false) == "y: [3]");
  CHECK_THROWS_AS(fit("f = x @ y", {vector("x", {1, 2, 3}), vector("y", {1, 2})}, true), Error);
}

TEST_CASE("a label of one class is 0", "[fit]") {
  const auto found = fit("L = softmax_cross_entropy(s, y)", {vector("s", {1})}, true);
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.numbers() == std::vector<double>{0});
}

TEST_CASE("an error that other values cannot fix is thrown at once", "[fit]") {
  CHECK_THROWS_AS(fit("f = nonsense(x)", {}, true), Error);
  std::string text = "f0 = x0";
  for (int i = 1; i < 5000; ++i) text += "\nf" + std::to_string(i) + " = x" + std::to_string(i);
  CHECK(fit(text, {}, true).size() == 5000);
}
