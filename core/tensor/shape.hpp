#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace backflow {

/** Rank 0 (scalar), 1 (vector) or 2 (matrix), row-major. A vector counts as one row. */
struct Shape {
  int rank = 0;
  std::array<std::size_t, 2> dims{1, 1};

  static Shape scalar() { return {}; }
  static Shape vector(std::size_t n) { return {1, {n, 1}}; }
  static Shape matrix(std::size_t rows, std::size_t columns) { return {2, {rows, columns}}; }

  std::size_t rows() const { return rank == 2 ? dims[0] : 1; }
  std::size_t columns() const { return rank == 2 ? dims[1] : rank == 1 ? dims[0] : 1; }
  std::size_t size() const { return rows() * columns(); }

  bool operator==(const Shape& other) const {
    return rank == other.rank && rows() == other.rows() && columns() == other.columns();
  }
};

/** Returns "[]", "[3]" or "[2, 3]", as messages and the page print it. */
std::string to_string(const Shape& shape);

/** Returns the result of NumPy's broadcasting rule for two shapes; empty if they do not fit. */
std::optional<Shape> broadcast(const Shape& a, const Shape& b);

/** How far to move in an operand's data for one step along the result's rows and columns; 0 repeats the operand. */
struct BroadcastStrides {
  std::size_t row = 0;
  std::size_t column = 0;
};

/** Returns the strides of an operand in a result of `broadcast`. */
BroadcastStrides broadcast_strides(const Shape& operand, const Shape& result);

}  // namespace backflow
