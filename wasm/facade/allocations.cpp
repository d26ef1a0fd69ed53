#include <cstdint>
#include <cstdlib>
#include <new>

#include "wasm/facade/allocations.hpp"

/** Every operator new of the program is counted, so that a test can show that a training step allocates nothing. */
namespace {

std::uint64_t allocations = 0;

}  // namespace

namespace backflow {

std::uint64_t allocation_count() { return allocations; }

}  // namespace backflow

// Replaces both forms. Otherwise one form's memory would be freed by the other's delete, which the address sanitizer
// reports.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}

void* operator new(std::size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
