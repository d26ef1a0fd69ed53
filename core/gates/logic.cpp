#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"

/** Comparisons and logic. A condition is 1 where it holds and 0 where it does not; any number but 0 counts as true. */
namespace backflow {
namespace {

/** A condition on one or two numbers: `Row::holds`. It passes no gradient. */
template <class Row>
struct Condition {
  static constexpr bool one_by_one = true;
  static constexpr Reads reads = Reads::nothing;
  template <class T, class... More>
  static T value(T a, More... more) {
    return Row::holds(a, more...) ? T(1) : T(0);
  }
  template <int K, class T, class... More>
  static T local(Slot<K>, T, More...) {
    return 0;
  }
  template <class T, class... More>
  static int branch(T a, More... more) {
    return Row::holds(a, more...);
  }
};

/** A comparison with NaN does not hold, except that NaN is not equal to anything. */
struct Less : Condition<Less> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a < b; }
};

struct LessEqual : Condition<LessEqual> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a <= b; }
};

struct Greater : Condition<Greater> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a > b; }
};

struct GreaterEqual : Condition<GreaterEqual> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a >= b; }
};

struct Equal : Condition<Equal> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a == b; }
};

struct NotEqual : Condition<NotEqual> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a != b; }
};

struct And : Condition<And> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a != 0 && b != 0; }
};

struct Or : Condition<Or> {
  static constexpr int arity = 2;
  static bool holds(double a, double b) { return a != 0 || b != 0; }
};

struct Not : Condition<Not> {
  static constexpr int arity = 1;
  static bool holds(double a) { return a == 0; }
};

/** Adds to a row what all conditions have in common. */
template <class Row>
constexpr Gate condition(Gate gate) {
  gate.family = Family::logic;
  gate.reserved = false;
  gate.tex_local = {"0"};
  gate.stepped_slots = (1u << Row::arity) - 1;
  return element_wise<Row>(gate);
}

constexpr TexGrip compared{Grip::sum, {Grip::product}};

constexpr Gate logic_rows[] = {
    condition<Less>({.name = "less",
                     .title = "less than",
                     .symbol = "<",
                     .written = {"<", Binding::comparison},
                     .tex_value = "a < b",
                     .tex_grip = compared}),
    condition<LessEqual>({.name = "less_equal",
                          .title = "less than or equal",
                          .symbol = "≤",
                          .written = {"<=", Binding::comparison},
                          .tex_value = "a \\le b",
                          .tex_grip = compared}),
    condition<Greater>({.name = "greater",
                        .title = "greater than",
                        .symbol = ">",
                        .written = {">", Binding::comparison},
                        .tex_value = "a > b",
                        .tex_grip = compared}),
    condition<GreaterEqual>({.name = "greater_equal",
                             .title = "greater than or equal",
                             .symbol = "≥",
                             .written = {">=", Binding::comparison},
                             .tex_value = "a \\ge b",
                             .tex_grip = compared}),
    condition<Equal>({.name = "equal",
                      .title = "equal",
                      .symbol = "==",
                      .written = {"==", Binding::comparison},
                      .tex_value = "a == b",
                      .tex_grip = compared}),
    condition<NotEqual>({.name = "not_equal",
                         .title = "not equal",
                         .symbol = "≠",
                         .written = {"!=", Binding::comparison},
                         .tex_value = "a \\ne b",
                         .tex_grip = compared}),
    condition<And>({.name = "and",
                    .title = "and",
                    .symbol = "and",
                    .written = {"and", Binding::conjunction},
                    .tex_value = "a \\land b",
                    .tex_grip = compared}),
    condition<Or>({.name = "or",
                   .title = "or",
                   .symbol = "or",
                   .written = {"or", Binding::disjunction},
                   .tex_value = "a \\lor b",
                   .tex_grip = compared}),
    condition<Not>({.name = "not",
                    .title = "not",
                    .symbol = "not",
                    .written = {"not", Binding::negation},
                    .tex_value = "\\lnot a",
                    .tex_grip = compared}),
};

}  // namespace

std::span<const Gate> logic_gates() { return logic_rows; }

}  // namespace backflow
