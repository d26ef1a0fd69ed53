#pragma once

#include <string>
#include <vector>

#include "core/gates/gate.hpp"

/** Compares everything that a row of the gate table says about derivatives with what its own value says. */
namespace gradcheck {

using backflow::Gate;
using backflow::Shape;

/** Shapes of the inputs, one a slot. */
using Shapes = std::vector<Shape>;

/** Every combination out of scalars, vectors and matrices of a few sizes that the gate accepts. */
std::vector<Shapes> shapes_for(const Gate& gate);

/** Something that is not as it should be. */
struct Complaint {
  std::string gate;
  int slot = 0;
  std::string what;
};

/**
 * Samples the gate's domains for every combination of shapes and checks, for each slot: float64 gradients against
 * central differences (relative 1e-5; entries that cross a kink apart, but not all of them), float32 against float64,
 * the Jacobian's entries and reach against one-hot sweeps, the terms' sums, that `accumulate` adds and its absence
 * overwrites, and a variable that is used in two slots at once.
 */
std::vector<Complaint> check(const Gate& gate);

}  // namespace gradcheck
