#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

/**
 * Vector code for native builds and WebAssembly: packs of four numbers with the compilers' vector extension, which g++
 * and clang compile to SSE and SIMD128 (four float64 take two registers). A formula that is a template on its number
 * type runs on packs and on single numbers.
 */
namespace backflow {

template <class T>
struct PackOf;
template <>
struct PackOf<float> {
  typedef float type __attribute__((vector_size(16)));
  typedef std::int32_t integers __attribute__((vector_size(16)));
};
template <>
struct PackOf<double> {
  typedef double type __attribute__((vector_size(32)));
  typedef std::int64_t integers __attribute__((vector_size(32)));
};

template <class T>
struct PackOf<const T> : PackOf<T> {};

template <class T>
using Pack = typename PackOf<T>::type;
using Integers = PackOf<float>::integers;  // as wide as a float32

/** The numbers in a pack, in both precisions; sums use four lanes (CONTRACT.md, Determinism). */
inline constexpr std::size_t lanes = 4;

/** Returns n rounded up to whole packs. */
constexpr std::size_t padded(std::size_t n) { return (n + lanes - 1) / lanes * lanes; }

template <class V>
struct ElementOf {
  using type = V;
};
template <>
struct ElementOf<Pack<float>> {
  using type = float;
};
template <>
struct ElementOf<Pack<double>> {
  using type = double;
};
template <class V>
using Element = typename ElementOf<V>::type;

template <class V>
inline constexpr bool is_pack = !std::is_same_v<V, Element<V>>;
/** True where float64 may use a different formula to keep digits that float32, whose bits are fixed, loses. */
template <class V>
inline constexpr bool is_double = std::is_same_v<Element<V>, double>;

template <class T>
[[gnu::always_inline]] inline Pack<T> load(const T* from) {
  Pack<T> pack;
  std::memcpy(&pack, from, sizeof pack);
  return pack;
}

template <class T>
[[gnu::always_inline]] inline void store(T* to, const Pack<T>& pack) {
  std::memcpy(to, &pack, sizeof pack);
}

/** Returns the number as a V: itself, or a pack with four copies. */
template <class V>
[[gnu::always_inline]] inline V splat(Element<V> number) {
  if constexpr (is_pack<V>) {
    return V{number, number, number, number};
  } else {
    return number;
  }
}

/** Returns a where the comparison holds, otherwise b, lane by lane. */
template <class Mask, class V>
[[gnu::always_inline]] inline V select(const Mask& mask, const V& a, const V& b) {
  return mask ? a : b;
}

/** Applies f to every lane, for functions that only the platform's scalar library has. */
template <class V, class F, class... More>
inline V each(F f, const V& a, const More&... more) {
  if constexpr (is_pack<V>) {
    return V{f(a[0], more[0]...), f(a[1], more[1]...), f(a[2], more[2]...), f(a[3], more[3]...)};
  } else {
    return f(a, more...);
  }
}

/** Adds the lanes pairwise, as the last step of every sum. */
template <class T>
[[gnu::always_inline]] inline T sum_of_lanes(const Pack<T>& pack) {
  return (pack[0] + pack[1]) + (pack[2] + pack[3]);
}

/** Returns the pack with 0 from lane `count` on. */
template <class T>
[[gnu::always_inline]] inline Pack<T> first_lanes(const Pack<T>& pack, std::size_t count) {
  const auto left = static_cast<Element<Pack<T>>>(count);
  const Pack<T> index{T(0), T(1), T(2), T(3)};
  return select(index < left, pack, Pack<T>{});
}

}  // namespace backflow
