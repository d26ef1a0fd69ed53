#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/gates/softmax.hpp"
#include "core/kernels/matmul.hpp"
#include "core/kernels/reduce.hpp"
#include "core/tensor/view.hpp"

namespace backflow {
namespace {

/** Y = A B; dA = dY Bᵀ, dB = Aᵀ dY. A vector is a row on the left and a column on the right (CONTRACT.md). */
struct Matmul {
  struct Sizes {
    std::size_t rows, depth, columns;
    explicit Sizes(std::span<const Shape> inputs)
        : rows(inputs[0].rows()), depth(inputs[0].columns()), columns(inputs[1].rank == 2 ? inputs[1].columns() : 1) {}
  };

  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    const Shape& a = inputs[0];
    const Shape& b = inputs[1];
    if (a.rank == 0 || b.rank == 0) {
      throw Error(ErrorCode::shape, gate_prefix(gate) + "needs vectors or matrices, got " + to_string(a) + " @ " +
                                        to_string(b) + "; a scalar multiplies with *");
    }
    if (a.columns() != b.dims[0]) {
      throw Error(ErrorCode::shape, gate_prefix(gate) + to_string(a) + " @ " + to_string(b) +
                                        " do not fit: the last axis of the first (" + std::to_string(a.columns()) +
                                        ") must equal the first axis of the second (" + std::to_string(b.dims[0]) +
                                        ")");
    }
    if (a.rank == 2 && b.rank == 2) return Shape::matrix(a.rows(), b.columns());
    if (a.rank == 2) return Shape::vector(a.rows());
    return b.rank == 2 ? Shape::vector(b.columns()) : Shape::scalar();
  }

  static Workspace workspace(std::span<const Shape> inputs, const Shape&) { return {0, inputs[1].size()}; }

  static Reach reach(std::span<const Shape> inputs, const Shape&, int slot, std::size_t input) {
    const Sizes n(inputs);
    if (slot == 0) return {input / n.depth * n.columns, n.columns, 1};
    return {input % n.columns, n.rows, n.columns};
  }

  template <class T>
  static void forward(const Call<T>& call) {
    const Sizes n(call.shapes);
    matmul<T>(n.rows, n.columns, n.depth, {call.inputs[0], n.depth, 1}, call.inputs[1], call.output, false);
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    const Sizes n(call.shapes);
    if (slot == 0) {
      transpose(n.depth, n.columns, call.inputs[1], call.scratch);
      matmul<T>(n.rows, n.depth, n.columns, {upstream, n.columns, 1}, call.scratch, downstream, accumulate);
    } else {
      matmul_in_lanes<T>(n.depth, n.columns, n.rows, {call.inputs[0], 1, n.depth}, upstream, downstream, accumulate);
    }
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t output, std::size_t input) {
    const Sizes n(call.shapes);
    if (slot == 0) return call.inputs[1][input % n.depth * n.columns + output % n.columns];
    return call.inputs[0][output / n.columns * n.depth + input / n.columns];
  }
};

struct Transpose {
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

struct Dot {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_equal(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }
  static Workspace workspace(std::span<const Shape> inputs, const Shape&) { return {0, inputs[0].size()}; }
  template <class T>
  static void forward(const Call<T>& call) {
    const std::size_t size = call.shapes[0].size();
    auto products = flat(call.scratch, size);
    xt::noalias(products) = flat(call.inputs[0], size) * flat(call.inputs[1], size);
    call.output[0] = lane_sum(call.scratch, size);
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    const T* const other = call.inputs[1 - slot];
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], upstream[0] * other[i], accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    return call.inputs[1 - slot][input];
  }
};

/** Over the last axis. */
struct Softmax {
  static constexpr bool takes_lanes = true;

  static Shape infer(const Gate&, std::span<const Shape> inputs) { return inputs[0]; }
  static Reach reach(std::span<const Shape> inputs, const Shape&, int, std::size_t input) {
    const std::size_t columns = inputs[0].columns();
    return {input / columns * columns, columns, 1};
  }
  template <class T>
  static void forward(const Call<T>& call) {
    const auto scores = examples_of(call, 0);
    for (std::size_t row = 0; row < scores.rows; row += lanes) {
      softmax_pack(scores, like_operand(call, 0, call.output), row);
    }
  }
  /** dx_j = y_j (dy_j − Σ_i dy_i y_i): the Jacobian is never formed. */
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    const ExampleMatrix<const T> y = like_operand(call, 0, call.output);
    const ExampleMatrix<const T> up(upstream, call.shape, call.lanes);
    const auto result = like_operand(call, 0, downstream);
    for (std::size_t row = 0; row < y.rows; row += lanes) {
      Pack<T> mean{};
      for (std::size_t j = 0; j < y.columns; ++j) mean = mean + up.get(row, j) * y.get(row, j);
      for (std::size_t j = 0; j < y.columns; ++j) {
        result.put(row, j, y.get(row, j) * (up.get(row, j) - mean), accumulate);
      }
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t output, std::size_t input) {
    return call.output[output] * ((output == input ? T(1) : T(0)) - call.output[input]);
  }
};

constexpr Gate linear_algebra_rows[] = {
    mixing<Matmul>({.name = "matmul",
                    .title = "matrix product",
                    .symbol = "@",
                    .pattern = Pattern::switcher,
                    .family = Family::linear_algebra,
                    .min_inputs = 2,
                    .max_inputs = 2,
                    .tex_value = "A B",
                    .tex_local = {"\\mathrm{d}A = \\mathrm{d}Y\\,B^{\\mathsf T}",
                                  "\\mathrm{d}B = A^{\\mathsf T}\\,\\mathrm{d}Y"}}),
    mixing<Transpose>({.name = "transpose",
                       .title = "transpose",
                       .symbol = "ᵀ",
                       .pattern = Pattern::distributor,
                       .family = Family::linear_algebra,
                       .tex_value = "A^{\\mathsf T}",
                       .tex_local = {"\\mathrm{d}A = \\mathrm{d}Y^{\\mathsf T}"}}),
    mixing<Dot>({.name = "dot",
                 .title = "dot product",
                 .symbol = "·",
                 .pattern = Pattern::switcher,
                 .family = Family::linear_algebra,
                 .min_inputs = 2,
                 .max_inputs = 2,
                 .tex_value = "\\textstyle\\sum_i a_i b_i",
                 .tex_local = {"b", "a"},
                 .parts = "y = sum(a * b)"}),
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
