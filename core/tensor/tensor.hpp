#pragma once

#include <utility>
#include <vector>

#include "core/tensor/shape.hpp"
#include "core/tensor/xtensor.hpp"

namespace backflow {

/**
 * Rows × columns, row-major, as an xtensor container. It stores its numbers in a std::vector, which can be moved in and
 * out without a copy.
 */
using Matrix = xt::xtensor_container<std::vector<double>, 2, xt::layout_type::row_major>;

/** Returns a matrix of rows × columns from its numbers, row by row. */
inline Matrix to_matrix(std::size_t rows, std::size_t columns, std::vector<double> numbers) {
  Matrix matrix;
  matrix.storage() = std::move(numbers);
  matrix.resize({rows, columns});
  return matrix;
}

/**
 * An owned tensor, as it enters and leaves the engine. Inside a plan, values are pointers into its memory. A
 * scalar or a vector is one row of `values`; the rank is in `shape`.
 */
struct Tensor {
  Shape shape;
  Matrix values;  // shape.rows() × shape.columns(); 0 × 0 in a tensor without a value

  Tensor() = default;
  /** Zeros. */
  explicit Tensor(const Shape& shape) : Tensor(shape, std::vector<double>(shape.size(), 0)) {}
  /** shape.size() numbers, row by row. */
  Tensor(const Shape& shape, std::vector<double> numbers)
      : shape(shape), values(to_matrix(shape.rows(), shape.columns(), std::move(numbers))) {}

  static Tensor scalar(double value) { return {Shape::scalar(), {value}}; }

  /** The numbers row by row. */
  std::vector<double>& numbers() { return values.storage(); }
  const std::vector<double>& numbers() const { return values.storage(); }
};

}  // namespace backflow
