#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/gates/gate.hpp"

namespace backflow {

/** Every gate, family by family. */
const std::vector<Gate>& gates();

/**
 * The gate that `name(…)` with so many arguments means, or nullptr. Two rows may share a name when their arities
 * differ: max(x) reduces, max(x, y) is element-wise.
 */
const Gate* find_gate(std::string_view name, int arguments);

/** The gate that is written as this operator with so many operands, or nullptr. */
const Gate* find_operator(std::string_view sign, int operands);

/** True for every name that is some gate's, whatever the arity: such a name can't be assigned. */
bool is_gate_name(std::string_view name);

/** A gate that must exist; Error (internal) otherwise. For builders in the core, not for a person's text. */
const Gate& gate(std::string_view name, int arguments = 1);

}  // namespace backflow
