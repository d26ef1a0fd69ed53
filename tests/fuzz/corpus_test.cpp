#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/core/support/catch.hpp"
#include "tests/fuzz/try_text.hpp"

TEST_CASE("every text of the corpus is parsed or rejected with a position", "[fuzz]") {
  int texts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BACKFLOW_CORPUS)) {
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    CAPTURE(entry.path().filename().string());
    CHECK_NOTHROW(try_text(text.str()));
    ++texts;
  }
  CHECK(texts > 50);
}
