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

}  // namespace

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

template void sweep_forward(const Call<float>&, const Formulas<float>&);
template void sweep_forward(const Call<double>&, const Formulas<double>&);
template void sweep_backward(const Call<float>&, const Formulas<float>&, const float*, int, float*, bool);
template void sweep_backward(const Call<double>&, const Formulas<double>&, const double*, int, double*, bool);
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
