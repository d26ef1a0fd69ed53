#include <cmath>
#include <set>
#include <string>

#include "core/error.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

TEST_CASE("every row of the table has a reason, a code and a sentence", "[errors]") {
  std::set<std::string_view> reasons;
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < error_count; ++i) {
    const ErrorRow row = error_row(i);
    CAPTURE(row.reason);
    CHECK(row.reason.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(reasons.insert(row.reason).second);
    CHECK_FALSE(row.sentence.empty());
    codes.insert(code_name(row.code));
  }
  CHECK(codes == std::set<std::string_view>(std::begin(code_names), std::end(code_names)));
}

TEST_CASE("an error's message is its row's sentence with the details filled in", "[errors]") {
  const Error error("option-out-of-range", {{"option", "data.noise"}, {"low", 0}, {"high", 0.5}, {"value", 0.7}}, {},
                    "data.noise");
  CHECK(std::string(error.what()) == "data.noise must be between 0 and 0.5, not 0.7");
  CHECK(error.reason == "option-out-of-range");
  CHECK(error.code == ErrorCode::out_of_range);
  CHECK(error.subject == "data.noise");
  check_details(error);
  REQUIRE(error.details.size() == 4);
  CHECK(std::get<std::string>(error.details[0].value) == "data.noise");
  CHECK(std::get<double>(error.details[3].value) == 0.7);
}

TEST_CASE("braces in the user's text are not replaced", "[errors]") {
  const Error error("strange-character", {{"character", "{gate}"}});
  CHECK(std::string(error.what()) == "'{gate}' has no meaning in an expression");
  const Error empty("unknown-node-name", {{"name", std::string_view()}});
  CHECK(std::string(empty.what()) == "no node is named ''");
}

TEST_CASE("numbers in messages are as short as possible", "[errors]") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(-2) == "-2");
  CHECK(number_text(0) == "0");
  CHECK(number_text(12345.678901) == "12345.678901");
  CHECK(number_text(0.000001) == "0.000001");
  CHECK(number_text(1.5e-7) == "1.5e-7");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(4294967295) == "4294967295");
  CHECK(number_text(NAN) == "NaN");
  CHECK(number_text(-INFINITY) == "-Infinity");
}
