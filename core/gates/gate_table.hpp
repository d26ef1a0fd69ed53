#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/gates/gate.hpp"

namespace backflow {

/** Every gate, family by family. */
const std::vector<Gate>& gates();

/**
 * Returns the gate that `name(…)` with this number of arguments, literal ones included, means, or nullptr. Two rows may
 * share a name when their arities differ: max(x) reduces, max(x, y) is element-wise.
 */
const Gate* find_gate(std::string_view name, int arguments);

/** Returns the gate that is written as this operator with this number of operands, or nullptr. */
const Gate* find_operator(std::string_view sign, int operands);

/** True if a gate of any arity has this name. */
bool is_gate_name(std::string_view name);

/** True if a gate has this name and does not leave it to texts that assign it. */
bool is_reserved(std::string_view name);

/**
 * Returns a gate that must exist; Error (internal) otherwise. For builders in the core, not for names from a user's
 * text.
 */
const Gate& gate(std::string_view name, int arguments = 1);

}  // namespace backflow
