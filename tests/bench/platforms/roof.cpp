// The roof: the speed of float32 arithmetic in WebAssembly when a program does nothing but matrix products. Both
// large products of a W4 step, X·W and Xᵀ·dY, in register tiles of 2 rows × 4 vectors, every width known to the
// compiler.
#include <wasm_simd128.h>

namespace {

constexpr int inputs = 3072;
constexpr int units = 100;
constexpr int most_rows = 256;
constexpr int lanes = 4;
/** The number of rows of W that fit into the first-level cache with a panel of columns. */
constexpr int block = 256;

alignas(16) float x[most_rows * inputs];
alignas(16) float w[inputs * units];
alignas(16) float y[most_rows * units];

/** c += a·b for Rows × Vectors of c; `along` and `across` are the distances of a's entries by inner index and by row.
 */
template <int Rows, int Vectors, int Along, int Across>
inline void tile(const float* a, const float* b, float* c, int inner) {
  v128_t sums[Rows][Vectors];
#pragma clang loop unroll(full)
  for (int i = 0; i < Rows; ++i) {
#pragma clang loop unroll(full)
    for (int j = 0; j < Vectors; ++j) sums[i][j] = wasm_v128_load(c + i * units + j * lanes);
  }
  for (int k = 0; k < inner; ++k) {
    v128_t row[Vectors];
#pragma clang loop unroll(full)
    for (int j = 0; j < Vectors; ++j) row[j] = wasm_v128_load(b + k * units + j * lanes);
#pragma clang loop unroll(full)
    for (int i = 0; i < Rows; ++i) {
      const v128_t factor = wasm_v128_load32_splat(a + k * Along + i * Across);
#pragma clang loop unroll(full)
      for (int j = 0; j < Vectors; ++j) sums[i][j] = wasm_f32x4_add(sums[i][j], wasm_f32x4_mul(factor, row[j]));
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < Rows; ++i) {
#pragma clang loop unroll(full)
    for (int j = 0; j < Vectors; ++j) wasm_v128_store(c + i * units + j * lanes, sums[i][j]);
  }
}

/** c += a·b for `rows` rows: panels of sixteen columns, and one vector that is left of a hundred. */
template <int Along, int Across>
void product(const float* a, const float* b, float* c, int rows, int inner) {
  constexpr int wide = 4 * lanes;
  constexpr int whole = units / wide * wide;
  for (int column = 0; column < whole; column += wide) {
    for (int row = 0; row < rows; row += 2)
      tile<2, 4, Along, Across>(a + row * Across, b + column, c + row * units + column, inner);
  }
  for (int row = 0; row < rows; row += 8)
    tile<8, 1, Along, Across>(a + row * Across, b + whole, c + row * units + whole, inner);
}

}  // namespace

extern "C" {

/** `count` times X·W and Xᵀ·dY for a batch of `rows`: 4 · rows · 3072 · 100 floating-point operations each time. */
[[clang::export_name("products")]] void products(int rows, int count) {
  for (int i = 0; i < count; ++i) {
    for (int k = 0; k < inputs; k += block) product<1, inputs>(x + k, w + k * units, y, rows, block);
    product<inputs, 1>(x, y, w, inputs, rows);
  }
}

/**
 * `count` times eight multiply-adds of vectors from the first cache, in registers as the product's tile has them: 8 · 4
 * · 2 operations each time; the result is a sum of them.
 */
[[clang::export_name("multiply_add")]] float multiply_add(int count) {
  v128_t sums[2][4] = {};
  v128_t factors[4];
  for (int j = 0; j < 4; ++j) factors[j] = wasm_v128_load(w + j * lanes);
  for (int i = 0; i < count; ++i) {
#pragma clang loop unroll(full)
    for (int k = 0; k < 2; ++k) {
      const v128_t value = wasm_v128_load(x + (i & 255) * 2 * lanes + k * lanes);
#pragma clang loop unroll(full)
      for (int j = 0; j < 4; ++j) sums[k][j] = wasm_f32x4_add(sums[k][j], wasm_f32x4_mul(value, factors[j]));
    }
  }
  v128_t total = sums[0][0];
  for (int j = 1; j < 8; ++j) total = wasm_f32x4_add(total, sums[j / 4][j % 4]);
  return wasm_f32x4_extract_lane(total, 0);
}
}
