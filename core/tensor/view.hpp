#pragma once

#include <array>
#include <cstddef>
#include <utility>

// The headers moved into sub-folders in xtensor 0.26.
#if __has_include(<xtensor/containers/xadapt.hpp>)
#include <xtensor/containers/xadapt.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#else
#include <xtensor/xadapt.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#endif

namespace backflow {

/** An xtensor view of `size` numbers on planned memory: no copy, no allocation, and nothing to free. */
template <class T>
auto flat(T* data, std::size_t size) {
  // A moved pointer is stored by value; xtensor would keep a reference to a named one, which ends with this call.
  return xt::adapt(std::move(data), size, xt::no_ownership(), std::array<std::size_t, 1>{size});
}

}  // namespace backflow
