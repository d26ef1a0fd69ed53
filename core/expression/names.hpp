#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "core/expression/lexer.hpp"

namespace backflow {

/** The names that a text assigns anywhere, as parts of that text; true: with parameters, as in `f(x) = …`. */
using AssignedNames = std::map<std::string_view, bool>;

/**
 * Returns the token after a line's name, whose `=` follows, or after the parameters of `f(x, y) =`; nullptr if the line
 * that begins with `first` has no name.
 */
const Token* equals_of_line(const Token* first);

AssignedNames assigned_names(const std::vector<Token>& tokens);

/**
 * Joins each module with the gate or constant that follows, np.exp, to one token whose `text` is the gate's name, and
 * makes `and`, `or` and `not` words of the language. Both leave names alone that the text assigns; np.pi is then a
 * number.
 */
std::vector<Token> with_words(std::vector<Token> tokens, const AssignedNames& assigned);

}  // namespace backflow
