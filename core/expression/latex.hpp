#pragma once

#include <string_view>

#include "core/error.hpp"

namespace backflow {

/**
 * Returns the error about a text that begins with a LaTeX command. Its fix writes the command in this language; a
 * command that has no counterpart here has no fix.
 */
Error latex_command(std::string_view rest, const Place& place);

/** Returns the error about a text that begins with a brace. Its fix writes parentheses, or the index of x_{1}. */
Error latex_group(std::string_view rest, const Place& place, bool is_index);

/** Returns the error about a root sign. Its fix calls `sqrt`. */
Error root(std::string_view rest, const Place& place);

}  // namespace backflow
