#include "tests/core/support/fixtures.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/core/support/catch.hpp"

TEST_CASE("the cases are embedded completely", "[fixtures]") {
  for (const char* name : {"worked-examples.json", "spiral-case-study.json"}) {
    CAPTURE(name);
    CHECK(nlohmann::json::parse(fixture(name)).is_object());
  }
}

TEST_CASE("an error names a fixture that does not exist", "[fixtures]") {
  CHECK_THROWS_AS(fixture("nowhere.json"), std::out_of_range);
}
