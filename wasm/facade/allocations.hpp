#pragma once

#include <cstdint>

namespace backflow {

/** Returns the number of heap allocations of the whole program so far. A training step must not increase it. */
std::uint64_t allocation_count();

}  // namespace backflow
