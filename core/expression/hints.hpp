#pragma once

#include <string>

#include "core/expression/lexer.hpp"

namespace backflow {

/**
 * Returns the error (unknown_gate) about a call of a name that no gate has. It says what the gate is called here, how
 * the language writes the intended formula, or which gate's name is near. The fix writes that gate's name, or a product
 * after a name that is too short to be a gate's.
 */
Error unknown_gate(const Token& name);

/** Returns a name in lower case and without underscores: leakyrelu for Leaky_ReLU. */
std::string plain(std::string_view name);

/** True for the name of a function, here or elsewhere, in any case and with any underscores. */
bool names_function(std::string_view name);

}  // namespace backflow
