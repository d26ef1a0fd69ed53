// Compares decimal numbers with the platform's strtod and printf, which the core does not use.
#include "core/decimal.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

bool reads_like_strtod(const std::string& literal) {
  return __builtin_bit_cast(std::uint64_t, parse_decimal(literal)) ==
         __builtin_bit_cast(std::uint64_t, std::strtod(literal.c_str(), nullptr));
}

}  // namespace

TEST_CASE("literals in corner cases are read as strtod reads them", "[decimal]") {
  for (const char* literal : {"0",
                              "0.0",
                              ".5",
                              "5.",
                              "00012.50",
                              "1e5",
                              "1E+5",
                              "1e-5",
                              "0e999999999999",
                              "0.1",
                              "0.30000000000000004",
                              "9007199254740993",
                              "9007199254740992.5",
                              "9007199254740993.0000000000000000000000001",
                              "1.7976931348623157e308",
                              "1.7976931348623158e308",
                              "1.7976931348623159e308",
                              "1e309",
                              "1e999999999999",
                              "2.2250738585072014e-308",
                              "2.2250738585072011e-308",
                              "5e-324",
                              "2.4703282292062327e-324",
                              "2.4703282292062328e-324",
                              "2.5e-324",
                              "1e-400",
                              "1e-999999999999",
                              "123456789012345678901234567890"}) {
    CAPTURE(literal);
    CHECK(reads_like_strtod(literal));
  }
}

TEST_CASE("a digit far to the right breaks a tie", "[decimal]") {
  // 2^53 + 1 lies halfway between two doubles.
  const std::string tie = "9007199254740993." + std::string(1200, '0');
  CHECK(parse_decimal(tie) == 9007199254740992.0);
  CHECK(parse_decimal(tie + "1") == 9007199254740994.0);
}

TEST_CASE("random doubles printed with any number of digits are read as strtod reads them", "[decimal]") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 3000; ++i) {
    const auto number = __builtin_bit_cast(double, random() >> 1);
    if (!std::isfinite(number)) continue;
    for (const int digits : {0, 5, 15, 16, 17, 24, 40}) {
      char literal[80];
      std::snprintf(literal, sizeof literal, "%.*e", digits, number);
      CAPTURE(literal);
      CHECK(reads_like_strtod(literal));
    }
    CHECK(parse_decimal(print_decimal(number)) == number);
  }
}

TEST_CASE("numbers are written as JavaScript writes them", "[decimal]") {
  const std::pair<double, const char*> written[] = {{0, "0"},
                                                    {-0.0, "0"},
                                                    {1, "1"},
                                                    {-2.5, "-2.5"},
                                                    {0.1, "0.1"},
                                                    {0.1 + 0.2, "0.30000000000000004"},
                                                    {100, "100"},
                                                    {123456789, "123456789"},
                                                    {1e20, "100000000000000000000"},
                                                    {1e21, "1e+21"},
                                                    {1.5e300, "1.5e+300"},
                                                    {1e-6, "0.000001"},
                                                    {1.25e-7, "1.25e-7"},
                                                    {5e-324, "5e-324"},
                                                    {590295810358705651712.0, "590295810358705700000"},
                                                    {1.7976931348623157e308, "1.7976931348623157e+308"},
                                                    {NAN, "NaN"},
                                                    {-INFINITY, "-Infinity"},
                                                    {9.5, "9.5"},
                                                    {1e23, "1e+23"},
                                                    {2.2250738585072014e-308, "2.2250738585072014e-308"}};
  for (const auto& [number, text] : written) CHECK(print_decimal(number) == text);
}
