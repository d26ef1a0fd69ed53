#pragma once

namespace backflow {

inline constexpr double pi = 0x1.921fb54442d18p+1;

/**
 * float64 functions that use only + − × ÷, so that data and initial weights have the same bits on every platform. The
 * platforms' own functions differ in the last place. In the stated domains, errors stay below 4 units in the last
 * place.
 */

/** Natural logarithm for positive normal numbers. */
double portable_log(double x);

/** Sine for |x| ≤ 1000. Near the zeros other than 0 the error is absolute, below 1e-15. */
double portable_sin(double x);

/** Cosine; domain and error as for the sine. */
double portable_cos(double x);

}  // namespace backflow
