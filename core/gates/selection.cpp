#include <algorithm>

#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"

/** Gates that pick entries or join operands. */
namespace backflow {
namespace {

/** The entry of a vector at a class index; for a matrix, one entry per row. */
struct Pick {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_labels(gate, inputs[0], inputs[1]);
    return inputs[1];
  }
  static Reach reach(std::span<const Shape> inputs, const Shape&, int, std::size_t input) {
    return {input / inputs[0].columns(), 1, 1};
  }
  template <class T>
  static std::size_t chosen(const Call<T>& call, std::size_t row) {
    return row * call.shapes[0].columns() + class_index("pick", call.inputs[1][row], call.shapes[0].columns());
  }
  template <class T>
  static void forward(const Call<T>& call) {
    for (std::size_t r = 0; r < call.shape.size(); ++r) call.output[r] = call.inputs[0][chosen(call, r)];
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    if (!accumulate) std::fill_n(downstream, call.shapes[0].size(), T(0));
    for (std::size_t r = 0; r < call.shape.size(); ++r) {
      T& target = downstream[chosen(call, r)];
      target = target + upstream[r];
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t output, std::size_t input) {
    return input == chosen(call, output) ? 1 : 0;
  }
};

/**
 * The entry or row at one index, or the entry at two, which are attributes of the node. Indices count from 0, negative
 * ones from the end.
 */
struct Entry {
  static constexpr Reads reads = Reads::nothing;

  static int side(const Shape& shape, std::size_t axis) {
    return static_cast<int>(axis + 1 < static_cast<std::size_t>(shape.rank) ? shape.rows() : shape.columns());
  }
  static void require_inside(const Gate& gate, const Shape& shape, std::size_t axis, int index) {
    const int size = side(shape, axis);
    if (index >= -size && index < size) return;
    throw Error("index-outside",
                {{"gate", gate.name},
                 {"index", index},
                 {"axis", axis},
                 {"shape", to_string(shape)},
                 {"size", size},
                 {"first", -size},
                 {"last", size - 1}},
                {}, gate.name);
  }
  static Shape infer(const Gate& gate, std::span<const Shape> inputs, const Attributes& indices) {
    const Shape& shape = inputs[0];
    const auto rank = static_cast<std::size_t>(shape.rank);
    if (rank == 0) throw Error("needs-axes", {{"gate", gate.name}}, {}, gate.name);
    if (rank < indices.size()) {
      throw Error("two-indices", {{"gate", gate.name}, {"shape", to_string(shape)}}, {}, gate.name);
    }
    for (std::size_t axis = 0; axis < indices.size(); ++axis) require_inside(gate, shape, axis, indices[axis]);
    return rank == indices.size() ? Shape::scalar() : Shape::vector(shape.columns());
  }
  /** Returns where in the operand the entries begin that make up the result. */
  static std::size_t begin(const Shape& shape, const Shape& output, const Attributes& indices) {
    int at = 0;
    for (std::size_t axis = 0; axis < indices.size(); ++axis) {
      const int size = side(shape, axis);
      at = at * size + (indices[axis] < 0 ? indices[axis] + size : indices[axis]);
    }
    return static_cast<std::size_t>(at) * output.size();
  }
  static Reach reach(std::span<const Shape> inputs, const Shape& output, const Attributes& indices, int,
                     std::size_t input) {
    const std::size_t from_begin = input - begin(inputs[0], output, indices);  // wraps around before the beginning
    if (from_begin < output.size()) return {from_begin, 1, 1};
    return {0, 0, 1};
  }
  template <class T>
  static void forward(const Call<T>& call) {
    std::copy_n(call.inputs[0] + begin(call.shapes[0], call.shape, call.attributes), call.shape.size(), call.output);
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    if (!accumulate) std::fill_n(downstream, call.shapes[0].size(), T(0));
    T* const picked = downstream + begin(call.shapes[0], call.shape, call.attributes);
    for (std::size_t i = 0; i < call.shape.size(); ++i) put(picked[i], upstream[i], accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>&, int, std::size_t, std::size_t) {
    return 1;
  }
};

/** Joins two operands along the last axis. A scalar is a vector with one entry. */
struct Concat {
  static constexpr Reads reads = Reads::nothing;

  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    const Shape& a = inputs[0];
    const Shape& b = inputs[1];
    if (a.rows() != b.rows() || (a.rank == 2) != (b.rank == 2)) {
      throw Error("concat-shapes", {{"gate", gate.name}, {"a", to_string(a)}, {"b", to_string(b)}}, {}, gate.name);
    }
    const std::size_t columns = a.columns() + b.columns();
    return a.rank == 2 ? Shape::matrix(a.rows(), columns) : Shape::vector(columns);
  }
  static Reach reach(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input) {
    const std::size_t columns = inputs[slot].columns();
    const std::size_t before = slot == 0 ? 0 : inputs[0].columns();
    return {input / columns * output.columns() + before + input % columns, 1, 1};
  }
  template <class T>
  static void forward(const Call<T>& call) {
    for (int slot = 0; slot < 2; ++slot) {
      for (std::size_t i = 0; i < call.shapes[slot].size(); ++i) {
        call.output[reach(call.shapes, call.shape, slot, i).first] = call.inputs[slot][i];
      }
    }
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    for (std::size_t i = 0; i < call.shapes[slot].size(); ++i) {
      put(downstream[i], upstream[reach(call.shapes, call.shape, slot, i).first], accumulate);
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>&, int, std::size_t, std::size_t) {
    return 1;
  }
};

template <class Row>
constexpr Gate selection(Gate gate) {
  gate.family = Family::linear_algebra;
  return mixing<Row>(gate);
}

constexpr Gate selection_rows[] = {
    selection<Pick>({.name = "pick",
                     .title = "pick by class index",
                     .symbol = "pick",
                     .pattern = Pattern::router,
                     .min_inputs = 2,
                     .max_inputs = 2,
                     .tex_value = "a_b",
                     .tex_local = {"\\mathbb{1}[i = b]"},
                     .label_slots = 2}),
    selection<Entry>({.name = "entry",
                      .title = "entry or row at an index",
                      .symbol = "[i]",
                      .pattern = Pattern::router,
                      .literals = 1,
                      .reserved = false,
                      .written = {"[", Binding::postfix},
                      .tex_value = "a[i]",
                      .tex_local = {"\\mathbb{1}[k = i]"}}),
    selection<Entry>({.name = "entry",
                      .title = "entry of a matrix",
                      .symbol = "[i,j]",
                      .pattern = Pattern::router,
                      .literals = 2,
                      .reserved = false,
                      .written = {"[", Binding::postfix},
                      .tex_value = "a[i, j]",
                      .tex_local = {"\\mathbb{1}[(k, l) = (i, j)]"}}),
    selection<Concat>({.name = "concat",
                       .title = "join along the last axis",
                       .symbol = "concat",
                       .min_inputs = 2,
                       .max_inputs = 2,
                       .folds = true,
                       .reserved = false,
                       .tex_value = "[a, b]",
                       .tex_grip = {Grip::call, {Grip::sum}},
                       .tex_local = {"1", "1"}}),
};

}  // namespace

std::span<const Gate> selection_gates() { return selection_rows; }

}  // namespace backflow
