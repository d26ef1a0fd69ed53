#include "core/tensor/shape.hpp"

#include <algorithm>

namespace backflow {

std::string to_string(const Shape& shape) {
  if (shape.rank == 0) return "[]";
  if (shape.rank == 1) return "[" + std::to_string(shape.dims[0]) + "]";
  return "[" + std::to_string(shape.dims[0]) + ", " + std::to_string(shape.dims[1]) + "]";
}

namespace {

std::optional<std::size_t> broadcast_axis(std::size_t a, std::size_t b) {
  if (a == b || b == 1) return a;
  if (a == 1) return b;
  return std::nullopt;
}

}  // namespace

std::optional<Shape> broadcast(const Shape& a, const Shape& b) {
  const auto rows = broadcast_axis(a.rows(), b.rows());
  const auto columns = broadcast_axis(a.columns(), b.columns());
  if (!rows || !columns) return std::nullopt;
  const int rank = std::max(a.rank, b.rank);
  if (rank == 0) return Shape::scalar();
  return rank == 1 ? Shape::vector(*columns) : Shape::matrix(*rows, *columns);
}

BroadcastStrides broadcast_strides(const Shape& operand, const Shape& result) {
  return {operand.rows() == result.rows() ? operand.columns() : 0,
          operand.columns() == result.columns() ? std::size_t{1} : 0};
}

}  // namespace backflow
