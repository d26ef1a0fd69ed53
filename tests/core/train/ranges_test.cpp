#include "core/train/ranges.hpp"

#include <cmath>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

TEST_CASE("the default and both ends of a range are accepted", "[ranges]") {
  for (const Range& row : ranges()) {
    CAPTURE(row.path);
    CHECK(row.low < row.high);
    for (const double value : {row.low, row.fallback, row.high}) CHECK_NOTHROW(check_range(row.path, value));
  }
}

TEST_CASE("an error about a value outside of its range names the path", "[ranges]") {
  for (const Range& row : ranges()) {
    CAPTURE(row.path);
    for (const double value : {row.low - 1, row.high + 1}) {
      CHECK(
          expect_error([&] { check_range(row.path, value); }, ErrorCode::out_of_range, {}, "must be between").subject ==
          row.path);
    }
    for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
      CHECK(expect_error([&] { check_range(row.path, value); }, ErrorCode::bad_value, {}, "finite").subject ==
            row.path);
    }
    if (row.integer) {
      expect_error([&] { check_range(row.path, row.low + 0.5); }, ErrorCode::bad_value, {}, "whole number");
    }
  }
}

TEST_CASE("messages print both ends and the value", "[ranges]") {
  expect_error([] { check_range("data.noise", 0.7); }, ErrorCode::out_of_range, {}, "between 0 and 0.5, not 0.7");
  expect_error([] { check_range("data.seed", 1e10); }, ErrorCode::out_of_range, {}, "4294967295, not 10000000000");
}

TEST_CASE("the ranges include those of hyperparameters", "[ranges]") {
  CHECK(range("optimizer.learningRate").fallback == 0.03);
  CHECK(range("optimizer.momentum").high == 0.999);
  expect_error([] { range("optimizer.beta"); }, ErrorCode::internal, {}, "'optimizer.beta'");
}
