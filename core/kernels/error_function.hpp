#pragma once

#include <cmath>

/**
 * The error function and its relatives, of float64 numbers. For float64 results (T = double) they call the platform's
 * functions. For float32 results (T = float) they are our own polynomials, which are exact to about 1e-8 and give the
 * same bits everywhere.
 */
namespace backflow::math {

/** e^(−x²). */
template <class T>
double bell(double x);
/** 2/√π times the area under the bell from 0 to x. */
template <class T>
double erf(double x);
/** 1 − erf x. Small results keep their digits. */
template <class T>
double erfc(double x);

template <>
inline double bell<double>(double x) {
  return std::exp(-x * x);
}
template <>
inline double erf<double>(double x) {
  return std::erf(x);
}
template <>
inline double erfc<double>(double x) {
  return std::erfc(x);
}

template <>
double bell<float>(double x);
template <>
double erf<float>(double x);
template <>
double erfc<float>(double x);

}  // namespace backflow::math
