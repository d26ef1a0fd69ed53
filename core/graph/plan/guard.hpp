#pragma once

#include <span>
#include <vector>

#include "core/graph/plan/plan.hpp"

/**
 * The backward sweep once more, for gradients that came out NaN: gate by gate, and 0 × a derivative that is not finite
 * passes 0 (CONTRACT.md, "Values at corners"). The ordinary sweep is quick because it does not ask; every void term
 * makes a NaN, which reaches a leaf whatever it meets on its way.
 */
namespace backflow {

/** The gradients that a plan's leaves receive, in as few stretches of memory as can be. */
template <class T>
std::vector<std::span<const T>> received_gradients(const Plan<T>& plan);

/** A sum is NaN if one of its terms is, or if there are infinities of both signs, which costs a sweep and no more. */
template <class T>
bool has_nan(std::span<const std::span<const T>> stretches);

/** What a guarded sweep works with; it keeps its memory from one sweep to the next. */
template <class T>
struct GuardRoom {
  std::vector<T> part;        // what one slot passes on
  std::vector<char> written;  // by node: whether anything has arrived
};

/** Sweeps back from the gradient that the output holds. */
template <class T>
void guarded_backward(const Plan<T>& plan, GuardRoom<T>& room);

}  // namespace backflow
