#pragma once

#include <vector>

#include "core/expression/lexer.hpp"
#include "core/expression/names.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/**
 * Error (unknown_gate), with a hint at the intended gate, unless a gate or an alias has this name and the text does not
 * assign it.
 */
void check_gate_name(const Token& name, const AssignedNames& assigned);

/**
 * Appends the application of `name` to the topmost `arguments` values, preceded by the gate's defaults for arguments
 * that were left out. The literals of a gate, such as an axis, become its attributes. A gate that folds takes three or
 * more. Error (arity) says how many the gate takes, Error (syntax) that a literal is missing.
 */
void append_call(std::vector<Step>& steps, const Token& name, int arguments);

}  // namespace backflow
