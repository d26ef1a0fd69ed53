#pragma once

#include "core/gates/gate.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {

/**
 * A matrix [rows, columns] with one example per row, read and written four examples at a time. It has one of two
 * layouts: row by row, or column by column with the examples side by side (Call::by_example). One rule serves both and
 * gives the same bits.
 */
template <class T>
struct ExampleMatrix {
  T* data;
  std::size_t rows;
  std::size_t columns;
  std::size_t row_step;     // distance between two examples
  std::size_t column_step;  // distance between two columns
  bool side_by_side;        // four examples form one pack in memory

  ExampleMatrix(T* data, const Shape& shape, bool by_example)
      : data(data),
        rows(shape.rank == 2 ? shape.rows() : 1),
        columns(shape.columns()),
        row_step(by_example ? 1 : columns),
        column_step(by_example ? padded(rows) : 1),
        side_by_side(by_example) {}

  /** The same examples, read-only. */
  operator ExampleMatrix<const T>() const requires(!std::is_const_v<T>) {
    ExampleMatrix<const T> same(data, Shape::matrix(rows, columns), side_by_side);
    return same;
  }

  /** Returns the number of examples in the pack that starts at `row`. */
  std::size_t count(std::size_t row) const { return rows - row < lanes ? rows - row : lanes; }

  /**
   * Returns one column of four examples, starting at `row`. An incomplete last pack is padded with its first example.
   */
  Pack<T> get(std::size_t row, std::size_t column) const {
    const T* const at = data + row * row_step + column * column_step;
    if (side_by_side) return load<std::remove_const_t<T>>(at);
    Pack<T> pack;
    for (std::size_t i = 0; i < lanes; ++i) pack[i] = at[i < count(row) ? i * row_step : 0];
    return pack;
  }

  /** Writes (or adds) one column of four examples, starting at `row`. The padding of the last pack is set to 0. */
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

/** Returns the class indices in a slot (a vector or a scalar) as examples with one column. */
template <class T>
ExampleMatrix<const T> labels_of(const Call<T>& call, int slot) {
  return {call.inputs[slot], Shape::matrix(call.shapes[slot].size(), 1), call.by_example};
}

/** Returns an operand of a call as examples. */
template <class T>
ExampleMatrix<const T> examples_of(const Call<T>& call, int slot) {
  return {call.inputs[slot], call.shapes[slot], call.by_example};
}

/** Returns writable examples in the shape of an operand, for its gradient or the probabilities of its scores. */
template <class T>
ExampleMatrix<T> like_operand(const Call<T>& call, int slot, T* data) {
  return {data, call.shapes[slot], call.by_example};
}

/**
 * Returns the mean loss over the examples. `loss(row)` returns the losses of four examples; they are summed in four
 * lanes.
 */
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
