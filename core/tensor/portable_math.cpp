#include "core/tensor/portable_math.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace backflow {

namespace {

/** 1/n! with alternating signs for n = first, first + 2, …: the Taylor series of sine and cosine in r². */
template <int terms>
constexpr std::array<double, terms> alternating_factorials(int first) {
  std::array<double, terms> result{};
  double factorial = 1;
  for (int n = 2; n <= first; ++n) factorial *= n;
  for (int i = 0; i < terms; ++i) {
    result[i] = (i % 2 == 0 ? 1 : -1) / factorial;
    factorial *= (first + 2 * i + 1) * (first + 2 * i + 2);
  }
  return result;
}

template <std::size_t terms>
double horner(const std::array<double, terms>& coefficients, double x) {
  double sum = 0;
  for (std::size_t i = terms; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

/** Sine of x + quarter_turns · π/2: reduces to |r| ≤ π/4 and picks the series by quadrant. */
double sine(double x, int quarter_turns) {
  // π/2 in two parts (Cody and Waite): the product of the first with up to 2^20 turns is exact.
  constexpr double half_pi_high = 0x1.921fb544p+0;
  constexpr double half_pi_low = 0x1.0b4611a626331p-34;
  constexpr double inverse_half_pi = 0x1.45f306dc9c883p-1;
  const double turns = std::floor(x * inverse_half_pi + 0.5);
  const double r = (x - turns * half_pi_high) - turns * half_pi_low;
  const double square = r * r;
  const int quadrant = (static_cast<int>(turns) + quarter_turns) & 3;
  static constexpr auto sine_series = alternating_factorials<9>(3);
  static constexpr auto cosine_series = alternating_factorials<9>(4);
  const double result = quadrant % 2 == 0 ? r - r * square * horner(sine_series, square)
                                          : 1 - square * (0.5 - square * horner(cosine_series, square));
  return quadrant < 2 ? result : -result;
}

}  // namespace

double portable_log(double x) {
  // x = m · 2^e with m in [√½, √2); then log m = 2 artanh(s), s = (m − 1) / (m + 1), |s| ≤ 0.172.
  constexpr std::uint64_t sqrt_half_bits = 0x3FE6A09E667F3BCD;
  const auto bits = __builtin_bit_cast(std::uint64_t, x);
  const auto exponent = static_cast<std::int64_t>(bits - sqrt_half_bits) >> 52;
  const double m = __builtin_bit_cast(double, bits - (static_cast<std::uint64_t>(exponent) << 52));
  const double s = (m - 1) / (m + 1);
  const double square = s * s;
  double sum = 0;
  for (int n = 23; n >= 3; n -= 2) sum = sum * square + 1.0 / n;
  // log 2 in two parts, so that its product with an exponent keeps its last bits.
  constexpr double log2_high = 0x1.62e42fefap-1;
  constexpr double log2_low = 0x1.cf79abc9e3b3ap-40;
  const auto e = static_cast<double>(exponent);
  return e * log2_high + (2 * s + (2 * s * square * sum + e * log2_low));
}

double portable_sin(double x) { return sine(x, 0); }

double portable_cos(double x) { return sine(x, 1); }

}  // namespace backflow
