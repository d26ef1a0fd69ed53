#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

struct Identity {
  static constexpr int arity = 1;
  template <class T>
  static T value(T a) {
    return a;
  }
  template <class T>
  static T local(Slot<0>, T, T) {
    return 1;
  }
};

struct Relu {
  static constexpr int arity = 1;
  /** Written so that NaN comes out: a comparison the other way round would turn it into 0 and hide a divergence. */
  template <class T>
  static T value(T a) {
    return a <= T(0) ? T(0) : a;
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return a > T(0) ? 1 : 0;
  }
  template <class T>
  static int branch(T a) {
    return a > T(0) ? 1 : (a < T(0) ? -1 : 0);
  }
};

struct LeakyRelu {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T slope) {
    return a > T(0) ? a : slope * a;
  }
  template <class T>
  static T local(Slot<0>, T a, T slope, T) {
    return a > T(0) ? T(1) : slope;
  }
  template <class T>
  static T local(Slot<1>, T a, T, T) {
    return a > T(0) ? T(0) : a;
  }
  template <class T>
  static int branch(T a, T) {
    return a > T(0) ? 1 : (a < T(0) ? -1 : 0);
  }
};

struct Elu {
  static constexpr int arity = 2;
  template <class T>
  static T value(T a, T alpha) {
    return a > T(0) ? a : alpha * math::expm1(a);
  }
  template <class T>
  static T local(Slot<0>, T a, T alpha, T y) {
    return a > T(0) ? T(1) : y + alpha;
  }
  template <class T>
  static T local(Slot<1>, T a, T, T) {
    return a > T(0) ? T(0) : math::expm1(a);
  }
  template <class T>
  static int branch(T a, T) {
    return a > T(0) ? 1 : (a < T(0) ? -1 : 0);
  }
};

struct Softplus {
  static constexpr int arity = 1;
  template <class T>
  static T value(T a) {
    return math::softplus(a);
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return math::sigmoid(a);
  }
};

struct Sigmoid {
  static constexpr int arity = 1;
  template <class T>
  static T value(T a) {
    return math::sigmoid(a);
  }
  template <class T>
  static T local(Slot<0>, T, T y) {
    return y * (T(1) - y);
  }
};

struct Tanh {
  static constexpr int arity = 1;
  template <class T>
  static T value(T a) {
    return math::tanh(a);
  }
  template <class T>
  static T local(Slot<0>, T, T y) {
    return T(1) - y * y;
  }
};

template <class Row>
Gate activation(Gate gate) {
  gate.family = Family::activation;
  gate.is_activation = true;
  return element_wise<Row>(std::move(gate));
}

}  // namespace

std::vector<Gate> activation_gates() {
  return {
      activation<Identity>({.name = "identity",
                            .title = "identity",
                            .symbol = "=",
                            .pattern = Pattern::distributor,
                            .tex_value = "a",
                            .tex_local = {"1"}}),
      activation<Relu>({.name = "relu",
                        .title = "ReLU",
                        .symbol = "relu",
                        .pattern = Pattern::router,
                        .tex_value = "\\max(0, a)",
                        .tex_local = {"\\mathbb{1}[a > 0]"},
                        .parts = "y = max(0, a)"}),
      activation<LeakyRelu>({.name = "leaky_relu",
                             .title = "leaky ReLU",
                             .symbol = "lrelu",
                             .pattern = Pattern::router,
                             .defaults = {0.01},
                             .tex_value = "\\begin{cases} a & a > 0 \\\\ b\\,a & a \\le 0 \\end{cases}",
                             .tex_local = {"\\begin{cases} 1 & a > 0 \\\\ b & a \\le 0 \\end{cases}", "\\min(0, a)"}}),
      activation<Elu>({.name = "elu",
                       .title = "ELU",
                       .symbol = "elu",
                       .defaults = {1},
                       .tex_value = "\\begin{cases} a & a > 0 \\\\ b\\,(e^a - 1) & a \\le 0 \\end{cases}",
                       .tex_local = {"\\begin{cases} 1 & a > 0 \\\\ b\\,e^a & a \\le 0 \\end{cases}",
                                     "\\begin{cases} 0 & a > 0 \\\\ e^a - 1 & a \\le 0 \\end{cases}"}}),
      activation<Softplus>({.name = "softplus",
                            .title = "softplus",
                            .symbol = "softplus",
                            .tex_value = "\\ln(1 + e^a)",
                            .tex_local = {"\\sigma(a)"},
                            .parts = "y = log(1 + exp(a))"}),
      activation<Sigmoid>({.name = "sigmoid",
                           .title = "sigmoid",
                           .symbol = "σ",
                           .tex_value = "\\sigma(a) = \\frac{1}{1 + e^{-a}}",
                           .tex_local = {"\\sigma(a)\\,(1 - \\sigma(a))"},
                           .parts = "y = reciprocal(1 + exp(neg(a)))"}),
      activation<Tanh>({.name = "tanh",
                        .title = "tanh",
                        .symbol = "tanh",
                        .tex_value = "\\tanh a",
                        .tex_local = {"1 - \\tanh^2 a"},
                        .parts = "y = 2 * sigmoid(2 * a) - 1"}),
  };
}

}  // namespace backflow
