#pragma once

#include <vector>

#include "core/expression/lexer.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/** Error (unknown_gate), with a hint at what was meant, unless some gate has this name. */
void check_gate_name(const Token& name);

/**
 * Appends the application of `name` to the topmost `arguments` values, preceded by the gate's defaults for arguments
 * that were left out. What folds takes three and more. Error (arity) tells how many it takes.
 */
void append_call(std::vector<Step>& steps, const Token& name, int arguments);

}  // namespace backflow
