#include <cstddef>
#include <cstdint>

#include "tests/fuzz/try_text.hpp"

/** libFuzzer calls it with texts of its own making; whatever escapes from here is a finding. */
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try_text({reinterpret_cast<const char*>(data), size});
  return 0;
}
