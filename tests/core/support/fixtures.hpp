#pragma once

#include <string_view>

// The text of a file in tests/fixtures, by file name; the build embeds them all, so that
// the WebAssembly tests need no file system. Throws std::out_of_range for any other name.
std::string_view fixture(std::string_view name);
