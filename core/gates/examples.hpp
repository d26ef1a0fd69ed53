#pragma once

#include "core/gates/gate.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {

/**
 * A matrix with one example a row, [rows, columns], read and written four examples at a time in either layout: row by
 * row, or column by column with the examples side by side (Call::by_example). One rule serves both, with the same bits.
 */
template <class T>
struct ExampleMatrix {
  T* data;
  std::size_t rows;
  std::size_t columns;
  std::size_t row_step;     // distance of two examples
  std::size_t column_step;  // distance of two columns
  bool side_by_side;        // four examples are one pack in memory

  ExampleMatrix(T* data, const Shape& shape, bool by_example)
      : data(data),
        rows(shape.rank == 2 ? shape.rows() : 1),
        columns(shape.columns()),
        row_step(by_example ? 1 : columns),
        column_step(by_example ? padded(rows) : 1),
        side_by_side(by_example) {}

  /** The same examples, to read. */
  operator ExampleMatrix<const T>() const requires(!std::is_const_v<T>) {
    ExampleMatrix<const T> same(data, Shape::matrix(rows, columns), side_by_side);
    return same;
  }

  /** Examples in the pack that starts at `row`. */
  std::size_t count(std::size_t row) const { return rows - row < lanes ? rows - row : lanes; }

  /** Column `column` of the examples from `row` on; the last pack is filled up with its first example. */
  Pack<T> get(std::size_t row, std::size_t column) const {
    const T* const at = data + row * row_step + column * column_step;
    if (side_by_side) return load<std::remove_const_t<T>>(at);
    Pack<T> pack;
    for (std::size_t i = 0; i < lanes; ++i) pack[i] = at[i < count(row) ? i * row_step : 0];
    return pack;
  }

  /** Writes (or adds) one column of the examples from `row` on. What fills up the last pack gets 0. */
  void put(std::size_t row, std::size_t column, const Pack<T>& pack, bool accumulate) const {
    T* const at = data + row * row_step + column * column_step;
    if (side_by_side) {
      const Pack<T> kept = first_lanes<T>(pack, rows - row);
      return store(at, accumulate ? load(at) + kept : kept);
    }
    for (std::size_t i = 0; i < count(row); ++i) {
      T& target = at[i * row_step];
      target = accumulate ? target + pack[i] : pack[i];
    }
  }
};

/** The class indices of examples, a vector (or a single one): as examples of one column. */
template <class T>
ExampleMatrix<const T> labels_of(const Call<T>& call, int slot) {
  return {call.inputs[slot], Shape::matrix(call.shapes[slot].size(), 1), call.by_example};
}

/** An operand of a call as examples. */
template <class T>
ExampleMatrix<const T> examples_of(const Call<T>& call, int slot) {
  return {call.inputs[slot], call.shapes[slot], call.by_example};
}

/** What has the shape of an operand (its gradient, the probabilities of its scores) as examples to write. */
template <class T>
ExampleMatrix<T> like_operand(const Call<T>& call, int slot, T* data) {
  return {data, call.shapes[slot], call.by_example};
}

/** Mean over the examples of what `loss(row)` says of four at a time: summed in four lanes. */
template <class T, class F>
T mean_over_examples(const Shape& shape, F loss) {
  const std::size_t rows = shape.rank == 2 ? shape.rows() : 1;
  Pack<T> sums{};
  for (std::size_t row = 0; row < rows; row += lanes) {
    sums = sums + first_lanes<T>(loss(row), rows - row);
  }
  return sum_of_lanes<T>(sums) / static_cast<T>(rows);
}

}  // namespace backflow
