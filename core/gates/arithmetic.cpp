#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

struct Add {
  static constexpr int arity = 2;
  static constexpr Reads reads = Reads::nothing;
  template <class V>
  static V value(V a, V b) {
    return a + b;
  }
  template <int K, class V>
  static V local(Slot<K>, V, V, V) {
    return splat<V>(1);
  }
};

struct Sub {
  static constexpr int arity = 2;
  static constexpr Reads reads = Reads::nothing;
  template <class V>
  static V value(V a, V b) {
    return a - b;
  }
  template <int K, class V>
  static V local(Slot<K>, V, V, V) {
    return splat<V>(K == 0 ? 1 : -1);
  }
};

struct Mul {
  static constexpr int arity = 2;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V b) {
    return a * b;
  }
  template <int K, class V>
  static V local(Slot<K>, V a, V b, V) {
    return K == 0 ? b : a;
  }
};

struct Div {
  static constexpr int arity = 2;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V b) {
    return a / b;
  }
  template <class V>
  static V local(Slot<0>, V, V b, V) {
    return Element<V>(1) / b;
  }
  template <class V>
  static V local(Slot<1>, V, V b, V y) {
    return -y / b;
  }
};

struct Neg {
  static constexpr int arity = 1;
  static constexpr Reads reads = Reads::nothing;
  template <class V>
  static V value(V a) {
    return -a;
  }
  template <class V>
  static V local(Slot<0>, V, V) {
    return splat<V>(-1);
  }
};

struct Power {
  static constexpr int arity = 2;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a, T b) {
    return math::power(a, b);
  }
  template <class T>
  static T local(Slot<0>, T a, T b, T) {
    return b == T(0) ? T(0) : b * math::power(a, b - T(1));
  }
  /**
   * Where the base is not positive, the derivative does not exist: 0 is passed and the edge is flagged (CONTRACT.md).
   */
  template <class T>
  static T local(Slot<1>, T a, T, T y) {
    return a > T(0) ? y * math::log(a) : T(0);
  }
  template <class T>
  static bool undefined(int slot, T a) {
    return slot == 1 && !(a > T(0));
  }
};

/** At a tie, the first argument receives the whole gradient. NaN in either argument gives NaN. */
template <bool Largest>
struct Extreme {
  static constexpr int arity = 2;
  static constexpr bool local_reads_input = true;
  template <class V>
  static auto second_wins(const V& a, const V& b) {
    if constexpr (Largest) {
      return b > a;
    } else {
      return b < a;
    }
  }
  template <class V>
  static V value(V a, V b) {
    return select(second_wins(a, b) | (b != b), b, a);
  }
  template <int K, class V>
  static V local(Slot<K>, V a, V b, V) {
    return select(second_wins(a, b), splat<V>(K), splat<V>(1 - K));
  }
  template <class T>
  static int branch(T a, T b) {
    return second_wins(a, b);
  }
};

constexpr Domain off_zero{0.4, 2};

constexpr Gate arithmetic_rows[] = {
    element_wise<Add>({.name = "add",
                       .title = "add",
                       .symbol = "+",
                       .pattern = Pattern::distributor,
                       .family = Family::arithmetic,
                       .written = {"+", Binding::sum},
                       .tex_value = "a + b",
                       .tex_grip = {Grip::sum, {Grip::sum}},
                       .tex_local = {"1", "1"},
                       .inlined = Inlined::sum}),
    element_wise<Sub>({.name = "sub",
                       .title = "subtract",
                       .symbol = "−",
                       .pattern = Pattern::distributor,
                       .family = Family::arithmetic,
                       .written = {"-", Binding::sum},
                       .tex_value = "a - b",
                       .tex_grip = {Grip::sum, {Grip::sum, Grip::product}},
                       .tex_local = {"1", "-1"},
                       .parts = "y = a + neg(b)",
                       .inlined = Inlined::difference}),
    element_wise<Mul>({.name = "mul",
                       .title = "multiply",
                       .symbol = "×",
                       .pattern = Pattern::switcher,
                       .family = Family::arithmetic,
                       .written = {"*", Binding::product},
                       .tex_value = "a \\cdot b",
                       .tex_grip = {Grip::product, {Grip::product}},
                       .tex_local = {"b", "a"},
                       .inlined = Inlined::product}),
    element_wise<Div>({.name = "div",
                       .title = "divide",
                       .symbol = "÷",
                       .family = Family::arithmetic,
                       .written = {"/", Binding::product},
                       .tex_value = "\\frac{a}{b}",
                       .tex_grip = {Grip::call, {Grip::sum}},
                       .tex_local = {"\\frac{1}{b}", "-\\frac{a}{b^2}"},
                       .parts = "y = a * reciprocal(b)",
                       .domains = {{-2, 2}, off_zero},
                       .local_can_be_infinite = true}),
    element_wise<Neg>({.name = "neg",
                       .title = "negate",
                       .symbol = "×−1",
                       .family = Family::arithmetic,
                       .written = {"-", Binding::sign},
                       .tex_value = "-a",
                       .tex_grip = {Grip::sum, {Grip::product}},
                       .tex_local = {"-1"}}),
    element_wise<Power>({.name = "power",
                         .title = "power",
                         .symbol = "xⁿ",
                         .family = Family::arithmetic,
                         .written = {"^", Binding::exponent},
                         .tex_value = "a^b",
                         .tex_grip = {Grip::call, {Grip::name, Grip::sum}},
                         .tex_local = {"b \\cdot a^{b-1}", "a^b \\ln a"},
                         .domains = {off_zero, {-2, 3}},
                         .local_can_be_infinite = true}),
    element_wise<Extreme<true>>({.name = "max",
                                 .title = "maximum",
                                 .symbol = "max",
                                 .pattern = Pattern::router,
                                 .family = Family::arithmetic,
                                 .folds = true,
                                 .tex_value = "\\max(a, b)",
                                 .tex_grip = {Grip::call, {Grip::sum}},
                                 .tex_local = {"\\mathbb{1}[a \\ge b]", "\\mathbb{1}[b > a]"}}),
    element_wise<Extreme<false>>({.name = "min",
                                  .title = "minimum",
                                  .symbol = "min",
                                  .pattern = Pattern::router,
                                  .family = Family::arithmetic,
                                  .folds = true,
                                  .tex_value = "\\min(a, b)",
                                  .tex_grip = {Grip::call, {Grip::sum}},
                                  .tex_local = {"\\mathbb{1}[a \\le b]", "\\mathbb{1}[b < a]"}}),
};

}  // namespace

std::span<const Gate> arithmetic_gates() { return arithmetic_rows; }

}  // namespace backflow
