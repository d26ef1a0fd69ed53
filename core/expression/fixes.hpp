#pragma once

#include <string>

#include "core/expression/lexer.hpp"

/** Edits that mend what people paste. A fix stays on one line; where the text spans several, there is none. */
namespace backflow {

/** True for the end of a line and for `;`. */
bool ends_line(const Token& token);

/** True for a name or a number. */
bool is_value(const Token& token);

/** True if nothing is written between two tokens. */
bool touch(const Token& left, const Token& right);

/** Returns what closes this parenthesis or bracket before the end of the line, or nullptr. */
const Token* closing(const Token* open);

/** Returns the error with a fix that replaces everything from `first` to `last`. */
Error replacing(Error error, const Token& first, const Token& last, const std::string& text);

/** Returns the error with a fix that writes `text` before the token. */
Error inserting(Error error, const Token& before, const std::string& text);

/** The error about a line without `name =`. The fix names its expression with the first free name of f, g, h, …. */
Error without_name(const Token* line, const Token* first_of_text);

/** The error about |x|. The fix calls `abs`, or `norm` for ||x||. */
Error bars(const Token* first);

/** True for the names that NumPy and PyTorch give an axis and what becomes of it. */
bool is_keyword(const Token& name);

/** The error about `axis = 0` in a call. The fix leaves the name of an axis out, and makes amax of max. */
Error keyword(const Token* name, const Token& call);

/** The error about what follows a dot other than T. The fix makes a call of x.sum(0), and drops MATLAB's dot. */
Error after_dot(const Token* dot, bool after_name);

/** The error about a < b < c. The fix joins two comparisons. */
Error chain(const Token& first, const Token& second);

}  // namespace backflow
