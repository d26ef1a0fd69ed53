#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

struct Add {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return a + b;
  }
  template <class T>
  static T local(Slot<0>, T, T, T) {
    return 1;
  }
  template <class T>
  static T local(Slot<1>, T, T, T) {
    return 1;
  }
};

struct Sub {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return a - b;
  }
  template <class T>
  static T local(Slot<0>, T, T, T) {
    return 1;
  }
  template <class T>
  static T local(Slot<1>, T, T, T) {
    return -1;
  }
};

struct Mul {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return a * b;
  }
  template <class T>
  static T local(Slot<0>, T, T b, T) {
    return b;
  }
  template <class T>
  static T local(Slot<1>, T a, T, T) {
    return a;
  }
};

struct Div {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return a / b;
  }
  template <class T>
  static T local(Slot<0>, T, T b, T) {
    return T(1) / b;
  }
  template <class T>
  static T local(Slot<1>, T, T b, T y) {
    return -y / b;
  }
};

struct Neg {
  static constexpr int arity = 1;
  template <class T>
  static T value(T a) {
    return -a;
  }
  template <class T>
  static T local(Slot<0>, T, T) {
    return -1;
  }
};

struct Power {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return math::power(a, b);
  }
  template <class T>
  static T local(Slot<0>, T a, T b, T) {
    return b == T(0) ? T(0) : b * math::power(a, b - T(1));
  }
  /** Where the base is not positive the derivative does not exist; 0 is passed and the edge flagged (CONTRACT.md). */
  template <class T>
  static T local(Slot<1>, T a, T, T y) {
    return a > T(0) ? y * math::log(a) : T(0);
  }
  template <class T>
  static bool undefined(int slot, T a) {
    return slot == 1 && !(a > T(0));
  }
};

/** At a tie everything goes to the first argument; NaN in either comes out. */
struct Max {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return b > a || b != b ? b : a;
  }
  template <class T>
  static T local(Slot<0>, T a, T b, T) {
    return b > a ? 0 : 1;
  }
  template <class T>
  static T local(Slot<1>, T a, T b, T) {
    return b > a ? 1 : 0;
  }
  template <class T>
  static int branch(T a, T b) {
    return b > a;
  }
};

struct Min {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T b) {
    return b < a || b != b ? b : a;
  }
  template <class T>
  static T local(Slot<0>, T a, T b, T) {
    return b < a ? 0 : 1;
  }
  template <class T>
  static T local(Slot<1>, T a, T b, T) {
    return b < a ? 1 : 0;
  }
  template <class T>
  static int branch(T a, T b) {
    return b < a;
  }
};

constexpr Domain off_zero{0.4, 2};

}  // namespace

std::vector<Gate> arithmetic_gates() {
  return {
      element_wise<Add>({.name = "add",
                         .title = "add",
                         .symbol = "+",
                         .pattern = Pattern::distributor,
                         .family = Family::arithmetic,
                         .tex_value = "a + b",
                         .tex_local = {"1", "1"}}),
      element_wise<Sub>({.name = "sub",
                         .title = "subtract",
                         .symbol = "−",
                         .pattern = Pattern::distributor,
                         .family = Family::arithmetic,
                         .tex_value = "a - b",
                         .tex_local = {"1", "-1"},
                         .parts = "y = a + neg(b)"}),
      element_wise<Mul>({.name = "mul",
                         .title = "multiply",
                         .symbol = "×",
                         .pattern = Pattern::switcher,
                         .family = Family::arithmetic,
                         .tex_value = "a \\cdot b",
                         .tex_local = {"b", "a"}}),
      element_wise<Div>({.name = "div",
                         .title = "divide",
                         .symbol = "÷",
                         .pattern = Pattern::switcher,
                         .family = Family::arithmetic,
                         .tex_value = "\\frac{a}{b}",
                         .tex_local = {"\\frac{1}{b}", "-\\frac{a}{b^2}"},
                         .parts = "y = a * reciprocal(b)",
                         .domains = {{-2, 2}, off_zero}}),
      element_wise<Neg>({.name = "neg",
                         .title = "negate",
                         .symbol = "−x",
                         .family = Family::arithmetic,
                         .tex_value = "-a",
                         .tex_local = {"-1"}}),
      element_wise<Power>({.name = "power",
                           .title = "power",
                           .symbol = "xⁿ",
                           .family = Family::arithmetic,
                           .tex_value = "a^b",
                           .tex_local = {"b\\,a^{b-1}", "a^b \\ln a"},
                           .domains = {off_zero, {-2, 3}}}),
      element_wise<Max>({.name = "max",
                         .title = "maximum",
                         .symbol = "max",
                         .pattern = Pattern::router,
                         .family = Family::arithmetic,
                         .tex_value = "\\max(a, b)",
                         .tex_local = {"\\mathbb{1}[a \\ge b]", "\\mathbb{1}[b > a]"}}),
      element_wise<Min>({.name = "min",
                         .title = "minimum",
                         .symbol = "min",
                         .pattern = Pattern::router,
                         .family = Family::arithmetic,
                         .tex_value = "\\min(a, b)",
                         .tex_local = {"\\mathbb{1}[a \\le b]", "\\mathbb{1}[b < a]"}}),
  };
}

}  // namespace backflow
