#pragma once

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/kernels/pack.hpp"

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
 * result is enough: a plan then keeps the result in the operand's place. `double_reads_input` says it of float64 alone.
 * Where it needs neither, `reads` is Reads::nothing. A row with a kink adds
 * `static int branch(T a, T b)`, which tells the sides of the kink apart; one whose derivative does not exist
 * everywhere adds `static bool undefined(int slot, T a)`.
 */
namespace backflow {

template <int N>
struct Slot {};

namespace lift {

/** All that a row's formulas are compiled to: loops over packs. What to loop over is the same for every row. */
template <class T>
struct Formulas {
  void (*value)(const Strip<T>& strip);
  void (*local[2])(const Strip<T>& strip);
  T (*value_of_one)(T a, T b);
  T (*local_of_one)(int slot, T a, T b, T y);
};

template <class Row, class T>
void value_strip(const Strip<T>& strip) {
  const T *a = strip.a, *b = strip.b;
  for (std::size_t at = 0; at < strip.packs * lanes; at += lanes, a += strip.a_step, b += strip.b_step) {
    if constexpr (Row::arity == 1) {
      store<T>(strip.result + at, Row::value(load(a)));
    } else {
      store<T>(strip.result + at, Row::value(load(a), load(b)));
    }
  }
}

template <class Row, int K, class T>
void local_strip(const Strip<T>& strip) {
  const T *a = strip.a, *b = strip.b;
  for (std::size_t at = 0; at < strip.packs * lanes; at += lanes, a += strip.a_step, b += strip.b_step) {
    Pack<T> local;
    if constexpr (Row::arity == 1) {
      local = Row::local(Slot<K>{}, load(a), load(strip.y + at));
    } else {
      local = Row::local(Slot<K>{}, load(a), load(b), load(strip.y + at));
    }
    const Pack<T> product = load(strip.upstream + at) * local;
    store<T>(strip.result + at, strip.accumulate ? load(strip.result + at) + product : product);
  }
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
inline constexpr Formulas<T> formulas{
    value_strip<Row, T>, {local_strip<Row, 0, T>, local_strip<Row, Row::arity - 1, T>}, value<Row, T>, local<Row, T>};

/** Computes call.output, broadcasting: rows of equal length with a number repeated where an operand has but one. */
template <class T>
void sweep_forward(const Call<T>& call, const Formulas<T>& formulas);
template <class T>
void sweep_backward(const Call<T>& call, const Formulas<T>& formulas, const T* upstream, int slot, T* downstream,
                    bool accumulate);

template <class Row, class T>
void forward(const Call<T>& call) {
  sweep_forward(call, formulas<Row, T>);
}

template <class Row, class T>
void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
  sweep_backward(call, formulas<Row, T>, upstream, slot, downstream, accumulate);
}

/** The operand's entry that makes output entry `at`. */
template <class T>
T operand_at(const Call<T>& call, int k, std::size_t at);

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
bool undefined(const Call<T>& call, int slot, std::size_t output) {
  return Row::undefined(slot, operand_at(call, 0, output));
}

template <class Row, class T>
constexpr Reads reads() {
  if constexpr (requires { Row::reads; }) return Row::reads;
  if constexpr (requires { Row::local_reads_input; }) return Row::local_reads_input ? Reads::operands : Reads::output;
  if constexpr (requires { Row::double_reads_input; }) return is_double<T> ? Reads::operands : Reads::output;
  return Reads::output;
}

template <class Row>
concept HasBranch = requires(double x) {
  Row::branch(x);
}
|| requires(double x) { Row::branch(x, x); };

template <class Row, class T>
constexpr Rule<T> rule() {
  Rule<T> rule{forward<Row, T>, backward<Row, T>, jacobian_entry<Row, T>, nullptr, nullptr};
  rule.value = value<Row, T>;
  rule.local = local<Row, T>;
  rule.value_strip = value_strip<Row, T>;
  rule.local_strip[0] = local_strip<Row, 0, T>;
  rule.local_strip[1] = local_strip<Row, Row::arity - 1, T>;
  if constexpr (HasBranch<Row>) rule.branch = branch<Row, T>;
  if constexpr (requires(T x) { Row::undefined(0, x); }) rule.undefined = undefined<Row, T>;
  rule.reads = reads<Row, T>();
  return rule;
}

Shape infer_element_wise(const Gate& gate, std::span<const Shape> inputs);
Workspace workspace_element_wise(std::span<const Shape> inputs, const Shape& output);
Reach reach_element_wise(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input);

}  // namespace lift

/** Completes a row of the table with the lifted formulas of `Row`. */
template <class Row>
constexpr Gate element_wise(Gate gate) {
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
