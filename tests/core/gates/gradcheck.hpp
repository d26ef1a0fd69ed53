#pragma once

#include <string>
#include <vector>

#include "core/gates/gate.hpp"

/** Compares everything that a row of the gate table says about derivatives with the row's own value. */
namespace gradcheck {

using backflow::Gate;
using backflow::Shape;

/** The shapes of the inputs, one per slot. */
using Shapes = std::vector<Shape>;

/** Returns some attributes that a node may pass to the gate: none, or an axis or indices of each kind. */
std::vector<backflow::Attributes> attributes_for(const Gate& gate);

/** Returns every combination of scalars, vectors and matrices of a few sizes that the gate accepts with attributes. */
std::vector<Shapes> shapes_for(const Gate& gate, const backflow::Attributes& attributes);
/** The same with the gate's first attributes. */
std::vector<Shapes> shapes_for(const Gate& gate);

/** A violation that the checker found. */
struct Complaint {
  std::string gate;
  int slot = 0;
  std::string what;
};

/**
 * Samples the gate's domains for every combination of attributes and shapes and checks, for each slot: float64
 * gradients against central differences (relative 1e-5; entries that cross a kink are skipped, but not all of them
 * may), float32 against float64, the Jacobian's entries and reach against one-hot sweeps, the terms' sums, that
 * `accumulate` adds and its absence overwrites, and a variable that is used in two slots at once.
 */
std::vector<Complaint> check(const Gate& gate);

}  // namespace gradcheck
