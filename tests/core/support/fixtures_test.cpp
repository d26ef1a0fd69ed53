#include "tests/core/support/fixtures.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/core/support/catch.hpp"

TEST_CASE("the cases are embedded whole", "[fixtures]") {
  for (const char* name : {"worked-examples.json", "spiral-case-study.json"}) {
    CAPTURE(name);
    CHECK(nlohmann::json::parse(fixture(name)).is_object());
  }
}

TEST_CASE("a fixture that does not exist is named", "[fixtures]") {
  CHECK_THROWS_AS(fixture("nowhere.json"), std::out_of_range);
}
