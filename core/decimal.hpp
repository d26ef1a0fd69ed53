#pragma once

#include <string>
#include <string_view>

/**
 * Reads and writes decimal numbers exactly. libc++ before 20 has no from_chars or to_chars for floating point, and the
 * platform's strtod and printf would take up a twentieth of the module.
 */
namespace backflow {

/**
 * Returns the double nearest to a literal, the even one at a tie. A literal has digits, optionally with a point, then
 * optionally `e`, a sign and digits. Infinite if it is too large.
 */
double parse_decimal(std::string_view literal);

/** Returns a number as JavaScript prints it: the shortest text that reads back as the same number. */
std::string print_decimal(double number);

}  // namespace backflow
