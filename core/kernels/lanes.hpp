#pragma once

#include <cstddef>
#include <cstring>

/**
 * Vector code written once for native and WebAssembly: 16-byte vectors of the compilers' vector extension, which g++
 * and clang lower to SSE and SIMD128 alike.
 */
namespace backflow {

template <class T>
struct LanesOf;
template <>
struct LanesOf<float> {
  typedef float type __attribute__((vector_size(16)));
};
template <>
struct LanesOf<double> {
  typedef double type __attribute__((vector_size(16)));
};

template <class T>
using Lanes = typename LanesOf<T>::type;

/** Numbers in one vector: 4 floats or 2 doubles. */
template <class T>
inline constexpr std::size_t lane_count = 16 / sizeof(T);

template <class T>
Lanes<T> load(const T* from) {
  Lanes<T> lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

template <class T>
void store(T* to, Lanes<T> lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

}  // namespace backflow
