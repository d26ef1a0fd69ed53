#include "core/kernels/error_function.hpp"

#include <cstdint>
#include <cstring>

namespace backflow::math {
namespace {

/** A polynomial, from the highest power. */
template <std::size_t N>
double polynomial(const double (&coefficients)[N], double x) {
  double sum = 0;
  for (const double one : coefficients) sum = sum * x + one;
  return sum;
}

/** 2^n for integer n in [−1022, 1023], by writing the exponent. */
double power_of_two(double n) {
  const std::uint64_t bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(n) + 1023) << 52;
  double power;
  std::memcpy(&power, &bits, sizeof power);
  return power;
}

/** Beyond it, e^(−x²) is less than half the smallest float32, also after a product with x. */
constexpr double farthest = 10.5;

}  // namespace

/** e^−s = 2^n e^r with |r| ≤ ½ ln 2, and e^r by its series, whose next term is below 3e-10. */
template <>
double bell<float>(double x) {
  constexpr double series[] = {1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1};
  if (std::abs(x) > farthest) return 0;
  if (x != x) return x;
  const double exponent = -x * x;
  const double n = std::floor(exponent * 1.4426950408889634 + 0.5);
  return polynomial(series, exponent - n * 0.6931471805599453) * power_of_two(n);
}

/**
 * erfc z = e^(−z²) p(t) / (1 + 2z) for z ≥ 0, t = (z − 3) / (z + 3). p interpolates at Chebyshev nodes for z up
 * to 10.5; its error is 3e-9.
 */
template <>
double erfc<float>(double x) {
  constexpr double p[] = {-0.000273595999263, -0.000788120753037, 0.00200177122554, 0.0025768565168,
                          -0.0237946645342,   0.0682930290553,    -0.119271919337,  0.129646714853,
                          -0.047562318168,    -0.13562114906,     1.25300805814};
  const double z = std::abs(x) > farthest ? farthest : std::abs(x);
  const double tail = bell<float>(x) * polynomial(p, (z - 3) / (z + 3)) / (1 + 2 * z);
  return x < 0 ? 2 - tail : tail;
}

/** Near 0 an odd polynomial, which interpolates erf x / x at Chebyshev nodes of x²; its error is 2e-9. */
template <>
double erf<float>(double x) {
  constexpr double near[] = {0.0047190825672188, -0.026757732735016, 0.11282831428466, -0.3761260900747,
                             1.1283791656018};
  if (std::abs(x) < 0.5) return x * polynomial(near, x * x);
  return 1 - erfc<float>(x);
}

}  // namespace backflow::math
