#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/kernels/matmul.hpp"
#include "core/kernels/reduce.hpp"

/** Products of vectors and matrices. */
namespace backflow {
namespace {

/**
 * Y = A B; dA = dY Bᵀ, dB = Aᵀ dY. A vector is a row on the left and a column on the right (CONTRACT.md). Not inlined,
 * because affine calls it too.
 */
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
      throw Error("product-of-scalar", {{"gate", gate.name}, {"a", to_string(a)}, {"b", to_string(b)}}, {}, gate.name);
    }
    if (a.columns() != b.dims[0]) {
      throw Error("product-axes",
                  {{"gate", gate.name},
                   {"a", to_string(a)},
                   {"b", to_string(b)},
                   {"columns", a.columns()},
                   {"rows", b.dims[0]}},
                  {}, gate.name);
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
  [[gnu::noinline]] static void forward(const Call<T>& call) {
    const Sizes n(call.shapes);
    matmul<T>(n.rows, n.columns, n.depth, {call.inputs[0], n.depth, 1}, call.inputs[1], call.output, false);
  }

  template <class T>
  [[gnu::noinline]] static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream,
                                         bool accumulate) {
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

/**
 * Y = A B + C, a layer as one gate, with the same bits as the two gates. The operands are in the order of `@`, so it
 * computes a neuron's w x + b, the layer W x + b of one example, and X W + b of many examples. C may be repeated along
 * the product's axes but never makes the product larger.
 */
struct Affine {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    const Shape product = Matmul::infer(gate, inputs.first(2));
    const auto sum = broadcast(product, inputs[2]);
    if (!sum || !(*sum == product)) {
      throw Error("bias-shape", {{"gate", gate.name}, {"bias", to_string(inputs[2])}, {"product", to_string(product)}},
                  {}, gate.name);
    }
    return product;
  }

  static Workspace workspace(std::span<const Shape> inputs, const Shape& output) {
    return Matmul::workspace(inputs, output);
  }

  static Reach reach(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input) {
    return slot < 2 ? Matmul::reach(inputs, output, slot, input)
                    : lift::reach_element_wise(inputs, output, {}, slot, input);
  }

  template <class T>
  static void forward(const Call<T>& call) {
    Matmul::forward(call);
    const BroadcastStrides strides = broadcast_strides(call.shapes[2], call.shape);
    const std::size_t columns = call.shape.columns();
    for (std::size_t i = 0; i < call.shape.size(); ++i) {
      put(call.output[i], call.inputs[2][i / columns * strides.row + i % columns * strides.column], true);
    }
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    if (slot < 2) return Matmul::backward(call, upstream, slot, downstream, accumulate);
    if (call.shapes[2].size() != call.shape.size()) {
      return sum_to_shape(upstream, call.shape, downstream, call.shapes[2], accumulate);
    }
    for (std::size_t i = 0; i < call.shape.size(); ++i) put(downstream[i], upstream[i], accumulate);
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t output, std::size_t input) {
    return slot < 2 ? Matmul::jacobian_entry(call, slot, output, input) : T(1);
  }
};

struct Dot {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_equal(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }
  template <class T>
  static void forward(const Call<T>& call) {
    call.output[0] = lane_dot(call.inputs[0], call.inputs[1], call.shapes[0].size());
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

/** A product of two vectors is a sum of products. */
bool are_vectors(std::span<const Shape> inputs) { return inputs[0].rank == 1 && inputs[1].rank == 1; }

constexpr Gate product_rows[] = {
    mixing<Matmul>(
        {.name = "matmul",
         .title = "matrix product",
         .symbol = "@",
         .pattern = Pattern::switcher,
         .family = Family::linear_algebra,
         .min_inputs = 2,
         .max_inputs = 2,
         .written = {"@", Binding::product},
         .tex_value = "A B",
         .tex_grip = {Grip::product, {Grip::product, Grip::call}},
         .tex_local = {"\\mathrm{d}A = \\mathrm{d}Y\\,B^{\\mathsf T}", "\\mathrm{d}B = A^{\\mathsf T}\\,\\mathrm{d}Y"},
         .parts = "y = sum(a * b)",
         .has_parts = are_vectors,
         .sums = true}),
    mixing<Affine>({.name = "affine",
                    .title = "affine: product and bias",
                    .symbol = "Wx+b",
                    .family = Family::linear_algebra,
                    .min_inputs = 3,
                    .max_inputs = 3,
                    .tex_value = "A B + c",
                    .tex_local = {"\\mathrm{d}A = \\mathrm{d}Y\\,B^{\\mathsf T}",
                                  "\\mathrm{d}B = A^{\\mathsf T}\\,\\mathrm{d}Y", "\\mathrm{d}c = \\mathrm{d}Y"},
                    .parts = "y = a @ b + c",
                    .sums = true}),
    mixing<Dot>({.name = "dot",
                 .title = "dot product",
                 .symbol = "·",
                 .pattern = Pattern::switcher,
                 .family = Family::linear_algebra,
                 .min_inputs = 2,
                 .max_inputs = 2,
                 .tex_value = "\\textstyle\\sum_i a_i b_i",
                 .tex_local = {"b", "a"},
                 .parts = "y = sum(a * b)",
                 .sums = true}),
};

}  // namespace

std::span<const Gate> product_gates() { return product_rows; }

}  // namespace backflow
