#pragma once

#include <span>
#include <vector>

#include "core/graph/plan/plan.hpp"

/**
 * Repeats the backward sweep gate by gate if a gradient is NaN. In this sweep, 0 × a derivative that is not finite
 * passes 0 (CONTRACT.md, "Values at corners"). The ordinary sweep is faster because it does not check for such void
 * terms: every one of them gives NaN, and a NaN always reaches a leaf.
 */
namespace backflow {

/** Returns the gradients of a plan's leaves, in as few stretches of memory as possible. */
template <class T>
std::vector<std::span<const T>> received_gradients(const Plan<T>& plan);

/**
 * Tests the sum of the gradients, which is NaN if one of them is. It is also NaN with infinities of both signs; the
 * extra sweep is then harmless.
 */
template <class T>
bool has_nan(std::span<const std::span<const T>> stretches);

/** The working memory of a guarded sweep, which is kept from one sweep to the next. */
template <class T>
struct GuardRoom {
  std::vector<T> part;        // what one slot passes on
  std::vector<char> written;  // for each node, whether a gradient has arrived
};

/** Sweeps back from the gradient stored at the output. */
template <class T>
void guarded_backward(const Plan<T>& plan, GuardRoom<T>& room);

}  // namespace backflow
