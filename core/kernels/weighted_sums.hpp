#pragma once

#include <algorithm>

#include "core/kernels/matmul.hpp"

/**
 * The products of a layer on examples side by side: X [in][pitch], Z [out][pitch], four examples per pack, W [in, out]
 * row-major. Packs are full even in a narrow layer. `pitch` is a multiple of four. The last pack is padded with copies
 * of an example in the forward pass and with zeros in the backward pass.
 *
 * Nothing here is passed by value but numbers and pointers, and no tile is called from a lambda: clang copies such
 * structs in another width than it wrote them in, and the processor waits for each copy (tests/bench/README.md, W1).
 */
namespace backflow {

/** The layout of examples side by side: the distance between two columns, and their number of packs. */
template <class T>
struct SideBySide {
  T* data;
  std::size_t pitch;
};

namespace detail {

/** The depth of a block whose weights and examples stay in the first-level cache while they are multiplied. */
inline constexpr std::size_t block_depth = 256;
/** The number of units from which copying the examples is worthwhile. */
inline constexpr std::size_t many_units = 32;

/**
 * `Units` × `Packs` results z[u][p] = Σ_k w(u, k) x[k][p] (+ bias[u]), summed in the order of k. A block that does not
 * begin at k = 0 continues the sums of the previous one, so the order, and with it the bits, does not depend on the
 * blocks.
 */
template <class T, int Units, int Packs>
void weighted_tile(std::size_t depth, const Strided<T>& w, const T* x, std::size_t x_pitch, const T* bias, T* z,
                   std::size_t z_pitch, bool go_on) {
  Pack<T> sums[Units][Packs] = {};
  if (go_on) {
#pragma GCC unroll 8
    for (int u = 0; u < Units; ++u) {
#pragma GCC unroll 8
      for (int p = 0; p < Packs; ++p) sums[u][p] = load(z + u * z_pitch + p * lanes);
    }
  }
  const T* weight = w.data;
  for (std::size_t k = 0; k < depth; ++k, x += x_pitch, weight += w.column) {
    Pack<T> right[Packs];
#pragma GCC unroll 8
    for (int p = 0; p < Packs; ++p) right[p] = load(x + p * lanes);
#pragma GCC unroll 8
    for (int u = 0; u < Units; ++u) {
      const Pack<T> left = splat<Pack<T>>(weight[u * w.row]);
#pragma GCC unroll 8
      for (int p = 0; p < Packs; ++p) sums[u][p] = sums[u][p] + left * right[p];
    }
  }
#pragma GCC unroll 8
  for (int u = 0; u < Units; ++u) {
#pragma GCC unroll 8
    for (int p = 0; p < Packs; ++p) {
      store(z + u * z_pitch + p * lanes, bias ? sums[u][p] + splat<Pack<T>>(bias[u]) : sums[u][p]);
    }
  }
}

template <class T, int Packs>
void weighted_columns(std::size_t units, std::size_t depth, const Strided<T>& w, const T* x, std::size_t x_pitch,
                      const T* bias, T* z, std::size_t z_pitch, bool go_on) {
  std::size_t u = 0;
  for (; u + 2 <= units; u += 2) {
    const Strided<T> pair{w.data + u * w.row, w.row, w.column};
    weighted_tile<T, 2, Packs>(depth, pair, x, x_pitch, bias ? bias + u : nullptr, z + u * z_pitch, z_pitch, go_on);
  }
  if (u < units) {
    const Strided<T> one{w.data + u * w.row, w.row, w.column};
    weighted_tile<T, 1, Packs>(depth, one, x, x_pitch, bias ? bias + u : nullptr, z + u * z_pitch, z_pitch, go_on);
  }
}

/** Returns a pack with the sum of the lanes of each of four packs. */
template <class T>
Pack<T> sums_of_lanes(const Pack<T>& a, const Pack<T>& b, const Pack<T>& c, const Pack<T>& d) {
  const Pack<T> ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);   // a0 b0 a1 b1
  const Pack<T> ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);  // a2 b2 a3 b3
  const Pack<T> cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Pack<T> cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  const Pack<T> zeroth = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  const Pack<T> first = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  const Pack<T> second = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  const Pack<T> third = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
  return (zeroth + first) + (second + third);
}

/** Writes (or adds) the first `Count` lanes. */
template <int Count, class T>
void put_first(T* to, const Pack<T>& pack, bool accumulate) {
  if constexpr (Count == lanes) {
    store(to, accumulate ? load(to) + pack : pack);
  } else {
#pragma GCC unroll 8
    for (int i = 0; i < Count; ++i) to[i] = accumulate ? to[i] + pack[i] : pack[i];
  }
}

/** dw[i][u] (+)= Σ over the examples of x[i] dz[u], for `Inputs` × `Units` (≤ 4) weights. */
template <class T, int Inputs, int Units>
void correlated_tile(const T* x, std::size_t x_pitch, const T* dz, std::size_t z_pitch, std::size_t examples, T* dw,
                     std::size_t columns, bool accumulate) {
  Pack<T> sums[Inputs][4] = {};
  for (std::size_t e = 0; e < examples; e += lanes) {
    Pack<T> right[Units];
#pragma GCC unroll 8
    for (int u = 0; u < Units; ++u) right[u] = load(dz + u * z_pitch + e);
#pragma GCC unroll 8
    for (int i = 0; i < Inputs; ++i) {
      const Pack<T> left = load(x + i * x_pitch + e);
#pragma GCC unroll 8
      for (int u = 0; u < Units; ++u) sums[i][u] = sums[i][u] + left * right[u];
    }
  }
  // In rows this short, the results of two inputs are neighbors and take one transposition.
  if constexpr (Inputs == 2 && Units <= 2) {
    if (columns == Units) {
      const auto& [a, b] = sums;
      const Pack<T> sum =
          Units == 2 ? sums_of_lanes<T>(a[0], a[1], b[0], b[1]) : sums_of_lanes<T>(a[0], b[0], a[1], b[1]);
      return put_first<2 * Units>(dw, sum, accumulate);
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < Inputs; ++i) {
    put_first<Units>(dw + i * columns, sums_of_lanes<T>(sums[i][0], sums[i][1], sums[i][2], sums[i][3]), accumulate);
  }
}

/** db[u] (+)= Σ over the examples of dz[u], for `Units` (≤ 4) biases. */
template <class T, int Units>
void summed_tile(const T* dz, std::size_t pitch, std::size_t examples, T* db, bool accumulate) {
  Pack<T> sums[4] = {};
  for (std::size_t e = 0; e < examples; e += lanes) {
#pragma GCC unroll 8
    for (int u = 0; u < Units; ++u) sums[u] = sums[u] + load(dz + u * pitch + e);
  }
  put_first<Units>(db, sums_of_lanes<T>(sums[0], sums[1], sums[2], sums[3]), accumulate);
}

template <class T, int Inputs>
void correlated_rows(const T* x, std::size_t x_pitch, const T* dz, std::size_t z_pitch, std::size_t units,
                     std::size_t examples, T* dw, bool accumulate) {
  std::size_t left = units;
  for (; left >= 4; left -= 4, dz += 4 * z_pitch, dw += 4) {
    correlated_tile<T, Inputs, 4>(x, x_pitch, dz, z_pitch, examples, dw, units, accumulate);
  }
  if (left == 3) correlated_tile<T, Inputs, 3>(x, x_pitch, dz, z_pitch, examples, dw, units, accumulate);
  if (left == 2) correlated_tile<T, Inputs, 2>(x, x_pitch, dz, z_pitch, examples, dw, units, accumulate);
  if (left == 1) correlated_tile<T, Inputs, 1>(x, x_pitch, dz, z_pitch, examples, dw, units, accumulate);
}

}  // namespace detail

/**
 * z[u] = Σ_k w(u, k) x[k] (+ bias[u]) for `units` units, w read with strides: W itself in the forward pass, its
 * transpose for the gradient at the inputs. bias may be null.
 */
template <class T>
void weighted_sums(std::size_t units, std::size_t depth, const Strided<T>& w, const SideBySide<const T>& x,
                   const T* bias, const SideBySide<T>& z, std::size_t examples) {
  for (std::size_t k = 0; k < depth; k += detail::block_depth) {
    const std::size_t deep = std::min(detail::block_depth, depth - k);
    const Strided<T> weights{w.data + k * w.column, w.row, w.column};
    const T* const last = k + deep == depth ? bias : nullptr;
    const bool go_on = k > 0;
    constexpr std::size_t widest =
        sizeof(T) == sizeof(float) ? 4 : 2;  // the most packs per tile that still leave registers for the sums
    constexpr std::size_t wide = widest * lanes;
    // Columns of many examples may be a power of two apart and then evict each other from the cache. If many units read
    // them, they are copied next to each other first.
    const bool copies = units >= detail::many_units && x.pitch > wide;
    alignas(16) T together[detail::block_depth * wide];
    const T* from = x.data + k * x.pitch;
    T* to = z.data;
    std::size_t left = examples;
    for (; left >= wide; left -= wide, from += wide, to += wide) {
      for (std::size_t row = 0; copies && row < deep; ++row) {
        std::copy_n(from + row * x.pitch, wide, together + row * wide);
      }
      detail::weighted_columns<T, widest>(units, deep, weights, copies ? together : from, copies ? wide : x.pitch, last,
                                          to, z.pitch, go_on);
    }
    if (left == lanes) {
      detail::weighted_columns<T, 1>(units, deep, weights, from, x.pitch, last, to, z.pitch, go_on);
    }
    if constexpr (widest == 4) {
      if (left == 2 * lanes) {
        detail::weighted_columns<T, 2>(units, deep, weights, from, x.pitch, last, to, z.pitch, go_on);
      }
      if (left == 3 * lanes) {
        detail::weighted_columns<T, 3>(units, deep, weights, from, x.pitch, last, to, z.pitch, go_on);
      }
    }
  }
}

/** dw [inputs, units] (+)= Σ over the examples of x[i] dz[u], in four lanes. `examples` is a multiple of four. */
template <class T>
void correlations(std::size_t inputs, std::size_t units, const SideBySide<const T>& x, const SideBySide<const T>& dz,
                  std::size_t examples, T* dw, bool accumulate) {
  const T* rows = x.data;
  std::size_t left = inputs;
  // In float64, the sums for two inputs do not fit into the registers.
  if constexpr (sizeof(T) == sizeof(float)) {
    for (; left >= 2; left -= 2, rows += 2 * x.pitch, dw += 2 * units) {
      detail::correlated_rows<T, 2>(rows, x.pitch, dz.data, dz.pitch, units, examples, dw, accumulate);
    }
  }
  for (; left > 0; --left, rows += x.pitch, dw += units) {
    detail::correlated_rows<T, 1>(rows, x.pitch, dz.data, dz.pitch, units, examples, dw, accumulate);
  }
}

/** db[u] (+)= Σ over the examples of dz[u], in four lanes. */
template <class T>
void example_sums(std::size_t units, const SideBySide<const T>& dz, std::size_t examples, T* db, bool accumulate) {
  const T* from = dz.data;
  std::size_t left = units;
  for (; left >= 4; left -= 4, from += 4 * dz.pitch, db += 4) {
    detail::summed_tile<T, 4>(from, dz.pitch, examples, db, accumulate);
  }
  if (left == 3) detail::summed_tile<T, 3>(from, dz.pitch, examples, db, accumulate);
  if (left == 2) detail::summed_tile<T, 2>(from, dz.pitch, examples, db, accumulate);
  if (left == 1) detail::summed_tile<T, 1>(from, dz.pitch, examples, db, accumulate);
}

}  // namespace backflow
