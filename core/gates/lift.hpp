#pragma once

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/kernels/pack.hpp"

/**
 * Lifts an element-wise gate, written as two formulas on one element, to tensors with broadcasting, in both precisions.
 * The gate has one, two or three slots. The formulas are templates on their number type: they run on single numbers and
 * on packs of four (pack.hpp).
 *
 *   struct Mul {
 *     static constexpr int arity = 2;
 *     static constexpr bool local_reads_input = true;
 *     template <class V> static V value(V a, V b) { return a * b; }
 *     template <class V> static V local(Slot<0>, V, V b, V) { return b; }   // arguments: a, b, result
 *     template <class V> static V local(Slot<1>, V a, V, V) { return a; }
 *   };
 *
 * Set `local_reads_input` if a local gradient needs the operands. Leave it out if the result is enough: a plan may then
 * write the result over the operand. `double_reads_input` applies to float64 alone. If a local gradient needs neither,
 * `reads` is Reads::nothing. A row with a kink adds `static int branch(T a, T b)`, which tells the sides of the kink
 * apart. A row whose derivative does not exist everywhere adds `static bool undefined(int slot, T a)`.
 *
 * A row whose formulas are not faster on packs, because they call the platform's functions or choose between cases,
 * sets `one_by_one`. Its formulas are then compiled for single numbers only, and packs call them lane by lane. This
 * makes the module smaller.
 *
 * A row whose formula is a long chain of operations sets `two_at_once`: the processor then works on two packs of
 * float32 at a time, and constants are loaded once for both.
 */
namespace backflow {

template <int N>
struct Slot {};

namespace lift {

/** The loops over packs that a row's formulas compile to. Which loops to run is decided by code that all rows share. */
template <class T>
struct Formulas {
  void (*value)(const Strip<T>& strip);
  void (*local[max_slots])(const Strip<T>& strip);
  T (*value_of_one)(T a, T b, T c);
  T (*local_of_one)(int slot, T a, T b, T c, T y);
};

/** Calls `formula` with one operand per slot of `Row`; `operand(k)` returns the k-th. */
template <class Row, class F, class G>
auto with_operands(F formula, G operand) {
  static_assert(Row::arity >= 1 && Row::arity <= static_cast<int>(max_slots));
  if constexpr (Row::arity == 1) {
    return formula(operand(0));
  } else if constexpr (Row::arity == 2) {
    return formula(operand(0), operand(1));
  } else {
    return formula(operand(0), operand(1), operand(2));
  }
}

/** The operands of a row at one pack of a strip. */
template <class Row, class T>
struct PackReader {
  const T* next[max_slots];
  std::size_t steps[max_slots];

  explicit PackReader(const Strip<T>& strip) {
    for (int k = 0; k < Row::arity; ++k) {
      next[k] = strip.operands[k];
      steps[k] = strip.steps[k];
    }
  }

  /** Calls `formula` with the operands and moves to the next pack. */
  template <class F>
  Pack<T> take(F formula) {
    const Pack<T> result = with_operands<Row>(formula, [&](int k) { return load(next[k]); });
    for (int k = 0; k < Row::arity; ++k) next[k] += steps[k];
    return result;
  }
};

/** True for a row that is compiled for single numbers only. */
template <class Row>
concept OneByOne = Row::one_by_one;

/** Calls formulas on single numbers for every number of a strip. */
template <class T>
void value_one_by_one(const Strip<T>& strip, T (*value)(T a, T b, T c));
template <class T>
void local_one_by_one(const Strip<T>& strip, T (*local)(int slot, T a, T b, T c, T y), int slot);

/** The formulas on single numbers; a row reads one of a, b, c per slot. */
template <class Row, class T>
T value(T a, T b, T c) {
  const T operands[]{a, b, c};
  return with_operands<Row>([](auto... x) -> T { return Row::value(x...); }, [&](int k) { return operands[k]; });
}

template <class Row, class T>
T local(int slot, T a, T b, T c, T y) {
  const T operands[]{a, b, c};
  const auto of = [&](auto which) {
    return with_operands<Row>([&](auto... x) -> T { return Row::local(which, x..., y); },
                              [&](int k) { return operands[k]; });
  };
  if constexpr (Row::arity > 2) {
    if (slot == 2) return of(Slot<2>{});
  }
  if constexpr (Row::arity > 1) {
    if (slot == 1) return of(Slot<1>{});
  }
  return of(Slot<0>{});
}

template <class Row, class T>
void value_strip(const Strip<T>& strip) {
  if constexpr (OneByOne<Row>) {
    value_one_by_one(strip, value<Row, T>);
  } else {
    PackReader<Row, T> operands(strip);
    const auto next = [&] { return operands.take([](auto... x) { return Row::value(x...); }); };
    T* to = strip.result;
    std::size_t left = strip.packs;
    if constexpr (requires { Row::two_at_once; } && !is_double<T>) {
      for (; left >= 2; left -= 2, to += 2 * lanes) {
        const Pack<T> first = next(), second = next();
        store<T>(to, first);
        store<T>(to + lanes, second);
      }
    }
    for (; left > 0; --left, to += lanes) store<T>(to, next());
  }
}

template <class Row, int K, class T>
void local_strip(const Strip<T>& strip) {
  if constexpr (OneByOne<Row>) {
    local_one_by_one(strip, local<Row, T>, K);
  } else {
    PackReader<Row, T> operands(strip);
    const T* y = strip.y;
    const T* upstream = strip.upstream;
    T* to = strip.result;
    const bool accumulate = strip.accumulate;
    for (std::size_t left = strip.packs; left > 0; --left, y += lanes, upstream += lanes, to += lanes) {
      const Pack<T> local = operands.take([&](auto... x) { return Row::local(Slot<K>{}, x..., load(y)); });
      const Pack<T> product = load(upstream) * local;
      store<T>(to, accumulate ? load(to) + product : product);
    }
  }
}

template <class Row, class T>
constexpr Formulas<T> compiled() {
  Formulas<T> all{value_strip<Row, T>, {local_strip<Row, 0, T>}, value<Row, T>, local<Row, T>};
  if constexpr (Row::arity > 1) all.local[1] = local_strip<Row, 1, T>;
  if constexpr (Row::arity > 2) all.local[2] = local_strip<Row, 2, T>;
  return all;
}

template <class Row, class T>
inline constexpr Formulas<T> formulas = compiled<Row, T>();

/** Computes call.output with broadcasting: all rows have equal length, and an operand's single number is repeated. */
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

/** Returns the operand's entry that output entry `at` is computed from. */
template <class T>
T operand_at(const Call<T>& call, int k, std::size_t at);

/** Returns what `local` gives at an entry of the result. */
template <class T>
T local_at(const Call<T>& call, int slot, std::size_t output, T (*local)(int slot, T a, T b, T c, T y));

template <class Row, class T>
T jacobian_entry(const Call<T>& call, int slot, std::size_t output, std::size_t) {
  return local_at(call, slot, output, local<Row, T>);
}

/** Returns an FNV-1a hash of the side of the kink at every entry. */
template <class T>
std::uint64_t hash_of_sides(const Call<T>& call, int (*side)(T a, T b, T c));

template <class Row, class T>
int side(T a, T b, T c) {
  const T operands[]{a, b, c};
  return with_operands<Row>([](auto... x) -> int { return Row::branch(x...); }, [&](int k) { return operands[k]; });
}

template <class Row, class T>
std::uint64_t branch(const Call<T>& call) {
  return hash_of_sides(call, side<Row, T>);
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
|| requires(double x) { Row::branch(x, x); }
|| requires(double x) { Row::branch(x, x, x); };

template <class Row, class T>
constexpr Rule<T> rule() {
  Rule<T> rule{forward<Row, T>, backward<Row, T>, jacobian_entry<Row, T>, nullptr, nullptr};
  rule.value = value<Row, T>;
  rule.local = local<Row, T>;
  rule.value_strip = value_strip<Row, T>;
  for (std::size_t k = 0; k < max_slots; ++k) rule.local_strip[k] = formulas<Row, T>.local[k];
  if constexpr (HasBranch<Row>) rule.branch = branch<Row, T>;
  if constexpr (requires(T x) { Row::undefined(0, x); }) rule.undefined = undefined<Row, T>;
  rule.reads = reads<Row, T>();
  return rule;
}

Shape infer_element_wise(const Gate& gate, std::span<const Shape> inputs, const Attributes& attributes);
Workspace workspace_element_wise(std::span<const Shape> inputs, const Shape& output);
Reach reach_element_wise(std::span<const Shape> inputs, const Shape& output, const Attributes& attributes, int slot,
                         std::size_t input);

}  // namespace lift

/** Adds the lifted formulas of `Row` to a row of the table. */
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
