#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/error_function.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

struct Tan {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  template <class T>
  static T value(T a) {
    return static_cast<T>(std::tan(static_cast<double>(a)));
  }
  template <class T>
  static T local(Slot<0>, T, T y) {
    return T(1) + y * y;
  }
};

/** ln x / ln Base. Exact where the result is a whole number: log10(1000) is 3. */
template <int Base>
struct LogTo {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  static constexpr double per_ln = Base == 2 ? 1.4426950408889634 : 0.4342944819032518;
  static double of(double x) {
    const double y = std::log(x) * per_ln;
    if (!(std::abs(y) < 1023)) return y;
    const double whole = std::floor(y + 0.5);
    return math::integer_power<double>(Base, static_cast<int>(whole)) == x ? whole : y;
  }
  template <class T>
  static T value(T a) {
    return static_cast<T>(of(static_cast<double>(a)));
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return T(per_ln) / a;
  }
};

/** 2/√π times the area under e^(−t²) from 0 to x. */
struct Erf {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a) {
    return static_cast<T>(math::erf<T>(static_cast<double>(a)));
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return static_cast<T>(1.1283791670955126 * math::bell<T>(static_cast<double>(a)));
  }
};

constexpr Domain positive{0.4, 3};

constexpr Gate transcendental_rows[] = {
    element_wise<Tan>({.name = "tan",
                       .title = "tangent",
                       .symbol = "tan",
                       .reserved = false,
                       .tex_value = "\\tan a",
                       .tex_local = {"1 + \\tan^2 a"},
                       .parts = "y = sin(a) / cos(a)",
                       .domains = {{-1.2, 1.2}}}),
    element_wise<LogTo<2>>({.name = "log2",
                            .title = "logarithm to base 2",
                            .symbol = "log₂",
                            .reserved = false,
                            .tex_value = "\\log_2 a",
                            .tex_local = {"\\frac{1}{a \\ln 2}"},
                            .parts = "y = log(a) / log(2)",
                            .domains = {positive},
                            .local_can_be_infinite = true}),
    element_wise<LogTo<10>>({.name = "log10",
                             .title = "logarithm to base 10",
                             .symbol = "log₁₀",
                             .reserved = false,
                             .tex_value = "\\log_{10} a",
                             .tex_local = {"\\frac{1}{a \\ln 10}"},
                             .parts = "y = log(a) / log(10)",
                             .domains = {positive},
                             .local_can_be_infinite = true}),
    element_wise<Erf>({.name = "erf",
                       .title = "error function",
                       .symbol = "erf",
                       .reserved = false,
                       .tex_value = "\\operatorname{erf} a",
                       .tex_local = {"\\frac{2}{\\sqrt{\\pi}}\\,e^{-a^2}"}}),
};

}  // namespace

std::span<const Gate> transcendental_gates() { return transcendental_rows; }

}  // namespace backflow
