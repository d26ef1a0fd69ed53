#pragma once

#include <vector>

#include "core/expression/lexer.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/** Error (unknown_gate), with a hint at the intended gate, unless a gate has this name. */
void check_gate_name(const Token& name);

/**
 * Appends the application of `name` to the topmost `arguments` values, preceded by the gate's defaults for arguments
 * that were left out. A gate that folds takes three or more. Error (arity) says how many the gate takes.
 */
void append_call(std::vector<Step>& steps, const Token& name, int arguments);

}  // namespace backflow
