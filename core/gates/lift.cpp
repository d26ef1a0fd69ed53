#include "core/gates/lift.hpp"

#include <algorithm>

#include "core/kernels/reduce.hpp"

namespace backflow::lift {
namespace {

/** Rows × columns to loop over. It is one long row unless an operand is repeated along one axis only. */
template <class T>
struct Walk {
  const Call<T>& call;
  std::size_t rows;
  std::size_t columns;
  BroadcastStrides strides[max_slots];
  T repeated[max_slots][lanes];  // an operand with one number for the whole row

  explicit Walk(const Call<T>& call) : call(call), rows(1), columns(call.shape.size()) {
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

  const T* operand(std::size_t k, std::size_t row) {
    const T* const data = call.inputs[k] + row * strides[k].row;
    if (strides[k].column != 0) return data;
    std::fill_n(repeated[k], lanes, *data);
    return repeated[k];
  }

  /** The operands of one row. */
  Strip<T> strip(std::size_t row) {
    Strip<T> strip;
    for (std::size_t k = 0; k < call.inputs.size(); ++k) {
      strip.operands[k] = operand(k, row);
      strip.steps[k] = strides[k].column == 0 ? 0 : lanes;
    }
    return strip;
  }
};

/** The last numbers of a row that do not fill a pack, padded with the first of them. */
template <class T>
const T* filled_up(const T* from, std::size_t count, T (&room)[lanes]) {
  if (!from) return nullptr;
  for (std::size_t i = 0; i < lanes; ++i) room[i] = from[i < count ? i : 0];
  return room;
}

/** Runs a formula over a row: on whole packs in place, on the rest as a padded copy. */
template <class T>
void run_row(void (*formula)(const Strip<T>& strip), Strip<T> strip, std::size_t slots, std::size_t columns) {
  strip.packs = columns / lanes;
  if (strip.packs > 0) formula(strip);
  const std::size_t done = strip.packs * lanes;
  const std::size_t left = columns - done;
  if (left == 0) return;
  T operands[max_slots][lanes], y[lanes], upstream[lanes], result[lanes];
  const auto rest = [&](const T* from, T(&room)[lanes]) { return from ? filled_up(from + done, left, room) : nullptr; };
  T* const target = strip.result + done;
  Strip<T> last{1, {}, {}, rest(strip.y, y), rest(strip.upstream, upstream), result, strip.accumulate};
  for (std::size_t k = 0; k < slots; ++k) {
    last.operands[k] = strip.steps[k] == 0 ? strip.operands[k] : rest(strip.operands[k], operands[k]);
  }
  filled_up(target, left, result);
  formula(last);
  std::copy_n(result, left, target);
}

/** Examples side by side come in whole packs, and an operand has either one number or as many as the result. */
template <class T>
void run_by_example(const Call<T>& call, void (*formula)(const Strip<T>& strip), const T* y, const T* upstream,
                    T* result, bool accumulate) {
  T repeated[max_slots][lanes];
  const std::size_t size = call.shape.size();
  Strip<T> strip{size / lanes, {}, {}, y, upstream, result, accumulate};
  for (std::size_t k = 0; k < call.inputs.size(); ++k) {
    strip.operands[k] = call.inputs[k];
    strip.steps[k] = lanes;
    if (call.shapes[k].size() == size) continue;
    std::fill_n(repeated[k], lanes, *call.inputs[k]);
    strip.operands[k] = repeated[k];
    strip.steps[k] = 0;
  }
  formula(strip);
}

template <class T>
void run_rows(const Call<T>& call, void (*formula)(const Strip<T>& strip), const T* y, const T* upstream, T* result,
              bool accumulate) {
  if (call.by_example) return run_by_example(call, formula, y, upstream, result, accumulate);
  Walk<T> walk(call);
  for (std::size_t row = 0; row < walk.rows; ++row) {
    const std::size_t at = row * walk.columns;
    Strip<T> strip = walk.strip(row);
    strip.y = y ? y + at : y;
    strip.upstream = upstream ? upstream + at : upstream;
    strip.result = result + at;
    strip.accumulate = accumulate;
    run_row<T>(formula, strip, call.inputs.size(), walk.columns);
  }
}

/** Returns the second operand, or the first if there is only one. */
template <class T>
const T* second(const Call<T>& call) {
  return call.inputs[call.inputs.size() > 1 ? 1 : 0];
}

/** Calls `visit(index, a, b, c)` for every number of a strip. Slots that the gate does not have repeat its first. */
template <class T, class F>
void for_each_number(const Strip<T>& strip, F visit) {
  const T* next[max_slots];
  for (std::size_t k = 0; k < max_slots; ++k) next[k] = strip.operands[strip.operands[k] ? k : 0];
  for (std::size_t at = 0; at < strip.packs * lanes; at += lanes) {
    for (std::size_t i = 0; i < lanes; ++i) visit(at + i, next[0][i], next[1][i], next[2][i]);
    for (std::size_t k = 0; k < max_slots; ++k) next[k] += strip.steps[strip.operands[k] ? k : 0];
  }
}

/** The numbers that an entry of the result is computed from; 0 for slots that the gate does not have. */
template <class T>
struct Operands {
  T a, b, c;
  Operands(const Call<T>& call, std::size_t at) : a(of(call, 0, at)), b(of(call, 1, at)), c(of(call, 2, at)) {}

 private:
  static T of(const Call<T>& call, std::size_t k, std::size_t at) {
    return k < call.inputs.size() ? operand_at(call, static_cast<int>(k), at) : T(0);
  }
};

}  // namespace

template <class T>
void value_one_by_one(const Strip<T>& strip, T (*value)(T a, T b, T c)) {
  for_each_number(strip, [&](std::size_t at, T a, T b, T c) { strip.result[at] = value(a, b, c); });
}

template <class T>
void local_one_by_one(const Strip<T>& strip, T (*local)(int slot, T a, T b, T c, T y), int slot) {
  for_each_number(strip, [&](std::size_t at, T a, T b, T c) {
    const T product = strip.upstream[at] * local(slot, a, b, c, strip.y[at]);
    strip.result[at] = strip.accumulate ? strip.result[at] + product : product;
  });
}

template <class T>
void sweep_forward(const Call<T>& call, const Formulas<T>& formulas) {
  if (call.shape.size() == 1) {
    *call.output = formulas.value_of_one(*call.inputs.front(), *second(call), *call.inputs.back());
    return;
  }
  run_rows<T>(call, formulas.value, nullptr, nullptr, call.output, false);
}

template <class T>
void sweep_backward(const Call<T>& call, const Formulas<T>& formulas, const T* upstream, int slot, T* downstream,
                    bool accumulate) {
  if (call.shape.size() == 1) {
    const T part =
        *upstream * formulas.local_of_one(slot, *call.inputs.front(), *second(call), *call.inputs.back(), *call.output);
    *downstream = accumulate ? *downstream + part : part;
    return;
  }
  const bool reduce = call.shapes[slot].size() != call.shape.size();
  T* const product = reduce ? call.scratch : downstream;
  run_rows<T>(call, formulas.local[slot], call.output, upstream, product, accumulate && !reduce);
  if (reduce) sum_to_shape(product, call.shape, downstream, call.shapes[slot], accumulate);
}

template <class T>
T operand_at(const Call<T>& call, int k, std::size_t at) {
  const BroadcastStrides strides = broadcast_strides(call.shapes[k], call.shape);
  const std::size_t columns = call.shape.columns();
  return call.inputs[k][at / columns * strides.row + at % columns * strides.column];
}

template <class T>
T local_at(const Call<T>& call, int slot, std::size_t output, T (*local)(int slot, T a, T b, T c, T y)) {
  const Operands<T> x(call, output);
  return local(slot, x.a, x.b, x.c, call.output[output]);
}

template <class T>
std::uint64_t hash_of_sides(const Call<T>& call, int (*side)(T a, T b, T c)) {
  std::uint64_t hash = 14695981039346656037ull;
  for (std::size_t at = 0; at < call.shape.size(); ++at) {
    const Operands<T> x(call, at);
    hash = (hash ^ static_cast<std::uint64_t>(side(x.a, x.b, x.c) + 1)) * 1099511628211ull;
  }
  return hash;
}

template void value_one_by_one(const Strip<float>&, float (*)(float, float, float));
template void value_one_by_one(const Strip<double>&, double (*)(double, double, double));
template void local_one_by_one(const Strip<float>&, float (*)(int, float, float, float, float), int);
template void local_one_by_one(const Strip<double>&, double (*)(int, double, double, double, double), int);
template void sweep_forward(const Call<float>&, const Formulas<float>&);
template void sweep_forward(const Call<double>&, const Formulas<double>&);
template void sweep_backward(const Call<float>&, const Formulas<float>&, const float*, int, float*, bool);
template void sweep_backward(const Call<double>&, const Formulas<double>&, const double*, int, double*, bool);
template float local_at(const Call<float>&, int, std::size_t, float (*)(int, float, float, float, float));
template double local_at(const Call<double>&, int, std::size_t, double (*)(int, double, double, double, double));
template std::uint64_t hash_of_sides(const Call<float>&, int (*)(float, float, float));
template std::uint64_t hash_of_sides(const Call<double>&, int (*)(double, double, double));
template float operand_at(const Call<float>&, int, std::size_t);
template double operand_at(const Call<double>&, int, std::size_t);

Shape infer_element_wise(const Gate& gate, std::span<const Shape> inputs, const Attributes&) {
  Shape shape = inputs[0];
  for (const Shape& next : inputs.subspan(1)) {
    const auto both = broadcast(shape, next);
    if (!both) {
      throw Error("shapes-do-not-fit", {{"gate", gate.name}, {"a", to_string(shape)}, {"b", to_string(next)}}, {},
                  gate.name);
    }
    shape = *both;
  }
  return shape;
}

/** Scratch memory for a product that is summed afterwards. */
Workspace workspace_element_wise(std::span<const Shape> inputs, const Shape& output) {
  const bool equal =
      std::all_of(inputs.begin(), inputs.end(), [&](const Shape& shape) { return shape.size() == output.size(); });
  return {0, equal ? 0 : output.size()};
}

Reach reach_element_wise(std::span<const Shape> inputs, const Shape& output, const Attributes&, int slot,
                         std::size_t input) {
  const Shape& shape = inputs[slot];
  if (shape.size() == output.size()) return {input, 1, 1};
  if (shape.size() == 1) return {0, output.size(), 1};
  if (shape.columns() == output.columns()) return {input, output.rows(), output.columns()};
  return {input * output.columns(), output.columns(), 1};
}

}  // namespace backflow::lift
