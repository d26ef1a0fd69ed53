#include <cmath>

#include "core/gates/families.hpp"
#include "core/gates/reductions.hpp"

namespace backflow {
namespace {

/** Reduces all entries to a scalar. */
template <class Rule>
struct ToScalar : Rule {
  static Shape infer(const Gate&, std::span<const Shape>) { return Shape::scalar(); }
};

/** √Σ x². Where it is 0, the derivative does not exist: 0 is passed and the edge is flagged (CONTRACT.md). */
struct Norm {
  static Shape infer(const Gate&, std::span<const Shape>) { return Shape::scalar(); }

  /** In float64, large and small entries are scaled by a power of two, so that no square overflows or underflows. */
  static double scale(double largest) {
    constexpr double far = 0x1p400, scaled = 0x1p600;
    return largest > far ? 1 / scaled : largest < 1 / far ? scaled : 1;
  }
  template <class T>
  static void forward(const Call<T>& call) {
    const std::span<const T> x(call.inputs[0], call.shapes[0].size());
    double largest = 0;
    for (const double one : x) largest = std::max(largest, std::abs(one));
    const double factor = scale(largest);
    double sums[lanes] = {};
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double one = factor * static_cast<double>(x[i]);
      sums[i % lanes] = sums[i % lanes] + one * one;
    }
    call.output[0] = static_cast<T>(std::sqrt((sums[0] + sums[1]) + (sums[2] + sums[3])) / factor);
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t, std::size_t input) {
    return call.output[0] == T(0) ? T(0) : call.inputs[0][input] / call.output[0];
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      put(downstream[i], upstream[0] * jacobian_entry(call, slot, 0, i), accumulate);
    }
  }
  template <class T>
  static bool undefined(const Call<T>& call, int, std::size_t) {
    return call.output[0] == T(0);
  }
};

constexpr Family family = Family::linear_algebra;

constexpr Gate reduction_rows[] = {
    mixing<ToScalar<Total<false>>>({.name = "sum",
                                    .title = "sum",
                                    .symbol = "Σ",
                                    .pattern = Pattern::distributor,
                                    .family = family,
                                    .tex_value = "\\textstyle\\sum_i a_i",
                                    .tex_local = {"1"},
                                    .sums = true}),
    mixing<ToScalar<Total<true>>>({.name = "mean",
                                   .title = "mean",
                                   .symbol = "mean",
                                   .pattern = Pattern::distributor,
                                   .family = family,
                                   .tex_value = "\\textstyle\\frac{1}{n}\\sum_i a_i",
                                   .tex_local = {"\\frac{1}{n}"},
                                   .sums = true}),
    mixing<ToScalar<Winner<true>>>({.name = "max",
                                    .title = "largest entry",
                                    .symbol = "max",
                                    .pattern = Pattern::router,
                                    .family = family,
                                    .tex_value = "\\max_i a_i",
                                    .tex_local = {"\\mathbb{1}[i = \\operatorname{argmax} a]"}}),
    mixing<ToScalar<Winner<false>>>({.name = "min",
                                     .title = "smallest entry",
                                     .symbol = "min",
                                     .pattern = Pattern::router,
                                     .family = family,
                                     .tex_value = "\\min_i a_i",
                                     .tex_local = {"\\mathbb{1}[i = \\operatorname{argmin} a]"}}),
    mixing<Norm>({.name = "norm",
                  .title = "norm",
                  .symbol = "‖x‖",
                  .family = family,
                  .reserved = false,
                  .tex_value = "\\lVert a \\rVert",
                  .tex_grip = {Grip::call, {Grip::sum}},
                  .tex_local = {"\\frac{a}{\\lVert a \\rVert}"}}),
};

}  // namespace

std::span<const Gate> reduction_gates() { return reduction_rows; }

}  // namespace backflow
