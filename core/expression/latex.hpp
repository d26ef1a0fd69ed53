#pragma once

#include "core/error.hpp"
#include "core/expression/strange.hpp"

namespace backflow {

/**
 * Returns the error about a LaTeX command. Its fix writes the command in this language; a command without a counterpart
 * here, or with an index, has no fix.
 */
Error latex_command(const Spot& spot);

/** Returns the error about a brace. Its fix writes parentheses, or the name x_1 for x_{1}. */
Error latex_group(const Spot& spot);

}  // namespace backflow
