#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/gates/softmax.hpp"
#include "core/kernels/matmul.hpp"

namespace backflow {
namespace {

struct Transpose {
  static constexpr Reads reads = Reads::nothing;

  static Shape infer(const Gate&, std::span<const Shape> inputs) {
    return inputs[0].rank == 2 ? Shape::matrix(inputs[0].columns(), inputs[0].rows()) : inputs[0];
  }
  static std::size_t moved(const Shape& from, std::size_t at) {
    return from.rank == 2 ? at % from.columns() * from.rows() + at / from.columns() : at;
  }
  static Reach reach(std::span<const Shape> inputs, const Shape&, int, std::size_t input) {
    return {moved(inputs[0], input), 1, 1};
  }
  template <class T>
  static void forward(const Call<T>& call) {
    transpose(call.shapes[0].rows(), call.shapes[0].columns(), call.inputs[0], call.output);
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    transpose(call.shapes[0].columns(), call.shapes[0].rows(), upstream, downstream, accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>&, int, std::size_t, std::size_t) {
    return 1;
  }
};

/** Softmax over the last axis. */
struct Softmax {
  static constexpr Reads reads = Reads::output;
  static constexpr bool takes_examples = true;

  static Shape infer(const Gate&, std::span<const Shape> inputs) { return inputs[0]; }
  static Reach reach(std::span<const Shape> inputs, const Shape&, int, std::size_t input) {
    const std::size_t columns = inputs[0].columns();
    return {input / columns * columns, columns, 1};
  }
  template <class T>
  static void forward(const Call<T>& call) {
    const auto scores = examples_of(call, 0);
    for (std::size_t row = 0; row < scores.rows; row += lanes) {
      softmax_pack(scores, like_operand(call, 0, call.output), row, Pack<T>{});
    }
  }
  /**
   * dx_j = y_j (dy_j − Σ_i dy_i y_i): the Jacobian is never formed. In float64, the dy of the largest y is subtracted
   * from every dy. Since Σ y = 1, this does not change the result, and it keeps the digits that 1 − y loses where y
   * rounds to 1.
   */
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    const ExampleMatrix<const T> y = like_operand(call, 0, call.output);
    const ExampleMatrix<const T> up(upstream, call.shape, call.by_example);
    const auto result = like_operand(call, 0, downstream);
    for (std::size_t row = 0; row < y.rows; row += lanes) {
      Pack<T> from{};
      if constexpr (is_double<T>) from = at_largest(y, up, row);
      Pack<T> mean{};
      for (std::size_t j = 0; j < y.columns; ++j) mean = mean + (up.get(row, j) - from) * y.get(row, j);
      for (std::size_t j = 0; j < y.columns; ++j) {
        result.put(row, j, y.get(row, j) * (up.get(row, j) - from - mean), accumulate);
      }
    }
  }
  template <class T>
  static Pack<T> at_largest(const ExampleMatrix<const T>& y, const ExampleMatrix<const T>& up, std::size_t row) {
    const Pack<T> column = largest_score(y, row).column;
    Pack<T> found{};
    for (std::size_t j = 0; j < y.columns; ++j) {
      found = select(column == static_cast<T>(j), up.get(row, j), found);
    }
    return found;
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t output, std::size_t input) {
    const T y = call.output[output];
    if (output != input) return -(y * call.output[input]);
    if constexpr (!is_double<T>) return y * (T(1) - y);
    const std::size_t columns = call.shape.columns();
    const std::size_t first = input / columns * columns;
    T others = 0;
    for (std::size_t j = first; j < first + columns; ++j) others = others + (j == input ? T(0) : call.output[j]);
    return y * others;
  }
};

constexpr Gate linear_algebra_rows[] = {
    mixing<Transpose>({.name = "transpose",
                       .title = "transpose",
                       .symbol = "ᵀ",
                       .pattern = Pattern::distributor,
                       .family = Family::linear_algebra,
                       .written = {".T", Binding::postfix},
                       .tex_value = "A^{\\mathsf T}",
                       .tex_grip = {Grip::call, {Grip::name}},
                       .tex_local = {"\\mathrm{d}A = \\mathrm{d}Y^{\\mathsf T}"}}),
    mixing<Softmax>({.name = "softmax",
                     .title = "softmax",
                     .symbol = "softmax",
                     .family = Family::linear_algebra,
                     .tex_value = "y_i = \\frac{e^{a_i}}{\\sum_j e^{a_j}}",
                     .tex_local = {"\\frac{\\partial y_i}{\\partial a_j} = y_i\\,(\\delta_{ij} - y_j)"}}),
};

}  // namespace

std::span<const Gate> linear_algebra_gates() { return linear_algebra_rows; }

}  // namespace backflow
