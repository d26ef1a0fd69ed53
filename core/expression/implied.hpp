#pragma once

#include "core/expression/lexer.hpp"
#include "core/expression/names.hpp"

/** What papers leave out: the sign of a product, and the parentheses of a call. */
namespace backflow {

/**
 * The error about a token after a value that is not an operator. For `2x` and `(a)(b)` the fix is a product, for bars
 * between values it is `or`. There is none where the product is not plain: after `/`, beside words of other languages,
 * between numbers.
 */
Error not_an_operator(const Token* token);

/**
 * The error about a gate that is not called. The fix puts the value that follows in parentheses: sin x, sin 2x, exp
 * x^2. There is none where the operand's end is not plain: sin 2 x, norm u[0].
 */
Error not_called(const Token* name, const AssignedNames& assigned);

/** True for a name that the text does not assign and that a gate has, perhaps under another name. */
bool names_gate(const Token& name, const AssignedNames& assigned);

/** True for a gate with an exponent before its operand: tan²(x), ln^2 x. */
bool has_exponent_before_operand(const Token* name);

}  // namespace backflow
