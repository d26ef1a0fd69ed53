#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/error_function.hpp"
#include "core/kernels/math.hpp"

/** Smooth activations, and the step function. */
namespace backflow {
namespace {

/** x σ(x). */
struct Silu {
  static constexpr int arity = 1;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a) {
    return a * math::sigmoid(a);
  }
  template <class V>
  static V local(Slot<0>, V a, V) {
    const V s = math::sigmoid(a);
    return s * (Element<V>(1) + a * (Element<V>(1) - s));
  }
};

/** x Φ(x), where Φ is the normal distribution (Hendrycks and Gimpel, 2016); not the approximation with tanh. */
struct Gelu {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  static constexpr double half_root = 0.7071067811865476;
  static constexpr double root_of_two_pi = 2.5066282746310002;
  /** Φ(x). */
  template <class T>
  static double share(T x) {
    return 0.5 * math::erfc<T>(-half_root * static_cast<double>(x));
  }
  template <class T>
  static T value(T a) {
    return static_cast<T>(static_cast<double>(a) * share(a));
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    const double x = a;
    return static_cast<T>(share(a) + x * math::bell<T>(half_root * x) / root_of_two_pi);
  }
};

/**
 * x tanh(softplus(x)) (Misra, 2019). With e = e^x, the tanh is n / (n + 2) for n = e (e + 2), in which no nearly equal
 * numbers are subtracted. Beyond 20 it is 1 to the last place; further on, n would overflow.
 */
struct Mish {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a) {
    if (a > T(20)) return a;
    const T e = math::exp(a);
    const T n = e * (e + T(2));
    return a * (n / (n + T(2)));
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    if (a > T(20)) return 1;
    const T e = math::exp(a);
    const T n = e * (e + T(2));
    const T d = n + T(2);
    return n / d + a * (T(4) * e * (e + T(1)) / (d * d));
  }
};

/** x / (1 + |x|). */
struct Softsign {
  static constexpr int arity = 1;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V below(V a) {
    return Element<V>(1) + select(a < Element<V>(0), -a, a);
  }
  template <class V>
  static V value(V a) {
    return a / below(a);
  }
  template <class V>
  static V local(Slot<0>, V a, V) {
    const V share = Element<V>(1) / below(a);
    return share * share;
  }
};

/** 1 above 0, else 0; NaN stays NaN. */
struct Step {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr Reads reads = Reads::nothing;
  template <class T>
  static T value(T a) {
    return a != a ? a : T(branch(a));
  }
  template <class T>
  static T local(Slot<0>, T, T) {
    return 0;
  }
  template <class T>
  static int branch(T a) {
    return a > T(0);
  }
};

template <class Row>
constexpr Gate activation(Gate gate, bool for_layers = true) {
  gate.family = Family::activation;
  gate.is_activation = for_layers;
  gate.reserved = false;
  return element_wise<Row>(gate);
}

constexpr Gate smooth_activation_rows[] = {
    activation<Silu>({.name = "silu",
                      .title = "SiLU",
                      .symbol = "silu",
                      .tex_value = "a \\cdot \\sigma(a)",
                      .tex_grip = {Grip::product, {Grip::name}},
                      .tex_local = {"\\sigma(a)\\,(1 + a\\,(1 - \\sigma(a)))"},
                      .parts = "y = a * sigmoid(a)"}),
    activation<Gelu>({.name = "gelu",
                      .title = "GELU",
                      .symbol = "gelu",
                      .tex_value = "a \\cdot \\Phi(a)",
                      .tex_grip = {Grip::product, {Grip::name}},
                      .tex_local = {"\\Phi(a) + \\frac{a}{\\sqrt{2\\pi}}\\,e^{-a^2/2}"},
                      .parts = "y = a / 2 * (1 + erf(a / sqrt(2)))"}),
    activation<Mish>({.name = "mish",
                      .title = "Mish",
                      .symbol = "mish",
                      .tex_value = "a \\cdot \\tanh(\\ln(1 + e^{a}))",
                      .tex_grip = {Grip::product, {Grip::name}},
                      .tex_local = {"t + a\\,\\sigma(a)\\,(1 - t^2), \\; t = \\tanh(\\ln(1 + e^{a}))"},
                      .parts = "y = a * tanh(softplus(a))"}),
    activation<Softsign>({.name = "softsign",
                          .title = "softsign",
                          .symbol = "softsign",
                          .tex_value = "\\frac{a}{1 + |a|}",
                          .tex_grip = {Grip::call, {Grip::sum}},
                          .tex_local = {"\\frac{1}{(1 + |a|)^2}"},
                          .parts = "y = a / (1 + abs(a))"}),
    activation<Step>({.name = "step",
                      .title = "step function",
                      .symbol = "step",
                      .tex_value = "\\mathbb{1}[a > 0]",
                      .tex_grip = {Grip::call, {Grip::sum}},
                      .tex_local = {"0"},
                      .stepped_slots = 1},
                     false),
};

}  // namespace

std::span<const Gate> smooth_activation_gates() { return smooth_activation_rows; }

}  // namespace backflow
