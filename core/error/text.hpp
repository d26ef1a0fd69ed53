#pragma once

#include "core/error/reason.hpp"

namespace backflow {

/** Errors about a text of the expression language. */
inline constexpr ErrorRow text_errors[] = {
    {"not-utf8", ErrorCode::syntax, "the text is not valid UTF-8 here"},
    {"invisible-character", ErrorCode::syntax,
     "the invisible character {character} has no meaning in an expression; delete it"},
    {"strange-character", ErrorCode::syntax, "'{character}' has no meaning in an expression"},
    {"lookalike-character", ErrorCode::syntax, "'{character}' has no meaning in an expression; write {instead}"},
    {"double-star", ErrorCode::syntax, "'**' has no meaning in an expression; a power is written ^"},
    {"literal-too-large", ErrorCode::bad_value, "the number {literal} is too large; the largest is about 1.8e308"},

    {"nothing-to-compute", ErrorCode::syntax, "there is nothing to compute; write an assignment such as f = x * y"},
    {"expected-name", ErrorCode::syntax, "expected a name here, not '{token}'; a line reads name = expression"},
    {"expected-equals", ErrorCode::syntax,
     "expected '=' here, not '{token}'; a line reads name = expression, such as f = x * y"},
    {"expected-equals-at-end", ErrorCode::syntax,
     "expected '=' here, but the line ends; a line reads name = expression, such as f = x * y"},
    {"expected-value", ErrorCode::syntax, "expected a number, a name or '(' here, not '{token}'"},
    {"expected-value-at-end", ErrorCode::syntax, "expected a number, a name or '(' here, but the line ends"},
    {"expected-operator", ErrorCode::syntax, "expected an operator here, not '{token}'; a product is written with *"},
    {"expected-transpose", ErrorCode::syntax, "expected T after the '.', not '{token}'; .T is the transpose"},
    {"expected-transpose-at-end", ErrorCode::syntax,
     "expected T after the '.', but the line ends; .T is the transpose"},
    {"equals-in-expression", ErrorCode::syntax,
     "'=' can't be inside an expression; write each assignment on its own line"},
    {"equals-in-parenthesis", ErrorCode::syntax,
     "'=' can't be inside an expression; the '(' at line {line}, column {column} is not closed"},
    {"equals-in-call", ErrorCode::syntax,
     "'=' can't be inside an expression; the call of '{gate}' at line {line}, column {column} is not closed"},
    {"parenthesis-not-closed", ErrorCode::syntax,
     "expected ')' here: the '(' at line {line}, column {column} is not closed"},
    {"call-not-closed", ErrorCode::syntax,
     "expected ')' here: the call of '{gate}' at line {line}, column {column} is not closed"},
    {"closes-nothing", ErrorCode::syntax, "this ')' has no matching '('"},
    {"comma-outside-call", ErrorCode::syntax, "a ',' can only separate the arguments of a gate"},
    {"nested-too-deep", ErrorCode::nesting,
     "the expression is nested more than {limit} deep here; assign a part of it to a name on its own line"},

    {"gate-assigned", ErrorCode::reserved_name, "'{name}' is the name of a gate and can't be assigned"},
    {"gate-as-variable", ErrorCode::reserved_name,
     "'{name}' is a gate; its arguments go in parentheses, as in {name}(x)"},
    {"assigned-twice", ErrorCode::redefined_name, "'{name}' is already assigned on line {line}"},
    {"read-before-assigned", ErrorCode::redefined_name,
     "'{name}' is read on line {line} before it is assigned; assign it first or use another name"},

    {"unknown-gate", ErrorCode::unknown_gate,
     "there is no gate '{name}' (a product with parentheses is written {name} * (…))"},
    {"unknown-gate-near", ErrorCode::unknown_gate,
     "there is no gate '{name}'; the nearest is '{gate}' (a product with parentheses is written {name} * (…))"},
    {"gate-has-other-name", ErrorCode::unknown_gate, "there is no gate '{name}'; it is called '{gate}' here"},
    {"gate-is-expression", ErrorCode::unknown_gate, "there is no gate '{name}'; write {expression} instead"},
    {"takes-one", ErrorCode::arity, "'{gate}' takes 1 argument, not {given}"},
    {"takes-exactly", ErrorCode::arity, "'{gate}' takes {count} arguments, not {given}"},
    {"takes-either", ErrorCode::arity, "'{gate}' takes {least} or {most} arguments, not {given}"},
    {"takes-between", ErrorCode::arity, "'{gate}' takes {least} to {most} arguments, not {given}"},
    {"takes-at-least", ErrorCode::arity, "'{gate}' takes {least} or more arguments, not {given}"},

    {"text-too-large", ErrorCode::too_large, "the text has more than 250,000 gates, literals and inputs up to here"},
    {"no-value", ErrorCode::unbound_name, "'{name}' is read here but has no value"},
    {"value-for-result", ErrorCode::unknown_input, "'{name}' is computed by the expression and can't be given a value"},
    {"value-not-read", ErrorCode::unknown_input, "'{name}' is given a value but the expression does not read it"},
};

}  // namespace backflow
