#pragma once

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/kernels/pack.hpp"
#include "core/kernels/reduce.hpp"
#include "core/kernels/stream.hpp"

/**
 * Lifts an element-wise gate, written as two formulas on one element, to tensors with broadcasting, in both precisions.
 * The formulas are templates on their number type: they run on single numbers and on packs of four (pack.hpp).
 *
 *   struct Mul {
 *     static constexpr int arity = 2;
 *     static constexpr bool local_reads_input = true;
 *     template <class V> static V value(V a, V b) { return a * b; }
 *     template <class V> static V local(Slot<0>, V, V b, V) { return b; }   // arguments: a, b, result
 *     template <class V> static V local(Slot<1>, V a, V, V) { return a; }
 *   };
 *
 * `local_reads_input` says that a local gradient needs the operands, not the result alone; it may be left out where the
 * result is enough: a plan then keeps the result in the operand's place. A row with a kink adds
 * `static int branch(T a, T b)`, which tells the sides of the kink apart; one whose derivative does not exist
 * everywhere adds `static bool undefined(int slot, T a)`.
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

  Stream<T> operand(const Call<T>& call, int k, std::size_t row) const {
    const T* const data = call.inputs[k] + row * strides[k].row;
    return strides[k].column == 0 ? Stream<T>::repeated(*data) : Stream<T>(data);
  }
};

/** result (+)= f(operands…, more…), row by row: a broadcast is rows of equal length with a number repeated. */
template <class Row, class T, class F, class... More>
void apply_rows(const Call<T>& call, T* result, bool accumulate, F f, const More*... more) {
  const Walk<T> walk(call);
  for (std::size_t row = 0; row < walk.rows; ++row) {
    const std::size_t at = row * walk.columns;
    if constexpr (Row::arity == 1) {
      map(result + at, walk.columns, accumulate, f, walk.operand(call, 0, row), Stream<T>(more + at)...);
    } else {
      map(result + at, walk.columns, accumulate, f, walk.operand(call, 0, row), walk.operand(call, 1, row),
          Stream<T>(more + at)...);
    }
  }
}

template <class Row, class T>
void forward(const Call<T>& call) {
  apply_rows<Row>(call, call.output, false, [](auto... x) { return Row::value(x...); });
}

template <class Row, int K, class T>
void backward_slot(const Call<T>& call, const T* upstream, T* downstream, bool accumulate) {
  const bool reduce = call.shapes[K].size() != call.shape.size();
  T* const product = reduce ? call.scratch : downstream;
  if constexpr (Row::arity == 1) {
    const auto pass = [](auto a, auto y, auto up) { return up * Row::local(Slot<K>{}, a, y); };
    apply_rows<Row>(call, product, accumulate && !reduce, pass, call.output, upstream);
  } else {
    const auto pass = [](auto a, auto b, auto y, auto up) { return up * Row::local(Slot<K>{}, a, b, y); };
    apply_rows<Row>(call, product, accumulate && !reduce, pass, call.output, upstream);
  }
  if (reduce) sum_to_shape(product, call.shape, downstream, call.shapes[K], accumulate);
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

/** The formulas on single numbers; a row of one operand ignores b. */
template <class Row, class T>
T value(T a, T b) {
  if constexpr (Row::arity == 1) {
    (void)b;
    return Row::value(a);
  } else {
    return Row::value(a, b);
  }
}

template <class Row, class T>
T local(int slot, T a, T b, T y) {
  if constexpr (Row::arity == 1) {
    (void)b, (void)slot;
    return Row::local(Slot<0>{}, a, y);
  } else {
    return slot == 0 ? Row::local(Slot<0>{}, a, b, y) : Row::local(Slot<1>{}, a, b, y);
  }
}

template <class Row, class T>
T jacobian_entry(const Call<T>& call, int slot, std::size_t output, std::size_t) {
  const T b = Row::arity == 1 ? T(0) : operand_at(call, Row::arity - 1, output);
  return local<Row>(slot, operand_at(call, 0, output), b, call.output[output]);
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
  rule.value = value<Row, T>;
  rule.local = local<Row, T>;
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
  if constexpr (requires { Row::local_reads_input; }) gate.local_reads_input = Row::local_reads_input;
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
