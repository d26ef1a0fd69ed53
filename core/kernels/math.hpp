#pragma once

#include <cmath>
#include <cstdint>

#include "core/kernels/pack.hpp"

/**
 * Elementary functions in both precisions, on packs and on single numbers. In float32 they are our own polynomials, so
 * that native code, Node and every browser give the same bits. In float64 they call the platform's functions, lane by
 * lane. tests/core/kernels/math_test.cpp measures their errors in units in the last place.
 */
namespace backflow::math {

using Floats = Pack<float>;

[[gnu::always_inline]] inline Integers bits_of(const Floats& x) {
  Integers bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}

[[gnu::always_inline]] inline Floats floats_of(const Integers& bits) {
  Floats x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/**
 * Coefficients of the functions that loops use most, stored as packs with each value four times. V8 builds a vector
 * constant from immediates wherever it is used, which takes several instructions; a load takes one. They are defined in
 * math.cpp, so that compilers cannot fold them back into constants.
 */
struct PackedConstants {
  Floats inverse_ln2, shift, ln2_high, ln2_low;
  Floats exp[6];  // from the highest power
  Floats one, two, ten;
  Floats tanh_near;                    // where tanh changes from the polynomial to the quotient
  Floats tanh[5];                      // from the highest power
  Floats twice_inverse_ln2, half_ln2;  // of e^2x
  Floats biased_shift;                 // leaves n + 127 in the low bits
  Floats exp_twice[6];                 // e^2r, from the highest power
  Integers exponent_bias, magnitude_bits, shift_bits;
};
extern const PackedConstants packed;

/** 2^n for integer n in [-126, 127], by writing the exponent. */
[[gnu::always_inline]] inline Floats power_of_two(const Integers& n) {
  return floats_of((n + packed.exponent_bias) << 23);
}

[[gnu::always_inline]] inline Floats magnitude(const Floats& x) {
  return floats_of(bits_of(x) & packed.magnitude_bits);
}

/** x = n ln 2 + r with |r| ≤ ½ ln 2, and e^r − 1. */
struct ReducedExp {
  Floats remainder;  // e^r − 1
  Integers n;
};

/**
 * Cody-Waite: ln 2 in two parts; e^r − 1 by a polynomial of degree 6 (coefficients: Cephes expf, S. Moshier). For x in
 * [−104, 89].
 */
[[gnu::always_inline]] inline ReducedExp reduced_exp(const Floats& x) {
  // Adding 1.5 · 2^23 leaves no bits for a fraction, so the sum's low bits are the nearest integer, ties to even.
  const Floats shifted = x * packed.inverse_ln2 + packed.shift;
  const Floats n = shifted - packed.shift;
  Floats r = x - n * packed.ln2_high;
  r = r - n * packed.ln2_low;
  Floats p = r * packed.exp[0] + packed.exp[1];
  p = p * r + packed.exp[2];
  p = p * r + packed.exp[3];
  p = p * r + packed.exp[4];
  p = p * r + packed.exp[5];
  return {p * (r * r) + r, bits_of(shifted) - packed.shift_bits};
}

/** Limits x to [−104, 89]; outside, e^x is 0 or infinite. NaN stays. */
[[gnu::always_inline]] inline Floats within_exp(const Floats& x) {
  const Floats low = select(x < -104.0f, splat<Floats>(-104.0f), x);
  return select(low > 89.0f, splat<Floats>(89.0f), low);
}

/** e^x, scaled by 2^n in two steps so that subnormal results come out right. */
[[gnu::always_inline]] inline Floats exp(const Floats& x) {
  const ReducedExp reduced = reduced_exp(within_exp(x));
  const Integers half = reduced.n >> 1;
  return (reduced.remainder + 1.0f) * power_of_two(half) * power_of_two(reduced.n - half);
}

/** e^x − 1 as 2^n (e^r − 1) + (2^n − 1): no digits are lost near 0. From 2^26 on, the 1 makes no difference. */
[[gnu::always_inline]] inline Floats expm1(const Floats& x) {
  const ReducedExp reduced = reduced_exp(within_exp(x));
  const Integers half = reduced.n >> 1;
  const Floats low = power_of_two(half);
  const Floats high = power_of_two(reduced.n - half);
  const Floats scale = low * high;
  const Floats exact = reduced.remainder * low * high + (scale - 1.0f);
  return select(reduced.n < 26, exact, (reduced.remainder + 1.0f) * low * high);
}

/**
 * Natural logarithm: x = 2^n m with m in [√½, √2), ln m by a polynomial of degree 8 in m − 1 (Cephes logf).
 * 0 gives −∞, a negative number NaN.
 */
inline Floats log(const Floats& x) {
  const Integers subnormal = x < 1.17549435e-38f;
  const Integers bits = bits_of(select(subnormal, x * 8388608.0f, x));
  Integers n = ((bits >> 23) & 0xff) - 126 - (subnormal & 23);
  const Floats m = floats_of((bits & 0x007fffff) | 0x3f000000);  // [½, 1)
  const Integers low = m < 0.707106781186547524f;
  n = n + low;  // a comparison is −1 where it holds
  const Floats f = select(low, m + m, m) - 1.0f;
  const Floats square = f * f;
  Floats p = f * 7.0376836292e-2f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  const Floats whole = __builtin_convertvector(n, Floats);
  Floats y = p * f * square + whole * -2.12194440e-4f - square * 0.5f;
  y = f + y + whole * 0.693359375f;
  y = select(x > 3.40282347e38f, x, y);  // +∞
  y = select(x == 0.0f, splat<Floats>(-HUGE_VALF), y);
  return select((x < 0.0f) | (x != x), splat<Floats>(__builtin_nanf("")), y);
}

/**
 * tanh |x| = 1 − 2 / (e^2|x| + 1) beyond 0.625, an odd polynomial below (Cephes tanhf). Computes both and selects one.
 * From |x| = 10 on, the result is 1 to the last place. In that range one power of two is enough, and one part of ln 2,
 * because its rounding matters less the larger e^2|x| is. e^2r is a polynomial of degree 5 through the Chebyshev nodes
 * of |r| ≤ ¼ ln 2. It takes three operations fewer than Cephes' and has an error of 1.86 units in the last place
 * instead of 1.33.
 */
[[gnu::always_inline]] inline Floats tanh(const Floats& x) {
  const Floats size = magnitude(x);
  const Integers sign = bits_of(x) ^ bits_of(size);
  const Floats square = x * x;
  Floats p = square * packed.tanh[0] + packed.tanh[1];
  p = p * square + packed.tanh[2];
  p = p * square + packed.tanh[3];
  p = p * square + packed.tanh[4];
  const Floats near = p * square * x + x;
  const Floats small = select(size > packed.ten, packed.ten, size);
  const Floats shifted = small * packed.twice_inverse_ln2 + packed.biased_shift;
  const Floats r = small - (shifted - packed.biased_shift) * packed.half_ln2;
  Floats e = r * packed.exp_twice[0] + packed.exp_twice[1];
  e = e * r + packed.exp_twice[2];
  e = e * r + packed.exp_twice[3];
  e = e * r + packed.exp_twice[4];
  e = e * r + packed.exp_twice[5];
  e = e * floats_of(bits_of(shifted) << 23);
  const Floats far = packed.one - packed.two / (e + packed.one);
  return select(size < packed.tanh_near, near, floats_of(bits_of(far) | sign));
}

/** 1 / (1 + e^−x), from e^−|x| so that neither side overflows; the last term restores what rounding 1 + e lost. */
[[gnu::always_inline]] inline Floats sigmoid(const Floats& x) {
  const Floats e = exp(-magnitude(x));
  const Floats w = e + 1.0f;
  const Floats lost = e - (w - 1.0f);
  const Floats y = select(x < 0.0f, e, splat<Floats>(1.0f)) / w;
  return y - y * lost * select(x < 0.0f, 1.0f - y, y);
}

/** ln(1 + u) for u in [0, 1]; the last term restores what rounding 1 + u lost. */
inline Floats log1p_unit(const Floats& u) {
  const Floats w = u + 1.0f;
  return log(w) + (u - (w - 1.0f)) / w;
}

inline Floats softplus(const Floats& x) {
  const Floats positive = select(x > 0.0f, x, Floats{});
  return select(x != x, x, positive + log1p_unit(exp(-magnitude(x))));
}

/** Single float32 numbers use the functions on packs, which gives the same bits. */
float exp(float x);
float expm1(float x);
float log(float x);
float tanh(float x);
float sigmoid(float x);
float softplus(float x);

inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
/** The platforms' tanh uses expm1, which is slow. Away from 0, one exp gives the same accuracy. */
inline double tanh(double x) {
  const double size = std::abs(x);
  if (!(size > 0.3)) return std::tanh(x);
  return std::copysign(1 - 2 / (std::exp(size + size) + 1), x);
}
inline double sigmoid(double x) {
  const double e = std::exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1.0) / (1.0 + e);
}
inline double softplus(double x) { return x != x ? x : (x > 0 ? x : 0.0) + std::log1p(std::exp(x < 0 ? x : -x)); }

/** σ′(x) = σ(x) σ(−x), given y = σ(x): from ½ on, y (1 − y) loses digits in 1 − y. */
inline double sigmoid_slope(double x, double y) {
  if (y < 0.5) return y * (1 - y);
  const double e = std::exp(-x);
  return y * (e / (1 + e));
}
/** tanh′(x) = 4 σ(2x) σ(−2x), given y = tanh(x): near ±1, 1 − y² has lost its digits. */
inline double tanh_slope(double x, double y) {
  if (!(y * y > 0.75)) return 1 - y * y;
  const double e = std::exp(-2 * std::abs(x));
  return 4 * e / ((1 + e) * (1 + e));
}

using Doubles = Pack<double>;
Doubles exp(const Doubles& x);
Doubles expm1(const Doubles& x);
Doubles log(const Doubles& x);
Doubles tanh(const Doubles& x);
Doubles sigmoid(const Doubles& x);
Doubles softplus(const Doubles& x);

/**
 * The platform's sine, cosine and power. In float32 by way of float64: more exact, and without a second implementation
 * of each in the module.
 */
template <class T>
T sin(T x) {
  return static_cast<T>(std::sin(static_cast<double>(x)));
}
template <class T>
T cos(T x) {
  return static_cast<T>(std::cos(static_cast<double>(x)));
}

/** x^k by repeated squaring; k may be negative. */
template <class T>
T integer_power(T x, int k) {
  T result = 1;
  T square = x;
  for (int rest = k < 0 ? -k : k; rest > 0; rest >>= 1) {
    if (rest & 1) result = result * square;
    square = square * square;
  }
  return k < 0 ? T(1) / result : result;
}

/**
 * x^y; small integer exponents are computed by multiplication, so that negative bases and exact squares work
 * (CONTRACT.md).
 */
template <class T>
T power(T x, T y) {
  if (y >= T(-64) && y <= T(64)) {
    const int k = static_cast<int>(y);
    if (static_cast<T>(k) == y) return integer_power(x, k);
  }
  return static_cast<T>(std::pow(static_cast<double>(x), static_cast<double>(y)));
}

}  // namespace backflow::math
