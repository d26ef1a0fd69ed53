#include <cstdint>
#include <cstdlib>
#include <new>

#include "wasm/facade.hpp"

/** Every operator new of the program counts, so that a test can show that a training step allocates nothing. */
namespace {

std::uint64_t allocations = 0;

}  // namespace

namespace backflow {

std::uint64_t allocation_count() { return allocations; }

}  // namespace backflow

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
