#include "core/train/pack_rows.hpp"

#include <algorithm>

#include "core/kernels/transpose.hpp"

namespace backflow {

template <class T>
void pack_rows(const T* from, std::size_t width, const RowChoice& rows, T* to) {
  const std::size_t pitch = padded(rows.count);
  for (std::size_t r = 0; r < pitch; r += lanes) {
    const T* four[lanes];
    for (std::size_t i = 0; i < lanes; ++i) four[i] = from + rows[std::min(r + i, rows.count - 1)] * width;
    transpose_rows<T>(four, width, to + r, pitch);
  }
}

template void pack_rows(const float*, std::size_t, const RowChoice&, float*);
template void pack_rows(const double*, std::size_t, const RowChoice&, double*);

}  // namespace backflow
