#pragma once

#include <cmath>
#include <cstdint>

/**
 * Elementary functions of both precisions. In float32 they are our own polynomials, so that native code, Node and every
 * browser give the same bits; they have no branches, so that loops over them become vector code. In float64 they are
 * the platform's. Errors in units in the last place are measured by tests/core/math_test.cpp.
 */
namespace backflow::math {

/** std::bit_cast, which libc++ 14 lacks. */
template <class To, class From>
constexpr To bit_cast(From from) {
  return __builtin_bit_cast(To, from);
}

/** 2^n for integer n in [-126, 127], by writing the exponent. */
inline float power_of_two(std::int32_t n) { return bit_cast<float>((n + 127) << 23); }

/** x = n ln 2 + r with |r| ≤ ½ ln 2, and e^r − 1. */
struct ReducedExp {
  float remainder;  // e^r − 1
  std::int32_t n;
};

/**
 * Cody-Waite: ln 2 in two parts; e^r − 1 by a polynomial of degree 6 (coefficients: Cephes expf, S. Moshier). Beyond
 * [−104, 89] the result is 0 or infinite whatever x.
 */
inline ReducedExp reduced_exp(float x) {
  const float clamped = x < -104.0f ? -104.0f : (x > 89.0f ? 89.0f : x);
  // Adding 1.5 · 2^23 leaves no room for a fraction: the sum's low bits are the nearest integer, ties to even.
  constexpr float shift = 12582912.0f;
  const float shifted = clamped * 1.44269504088896341f + shift;
  const float n = shifted - shift;
  float r = clamped - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  return {p * (r * r) + r, bit_cast<std::int32_t>(shifted) - bit_cast<std::int32_t>(shift)};
}

/** e^x, scaled by 2^n in two steps so that subnormal results come out right. */
inline float exp(float x) {
  const ReducedExp reduced = reduced_exp(x);
  const std::int32_t half = reduced.n >> 1;
  return (reduced.remainder + 1.0f) * power_of_two(half) * power_of_two(reduced.n - half);
}

/** e^x − 1 as 2^n (e^r − 1) + (2^n − 1): no digits are lost near 0. From 2^26 on the 1 does not count. */
inline float expm1(float x) {
  const ReducedExp reduced = reduced_exp(x);
  const std::int32_t half = reduced.n >> 1;
  const float low = power_of_two(half);
  const float high = power_of_two(reduced.n - half);
  const float scale = low * high;
  const float exact = reduced.remainder * low * high + (scale - 1.0f);
  return reduced.n < 26 ? exact : (reduced.remainder + 1.0f) * low * high;
}

/**
 * Natural logarithm: x = 2^n m with m in [√½, √2), ln m by a polynomial of degree 8 in m − 1 (Cephes logf).
 * 0 gives −∞, a negative number NaN.
 */
inline float log(float x) {
  const bool subnormal = x < 1.17549435e-38f;
  const float scaled = subnormal ? x * 8388608.0f : x;
  const std::int32_t bits = bit_cast<std::int32_t>(scaled);
  std::int32_t n = ((bits >> 23) & 0xff) - 126 - (subnormal ? 23 : 0);
  float m = bit_cast<float>((bits & 0x007fffff) | 0x3f000000);  // [½, 1)
  const bool low = m < 0.707106781186547524f;
  n = low ? n - 1 : n;
  const float f = (low ? m + m : m) - 1.0f;
  const float square = f * f;
  float p = 7.0376836292e-2f;
  p = p * f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  const float whole = static_cast<float>(n);
  float y = p * f * square + whole * -2.12194440e-4f - 0.5f * square;
  y = f + y + whole * 0.693359375f;
  y = x > 3.40282347e38f ? x : y;  // +∞
  y = x == 0.0f ? -HUGE_VALF : y;
  return x < 0.0f || x != x ? bit_cast<float>(0x7fc00000) : y;
}

/** tanh: an odd polynomial near 0 (Cephes tanhf), beyond 0.625 the quotient with e^2|x|; both computed, one chosen. */
inline float tanh(float x) {
  const float magnitude = x < 0.0f ? -x : x;
  const float square = x * x;
  float p = -5.70498872745e-3f;
  p = p * square + 2.06390887954e-2f;
  p = p * square - 5.37397155531e-2f;
  p = p * square + 1.33314422036e-1f;
  p = p * square - 3.33332819422e-1f;
  const float near = p * square * x + x;
  const float far = 1.0f - 2.0f / (exp(magnitude + magnitude) + 1.0f);
  const float far_signed = x < 0.0f ? -far : far;
  return magnitude < 0.625f ? near : far_signed;
}

/** 1 / (1 + e^−x), from e^−|x| so that neither side overflows; the last term gives back what rounding 1 + e lost. */
inline float sigmoid(float x) {
  const float e = exp(x < 0.0f ? x : -x);
  const float w = 1.0f + e;
  const float lost = e - (w - 1.0f);
  const float y = (x < 0.0f ? e : 1.0f) / w;
  return y - y * lost * (x < 0.0f ? 1.0f - y : y);
}

/** ln(1 + u) for u in [0, 1]; the last term gives back what rounding 1 + u lost. */
inline float log1p_unit(float u) {
  const float w = 1.0f + u;
  return log(w) + (u - (w - 1.0f)) / w;
}

inline float softplus(float x) {
  const float positive = x > 0.0f ? x : 0.0f;
  const float sum = positive + log1p_unit(exp(x < 0.0f ? x : -x));
  return x != x ? x : sum;
}

inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
inline double tanh(double x) { return std::tanh(x); }
inline double sigmoid(double x) {
  const double e = std::exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1.0) / (1.0 + e);
}
inline double softplus(double x) { return x != x ? x : (x > 0 ? x : 0.0) + std::log1p(std::exp(x < 0 ? x : -x)); }

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

/** x^y; small integer exponents multiply, so that negative bases and exact squares work (CONTRACT.md). */
template <class T>
T power(T x, T y) {
  if (y >= T(-64) && y <= T(64)) {
    const int k = static_cast<int>(y);
    if (static_cast<T>(k) == y) return integer_power(x, k);
  }
  return std::pow(x, y);
}

}  // namespace backflow::math
