#pragma once

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/kernels/reduce.hpp"
#include "core/tensor/view.hpp"

/**
 * Lifts an element-wise gate, written as two formulas on one element, to tensors with broadcasting, in both precisions:
 *
 *   struct Mul {
 *     static constexpr int arity = 2;
 *     template <class T> static T value(T a, T b) { return a * b; }
 *     template <class T> static T local(Slot<0>, T, T b, T) { return b; }   // arguments: a, b, result
 *     template <class T> static T local(Slot<1>, T a, T, T) { return a; }
 *   };
 *
 * A row with a kink adds `static int branch(T a, T b)`, which tells the sides of the kink apart; one whose derivative
 * does not exist everywhere adds `static bool undefined(int slot, T a)`.
 */
namespace backflow {

template <int N>
struct Slot {};

/** How messages begin: "[mul] " with the gate's name. */
inline std::string gate_prefix(const Gate& gate) { return "[" + std::string(gate.name) + "] "; }

namespace lift {

/** Rows × columns to loop over: one long row where no operand is repeated in part. */
template <class T>
struct Walk {
  std::size_t rows;
  std::size_t columns;
  BroadcastStrides strides[2];

  explicit Walk(const Call<T>& call) : rows(1), columns(call.shape.size()) {
    bool whole = true;
    for (std::size_t k = 0; k < call.shapes.size(); ++k) {
      const std::size_t size = call.shapes[k].size();
      whole = whole && (size == columns || size == 1);
      strides[k] = {0, size == columns ? std::size_t{1} : 0};
    }
    if (whole) return;
    rows = call.shape.rows();
    columns = call.shape.columns();
    for (std::size_t k = 0; k < call.shapes.size(); ++k) strides[k] = broadcast_strides(call.shapes[k], call.shape);
  }

  /** One row of an operand; a number that is repeated along it is written out into `room`. */
  const T* operand(const Call<T>& call, int k, std::size_t row, T* room) const {
    const T* const data = call.inputs[k] + row * strides[k].row;
    if (strides[k].column != 0 || columns == 1) return data;
    std::fill_n(room, columns, *data);
    return room;
  }
};

/**
 * result = f(operands…, more…), row by row. A broadcast expression of xtensor takes its slow stepper path (SPEED.md),
 * and each further shape of expression costs seconds of compilation: so rows of equal shape it is, with a repeated
 * number written out in the scratch behind the first shape.size() numbers. Never are both operands repeated along a
 * row.
 */
template <class Row, class T, class F, class... More>
void apply_rows(const Call<T>& call, T* result, F f, const More*... more) {
  const Walk<T> walk(call);
  T* const room = call.scratch + call.shape.size();
  for (std::size_t row = 0; row < walk.rows; ++row) {
    const std::size_t at = row * walk.columns;
    const T* const a = walk.operand(call, 0, row, room);
    if constexpr (Row::arity == 1) {
      assign(result + at, walk.columns, f, a, (more + at)...);
    } else {
      assign(result + at, walk.columns, f, a, walk.operand(call, 1, row, room), (more + at)...);
    }
  }
}

template <class Row, class T>
void forward(const Call<T>& call) {
  apply_rows<Row>(call, call.output, [](auto... x) { return Row::value(x...); });
}

template <class Row, int K, class T>
void backward_slot(const Call<T>& call, const T* upstream, T* downstream, bool accumulate) {
  const bool reduce = call.shapes[K].size() != call.shape.size();
  T* const product = reduce || accumulate ? call.scratch : downstream;
  if constexpr (Row::arity == 1) {
    const auto pass = [](T a, T y, T up) { return up * Row::local(Slot<K>{}, a, y); };
    apply_rows<Row>(call, product, pass, call.output, upstream);
  } else {
    const auto pass = [](T a, T b, T y, T up) { return up * Row::local(Slot<K>{}, a, b, y); };
    apply_rows<Row>(call, product, pass, call.output, upstream);
  }
  if (reduce) {
    sum_to_shape(product, call.shape, downstream, call.shapes[K], accumulate);
  } else if (accumulate) {
    add_to(downstream, product, call.shape.size());
  }
}

template <class Row, class T>
void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
  if constexpr (Row::arity == 2) {
    if (slot == 1) return backward_slot<Row, 1>(call, upstream, downstream, accumulate);
  }
  backward_slot<Row, 0>(call, upstream, downstream, accumulate);
}

/** The operands' entries that make output entry `at`. */
template <class T>
T operand_at(const Call<T>& call, int k, std::size_t at) {
  const BroadcastStrides strides = broadcast_strides(call.shapes[k], call.shape);
  const std::size_t columns = call.shape.columns();
  return call.inputs[k][at / columns * strides.row + at % columns * strides.column];
}

template <class Row, class T>
T jacobian_entry(const Call<T>& call, int slot, std::size_t output, std::size_t) {
  const T a = operand_at(call, 0, output);
  if constexpr (Row::arity == 1) {
    (void)slot;
    return Row::local(Slot<0>{}, a, call.output[output]);
  } else {
    const T b = operand_at(call, 1, output);
    return slot == 0 ? Row::local(Slot<0>{}, a, b, call.output[output])
                     : Row::local(Slot<1>{}, a, b, call.output[output]);
  }
}

/** FNV-1a over the sides of the kink at every entry. */
template <class Row, class T>
std::uint64_t branch(const Call<T>& call) {
  std::uint64_t hash = 14695981039346656037ull;
  for (std::size_t at = 0; at < call.shape.size(); ++at) {
    int side;
    if constexpr (Row::arity == 1) {
      side = Row::branch(operand_at(call, 0, at));
    } else {
      side = Row::branch(operand_at(call, 0, at), operand_at(call, 1, at));
    }
    hash = (hash ^ static_cast<std::uint64_t>(side + 1)) * 1099511628211ull;
  }
  return hash;
}

template <class Row, class T>
bool undefined(const Call<T>& call, int slot) {
  for (std::size_t at = 0; at < call.shape.size(); ++at) {
    if (Row::undefined(slot, operand_at(call, 0, at))) return true;
  }
  return false;
}

template <class Row>
concept HasBranch = requires(double x) {
  Row::branch(x);
}
|| requires(double x) { Row::branch(x, x); };

template <class Row, class T>
Rule<T> rule() {
  Rule<T> rule{forward<Row, T>, backward<Row, T>, jacobian_entry<Row, T>, nullptr, nullptr};
  if constexpr (HasBranch<Row>) rule.branch = branch<Row, T>;
  if constexpr (requires(T x) { Row::undefined(0, x); }) rule.undefined = undefined<Row, T>;
  return rule;
}

Shape infer_element_wise(const Gate& gate, std::span<const Shape> inputs);
Workspace workspace_element_wise(std::span<const Shape> inputs, const Shape& output);
Reach reach_element_wise(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input);

}  // namespace lift

/** Completes a row of the table with the lifted formulas of `Row`. */
template <class Row>
Gate element_wise(Gate gate) {
  gate.element_wise = true;
  gate.min_inputs = Row::arity - static_cast<int>(gate.defaults.size());
  gate.max_inputs = Row::arity;
  gate.infer = lift::infer_element_wise;
  gate.workspace = lift::workspace_element_wise;
  gate.reach = lift::reach_element_wise;
  gate.f32 = lift::rule<Row, float>();
  gate.f64 = lift::rule<Row, double>();
  return gate;
}

}  // namespace backflow
