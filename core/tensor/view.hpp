#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "core/tensor/xtensor.hpp"

namespace backflow {

/** An xtensor view of `size` numbers on planned memory: no copy, no allocation, and nothing to free. */
template <class T>
auto flat(T* data, std::size_t size) {
  // A moved pointer is stored by value; xtensor would keep a reference to a named one, which ends with this call.
  return xt::adapt(std::move(data), size, xt::no_ownership(), std::array<std::size_t, 1>{size});
}

}  // namespace backflow
