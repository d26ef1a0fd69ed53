#pragma once

#include <cstdint>

namespace backflow {

/** Heap allocations of the whole program so far; a training step must not raise it. */
std::uint64_t allocation_count();

}  // namespace backflow
