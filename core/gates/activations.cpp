#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

template <class V>
V one() {
  return splat<V>(1);
}

/** Tells the two sides of a kink at 0 apart. */
template <class T>
int side_of_zero(T a) {
  return a > T(0) ? 1 : (a < T(0) ? -1 : 0);
}

struct Identity {
  static constexpr int arity = 1;
  static constexpr Reads reads = Reads::nothing;
  template <class V>
  static V value(V a) {
    return a;
  }
  template <class V>
  static V local(Slot<0>, V, V) {
    return one<V>();
  }
};

struct Relu {
  static constexpr int arity = 1;
  /** Passes NaN on. The opposite comparison would turn NaN into 0 and hide a divergence. */
  template <class V>
  static V value(V a) {
    return select(a <= Element<V>(0), V{}, a);
  }
  template <class V>
  static V local(Slot<0>, V, V y) {
    return select(y > Element<V>(0), one<V>(), V{});
  }
  template <class T>
  static int branch(T a) {
    return side_of_zero(a);
  }
};

struct LeakyRelu {
  static constexpr int arity = 2;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V slope) {
    return select(a > Element<V>(0), a, slope * a);
  }
  template <class V>
  static V local(Slot<0>, V a, V slope, V) {
    return select(a > Element<V>(0), one<V>(), slope);
  }
  template <class V>
  static V local(Slot<1>, V a, V, V) {
    return select(a > Element<V>(0), V{}, a);
  }
  template <class T>
  static int branch(T a, T) {
    return side_of_zero(a);
  }
};

struct Elu {
  static constexpr int arity = 2;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a, V alpha) {
    return select(a > Element<V>(0), a, alpha * math::expm1(a));
  }
  template <class V>
  static V local(Slot<0>, V a, V alpha, V y) {
    // In float64 computed from the operand: where y rounds to −alpha, y + alpha has no digits left.
    if constexpr (is_double<V>) return select(a > 0.0, one<V>(), alpha * math::exp(a));
    return select(a > Element<V>(0), one<V>(), y + alpha);
  }
  template <class V>
  static V local(Slot<1>, V a, V, V) {
    return select(a > Element<V>(0), V{}, math::expm1(a));
  }
  template <class T>
  static int branch(T a, T) {
    return side_of_zero(a);
  }
};

struct Softplus {
  static constexpr int arity = 1;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a) {
    return math::softplus(a);
  }
  template <class V>
  static V local(Slot<0>, V a, V) {
    return math::sigmoid(a);
  }
};

struct Sigmoid {
  static constexpr int arity = 1;
  static constexpr bool double_reads_input = true;
  template <class V>
  static V value(V a) {
    return math::sigmoid(a);
  }
  template <class V>
  static V local(Slot<0>, V a, V y) {
    if constexpr (is_double<V>) return each([](double a, double y) { return math::sigmoid_slope(a, y); }, a, y);
    return y * (Element<V>(1) - y);
  }
};

struct Tanh {
  static constexpr int arity = 1;
  static constexpr bool two_at_once = true;
  static constexpr bool double_reads_input = true;
  template <class V>
  static V value(V a) {
    return math::tanh(a);
  }
  template <class V>
  static V local(Slot<0>, V a, V y) {
    if constexpr (is_double<V>) return each([](double a, double y) { return math::tanh_slope(a, y); }, a, y);
    return Element<V>(1) - y * y;
  }
};

template <class Row>
constexpr Gate activation(Gate gate) {
  gate.family = Family::activation;
  gate.is_activation = true;
  return element_wise<Row>(gate);
}

constexpr Gate activation_rows[] = {
    activation<Identity>({.name = "identity",
                          .title = "identity",
                          .symbol = "=",
                          .pattern = Pattern::distributor,
                          .tex_value = "a",
                          .tex_grip = {Grip::sum, {Grip::sum}},
                          .tex_local = {"1"}}),
    activation<Relu>({.name = "relu",
                      .title = "ReLU",
                      .symbol = "relu",
                      .pattern = Pattern::router,
                      .tex_value = "\\max(0, a)",
                      .tex_local = {"\\mathbb{1}[a > 0]"},
                      .parts = "y = max(0, a)",
                      .can_die = true}),
    activation<LeakyRelu>({.name = "leaky_relu",
                           .title = "leaky ReLU",
                           .symbol = "lrelu",
                           .defaults = {0.01},
                           .tex_value = "\\begin{cases} a & a > 0 \\\\ b \\cdot a & a \\le 0 \\end{cases}",
                           .tex_local = {"\\begin{cases} 1 & a > 0 \\\\ b & a \\le 0 \\end{cases}", "\\min(0, a)"}}),
    activation<Elu>({.name = "elu",
                     .title = "ELU",
                     .symbol = "elu",
                     .defaults = {1},
                     .tex_value = "\\begin{cases} a & a > 0 \\\\ b\\,(e^{a} - 1) & a \\le 0 \\end{cases}",
                     .tex_local = {"\\begin{cases} 1 & a > 0 \\\\ b \\cdot e^{a} & a \\le 0 \\end{cases}",
                                   "\\begin{cases} 0 & a > 0 \\\\ e^{a} - 1 & a \\le 0 \\end{cases}"}}),
    activation<Softplus>({.name = "softplus",
                          .title = "softplus",
                          .symbol = "softplus",
                          .tex_value = "\\ln(1 + e^{a})",
                          .tex_local = {"\\sigma(a)"},
                          .parts = "y = log(1 + exp(a))"}),
    activation<Sigmoid>({.name = "sigmoid",
                         .title = "sigmoid",
                         .symbol = "σ",
                         .tex_value = "\\sigma(a) = \\frac{1}{1 + e^{-a}}",
                         .tex_grip = {Grip::call, {Grip::sum}},
                         .tex_local = {"\\sigma(a)\\,(1 - \\sigma(a))"},
                         .parts = "y = reciprocal(1 + exp(neg(a)))"}),
    activation<Tanh>({.name = "tanh",
                      .title = "tanh",
                      .symbol = "tanh",
                      .tex_value = "\\tanh a",
                      .tex_local = {"1 - \\tanh^2 a"},
                      .parts = "y = 2 * sigmoid(2 * a) - 1"}),
};

}  // namespace

std::span<const Gate> activation_gates() { return activation_rows; }

}  // namespace backflow
