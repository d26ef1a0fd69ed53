#include "core/gates/families.hpp"
#include "core/gates/lift.hpp"

/** Gates that pass on one of three numbers. */
namespace backflow {
namespace {

/** The local gradient of a gate that passes on the operand of slot `Row::branch`. */
template <class Row>
struct Choice {
  static constexpr int arity = 3;
  static constexpr bool one_by_one = true;
  static constexpr bool local_reads_input = true;
  template <int K, class T>
  static T local(Slot<K>, T a, T b, T c, T) {
    return K == Row::branch(a, b, c) ? T(1) : T(0);
  }
};

/** a, or b where the condition is 0. */
struct Where : Choice<Where> {
  template <class T>
  static T value(T c, T a, T b) {
    return c != T(0) ? a : b;
  }
  template <class T>
  static int branch(T c, T, T) {
    return c != T(0) ? 1 : 2;
  }
};

/** min(max(x, low), high), with the same ties: x receives the gradient at both edges. NaN in any operand gives NaN. */
struct Clip : Choice<Clip> {
  template <class T>
  static T value(T x, T low, T high) {
    const T raised = low > x || low != low ? low : x;
    return high < raised || high != high ? high : raised;
  }
  template <class T>
  static int branch(T x, T low, T high) {
    if (high < (low > x ? low : x)) return 2;
    return low > x ? 1 : 0;
  }
};

constexpr Gate choice_rows[] = {
    element_wise<Where>({.name = "where",
                         .title = "choose by a condition",
                         .symbol = "where",
                         .pattern = Pattern::router,
                         .family = Family::logic,
                         .reserved = false,
                         .tex_value = "\\begin{cases} b & a \\ne 0 \\\\ c & a {=} 0 \\end{cases}",
                         .tex_local = {"0", "\\mathbb{1}[a \\ne 0]", "\\mathbb{1}[a = 0]"},
                         .stepped_slots = 1}),
    element_wise<Clip>(
        {.name = "clip",
         .title = "clip to a range",
         .symbol = "clip",
         .pattern = Pattern::router,
         .family = Family::logic,
         .reserved = false,
         .tex_value = "\\min(\\max(a, b), c)",
         .tex_grip = {Grip::call, {Grip::sum}},
         .tex_local = {"\\mathbb{1}[b \\le a \\le c]", "\\mathbb{1}[a < b \\le c]", "\\mathbb{1}[\\max(a, b) > c]"},
         .parts = "y = min(max(a, b), c)",
         .domains = {{-2, 2}, {-1, -0.5}, {0.5, 1}}}),
};

}  // namespace

std::span<const Gate> choice_gates() { return choice_rows; }

}  // namespace backflow
