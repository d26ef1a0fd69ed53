#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "core/tensor/xtensor.hpp"

namespace backflow {

/** Returns an xtensor view of `size` numbers in planned memory, without a copy or an allocation. */
template <class T>
auto flat(T* data, std::size_t size) {
  // A moved pointer is stored by value. Of a named one xtensor would keep a reference, which dangles after this call.
  return xt::adapt(std::move(data), size, xt::no_ownership(), std::array<std::size_t, 1>{size});
}

}  // namespace backflow
