#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/core/support/catch.hpp"

/** CONTRACT.md's comparison: |a − b| ≤ tolerance · max(1, |b|). */
inline bool close(double a, double b, double tolerance = 1e-9) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

/** Checks for equal lengths and compares each number. Names the one that differs. */
template <class Numbers>
void check_close(const Numbers& got, const std::vector<double>& wanted, double tolerance = 1e-9) {
  REQUIRE(std::size(got) == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (close(got[i], wanted[i], tolerance)) continue;
    FAIL_CHECK("entry " << i << " is " << got[i] << ", not " << wanted[i]);
  }
}
