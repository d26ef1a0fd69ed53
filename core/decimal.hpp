#pragma once

#include <string>
#include <string_view>

/**
 * Decimal numbers, read and written exactly. libc++ before 20 has no from_chars and to_chars for floating point, and
 * the platform's strtod and printf would be a twentieth of the module.
 */
namespace backflow {

/**
 * The double nearest to a literal, to the even one at a tie: digits, perhaps with a point among them, then perhaps `e`,
 * a sign and digits. Infinite where it is too large.
 */
double parse_decimal(std::string_view literal);

/** A number as JavaScript prints it: as short as it can be without being another one. */
std::string print_decimal(double number);

}  // namespace backflow
