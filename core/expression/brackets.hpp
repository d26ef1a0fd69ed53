#pragma once

#include "core/expression/lexer.hpp"
#include "core/expression/parser.hpp"

namespace backflow {

/**
 * Reads a list of numbers, [1, -2] or [[1, 2], [3, 4]], from its `[` on, and leaves `next` after its `]`. Error
 * (syntax) if it is empty or ragged or holds anything else; the fix joins values with `concat`.
 */
Step read_list(const Token*& next);

/** Reads the indices of a pick, x[0] or X[1, -1], in the same way. Error (syntax) unless they are whole numbers. */
Step read_pick(const Token*& next);

}  // namespace backflow
