#include "core/decimal.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace backflow {
namespace {

/** A whole number of any size, in parts of 32 bits from the lowest, without trailing zeros. */
class Big {
 public:
  explicit Big(std::uint64_t value) {
    for (; value > 0; value >>= 32) parts_.push_back(static_cast<std::uint32_t>(value));
  }

  int bits() const {
    if (parts_.empty()) return 0;
    return static_cast<int>(32 * parts_.size()) - std::countl_zero(parts_.back());
  }

  void multiply_add(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::uint32_t& part : parts_) {
      carry += static_cast<std::uint64_t>(part) * factor;
      part = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry > 0) parts_.push_back(static_cast<std::uint32_t>(carry));
  }

  void times_power_of_ten(int exponent) {
    for (; exponent > 0; --exponent) multiply_add(10, 0);
  }

  void shift_left(int count) {
    for (; count >= 31; count -= 31) multiply_add(std::uint32_t{1} << 31, 0);
    multiply_add(std::uint32_t{1} << count, 0);
  }

  /** Returns a number below, equal to or above 0 if this is less than, equal to or greater than `other`. */
  int compare(const Big& other) const {
    if (parts_.size() != other.parts_.size()) return parts_.size() < other.parts_.size() ? -1 : 1;
    for (std::size_t i = parts_.size(); i-- > 0;) {
      if (parts_[i] != other.parts_[i]) return parts_[i] < other.parts_[i] ? -1 : 1;
    }
    return 0;
  }

  /** Subtracts a number that is not larger. */
  void subtract(const Big& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::uint64_t taken = borrow + (i < other.parts_.size() ? other.parts_[i] : 0);
      borrow = taken > parts_[i] ? 1 : 0;
      parts_[i] = static_cast<std::uint32_t>(parts_[i] - taken);
    }
    while (!parts_.empty() && parts_.back() == 0) parts_.pop_back();
  }

 private:
  std::vector<std::uint32_t> parts_;
};

/** A positive quotient, computed bit by bit. */
struct Quotient {
  Big numerator;
  Big denominator;

  /** Scales the quotient to 1 ≤ quotient < 2 and returns the power of two that it was divided by. */
  int normalize() {
    int power = numerator.bits() - denominator.bits();
    (power > 0 ? denominator : numerator).shift_left(std::abs(power));
    if (numerator.compare(denominator) >= 0) return power;
    numerator.shift_left(1);
    return power - 1;
  }

  /** Returns the first `count` bits, rounded by the rest, to the even number at a tie. */
  std::uint64_t round(int count) {
    std::uint64_t bits = 0;
    for (; count > 0; --count) {
      const bool set = numerator.compare(denominator) >= 0;
      if (set) numerator.subtract(denominator);
      bits = 2 * bits + (set ? 1 : 0);
      numerator.shift_left(1);
    }
    const int rest = numerator.compare(denominator);
    return bits + (rest > 0 || (rest == 0 && bits % 2 == 1) ? 1 : 0);
  }
};

/** Digits beyond these only break ties: a double has at most 767. */
constexpr int most_digits = 800;
constexpr int mantissa_bits = 53;
constexpr int least_exponent = -1022;

/** digits × 10^exponent; `rest`: more digits follow, and not all are 0. */
struct Decimal {
  std::string digits;
  int exponent = 0;
  bool rest = false;
};

Decimal read(std::string_view literal) {
  Decimal decimal;
  std::size_t at = 0;
  bool behind_point = false;
  for (; at < literal.size() && (literal[at] == '.' || (literal[at] >= '0' && literal[at] <= '9')); ++at) {
    if (literal[at] == '.') {
      behind_point = true;
      continue;
    }
    const bool kept = decimal.digits.size() < most_digits;
    if (kept && (literal[at] != '0' || !decimal.digits.empty())) decimal.digits += literal[at];
    if (!kept) decimal.rest = decimal.rest || literal[at] != '0';
    decimal.exponent += (kept ? 0 : 1) - (behind_point ? 1 : 0);
  }
  if (at == literal.size()) return decimal;
  ++at;  // the e
  const bool negative = literal[at] == '-';
  if (negative || literal[at] == '+') ++at;
  int exponent = 0;
  for (; at < literal.size(); ++at) exponent = std::min(100'000'000, 10 * exponent + (literal[at] - '0'));
  decimal.exponent += negative ? -exponent : exponent;
  return decimal;
}

/** Inserts a decimal point after `point` digits and pads with zeros. */
std::string with_point(std::string digits, int point) {
  if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  const auto place = static_cast<std::size_t>(point);
  if (digits.size() <= place) return digits.append(place - digits.size(), '0');
  return digits.insert(place, ".");
}

/**
 * Returns a positive number rounded to `count` digits. `exponent` is the power of ten of its first digit; a guess that
 * is one too small is corrected.
 */
std::string rounded(double number, int count, int& exponent) {
  int power = 0;
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(number, &power), mantissa_bits));
  power -= mantissa_bits;
  while (true) {
    Quotient quotient{Big(mantissa), Big(1)};
    (power > 0 ? quotient.numerator : quotient.denominator).shift_left(std::abs(power));
    const int scale = count - 1 - exponent;
    (scale > 0 ? quotient.numerator : quotient.denominator).times_power_of_ten(std::abs(scale));
    const int bits = quotient.normalize();
    std::string digits = std::to_string(quotient.round(bits + 1));
    const int off = static_cast<int>(digits.size()) - count;
    if (off == 0) return digits;
    exponent += off;
  }
}

}  // namespace

double parse_decimal(std::string_view literal) {
  const auto [digits, exponent, rest] = read(literal);
  if (digits.empty()) return 0;
  if (digits.size() <= 15 && std::abs(exponent) <= 22) {
    // Both numbers are exact doubles, so that one operation rounds once.
    std::uint64_t whole = 0;
    for (const char digit : digits) whole = 10 * whole + static_cast<std::uint64_t>(digit - '0');
    double power = 1;
    for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
    return exponent < 0 ? static_cast<double>(whole) / power : static_cast<double>(whole) * power;
  }
  const int magnitude = static_cast<int>(digits.size()) + exponent;
  if (magnitude > 310) return std::numeric_limits<double>::infinity();
  if (magnitude < -330) return 0;
  Quotient quotient{Big(0), Big(1)};
  for (const char digit : digits) {
    const auto value = static_cast<std::uint32_t>(digit - '0');
    if (quotient.numerator.bits() == 0) {
      quotient.numerator = Big(value);
    } else {
      quotient.numerator.multiply_add(10, value);
    }
  }
  (exponent > 0 ? quotient.numerator : quotient.denominator).times_power_of_ten(std::abs(exponent));
  if (rest) {
    // One more digit, which is neither 0 nor the middle.
    quotient.numerator.multiply_add(10, 1);
    quotient.denominator.multiply_add(10, 0);
  }
  const int power = quotient.normalize();
  const int bits = mantissa_bits - std::max(0, least_exponent - power);
  return bits < 0 ? 0 : std::ldexp(static_cast<double>(quotient.round(bits)), power - bits + 1);
}

std::string print_decimal(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";  // JavaScript prints no sign
  const double size = std::abs(number);
  int power = 0;
  std::frexp(size, &power);
  // Of the power of two below the number: this is the exponent, or one less.
  int exponent = static_cast<int>(std::floor((power - 1) * 0.30103));
  std::string digits;
  for (int count = 1; count <= 17; ++count) {
    digits = rounded(size, count, exponent);
    if (parse_decimal(digits + "e" + std::to_string(exponent + 1 - count)) == size) break;
  }
  digits.erase(digits.find_last_not_of('0') + 1);
  const std::string sign = number < 0 ? "-" : "";
  if (size >= 1e-6 && size < 1e21) return sign + with_point(digits, exponent + 1);
  return sign + with_point(digits, 1) + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

}  // namespace backflow
