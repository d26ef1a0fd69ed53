#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace backflow {

/** Selects rows of a table: `count` of them, listed in `order`, or consecutive from `first` where `order` is null. */
struct RowChoice {
  std::size_t count = 0;
  const std::uint32_t* order = nullptr;
  std::size_t first = 0;

  std::size_t operator[](std::size_t row) const { return order ? order[row] : first + row; }
};

inline RowChoice consecutive(std::size_t first, std::size_t count) { return {count, nullptr, first}; }
inline RowChoice listed(std::span<const std::uint32_t> order) { return {order.size(), order.data(), 0}; }

/**
 * Copies rows of [n, width] numbers side by side: to[column * padded(count) + row]. The last pack is filled up with
 * copies of the last row, which can overflow only where that row does. Allocates nothing.
 */
template <class T>
void pack_rows(const T* from, std::size_t width, const RowChoice& rows, T* to);

}  // namespace backflow
