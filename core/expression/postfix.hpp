#pragma once

#include <vector>

#include "core/expression/lexer.hpp"
#include "core/expression/names.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/**
 * Reads one expression, from `next` to the end of its line, and leaves `next` at the separator or end token. Uses an
 * explicit stack of pending operators (Dijkstra's shunting yard), so that no text can overflow the call stack. Names in
 * `assigned` are never constants or calls. Error: syntax, nesting, reserved_name, unknown_gate or arity.
 */
std::vector<Step> read_expression(const Token*& next, const AssignedNames& assigned);

}  // namespace backflow
