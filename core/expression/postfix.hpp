#pragma once

#include <vector>

#include "core/expression/lexer.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/**
 * Reads one expression, from `next` to the end of its line, and leaves `next` on the separator or end token there. It
 * keeps its own stack of pending operators (Dijkstra's shunting yard), so that no text can overflow the machine's.
 * Error: syntax, nesting, reserved_name, unknown_gate or arity.
 */
std::vector<Step> read_expression(const Token*& next);

}  // namespace backflow
