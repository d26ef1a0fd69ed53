#pragma once

#include "core/expression/lexer.hpp"

namespace backflow {

/**
 * The error (unknown_gate) about the name of a call that no gate has. It says what the gate is called here, how the
 * language writes what was meant, or which gate's name is nearest if one is near.
 */
Error unknown_gate(const Token& name);

}  // namespace backflow
