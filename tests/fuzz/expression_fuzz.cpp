#include <cstddef>
#include <cstdint>

#include "tests/fuzz/try_text.hpp"

/** libFuzzer calls this with generated texts. Any exception that escapes is a failure. */
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try_text({reinterpret_cast<const char*>(data), size});
  return 0;
}
