#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"
#include "core/kernels/math.hpp"

namespace backflow {
namespace {

struct Exp {
  static constexpr int arity = 1;
  template <class V>
  static V value(V a) {
    return math::exp(a);
  }
  template <class V>
  static V local(Slot<0>, V, V y) {
    return y;
  }
};

struct Log {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a) {
    return math::log(a);
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return T(1) / a;
  }
};

struct Sqrt {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  template <class T>
  static T value(T a) {
    return std::sqrt(a);
  }
  template <class T>
  static T local(Slot<0>, T, T y) {
    return T(0.5) / y;
  }
};

struct Abs {
  static constexpr int arity = 1;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a) {
    return select(a < Element<V>(0), -a, a);
  }
  template <class V>
  static V local(Slot<0>, V a, V) {
    const V falling = select(a < Element<V>(0), splat<V>(-1), V{});
    return select(a > Element<V>(0), splat<V>(1), falling);
  }
  template <class T>
  static int branch(T a) {
    return a > T(0) ? 1 : (a < T(0) ? -1 : 0);
  }
};

struct Sin {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a) {
    return math::sin(a);
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return math::cos(a);
  }
};

struct Cos {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <class T>
  static T value(T a) {
    return math::cos(a);
  }
  template <class T>
  static T local(Slot<0>, T a, T) {
    return -math::sin(a);
  }
};

struct Reciprocal {
  static constexpr int arity = 1;
  static constexpr bool one_by_one = true;
  template <class T>
  static T value(T a) {
    return T(1) / a;
  }
  template <class T>
  static T local(Slot<0>, T, T y) {
    return -(y * y);
  }
};

constexpr Domain positive{0.4, 3};

constexpr Gate elementary_rows[] = {
    element_wise<Exp>({.name = "exp",
                       .title = "exponential",
                       .symbol = "exp",
                       .tex_value = "e^{a}",
                       .tex_grip = {Grip::call, {Grip::sum}},
                       .tex_local = {"e^{a}"}}),
    element_wise<Log>({.name = "log",
                       .title = "natural logarithm",
                       .symbol = "ln",
                       .tex_value = "\\ln a",
                       .tex_local = {"\\frac{1}{a}"},
                       .domains = {positive},
                       .local_can_be_infinite = true}),
    element_wise<Sqrt>({.name = "sqrt",
                        .title = "square root",
                        .symbol = "√",
                        .tex_value = "\\sqrt{a}",
                        .tex_grip = {Grip::call, {Grip::sum}},
                        .tex_local = {"\\frac{1}{2\\sqrt{a}}"},
                        .domains = {positive},
                        .local_can_be_infinite = true}),
    element_wise<Abs>({.name = "abs",
                       .title = "absolute value",
                       .symbol = "|x|",
                       .tex_value = "|a|",
                       .tex_grip = {Grip::call, {Grip::sum}},
                       .tex_local = {"\\operatorname{sign} a"}}),
    element_wise<Sin>(
        {.name = "sin", .title = "sine", .symbol = "sin", .tex_value = "\\sin a", .tex_local = {"\\cos a"}}),
    element_wise<Cos>(
        {.name = "cos", .title = "cosine", .symbol = "cos", .tex_value = "\\cos a", .tex_local = {"-\\sin a"}}),
    element_wise<Reciprocal>({.name = "reciprocal",
                              .title = "reciprocal",
                              .symbol = "1/x",
                              .tex_value = "\\frac{1}{a}",
                              .tex_grip = {Grip::call, {Grip::sum}},
                              .tex_local = {"-\\frac{1}{a^2}"},
                              .domains = {positive},
                              .local_can_be_infinite = true}),
};

}  // namespace

std::span<const Gate> elementary_gates() { return elementary_rows; }

}  // namespace backflow
