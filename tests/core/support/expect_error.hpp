#pragma once

#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "tests/core/support/catch.hpp"

/** Checks that an error's details are exactly the placeholders of its sentence. */
inline void check_details(const backflow::Error& error) {
  std::string sentence;
  for (std::size_t i = 0; i < backflow::error_count; ++i) {
    if (backflow::error_row(i).reason == error.reason) sentence = backflow::error_row(i).sentence;
  }
  REQUIRE_FALSE(sentence.empty());
  std::set<std::string_view> names;
  for (const backflow::ErrorDetail& detail : error.details) {
    CAPTURE(detail.name);
    CHECK(sentence.find("{" + std::string(detail.name) + "}") != std::string::npos);
    CHECK(names.insert(detail.name).second);
  }
  for (std::size_t open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', open + 1)) {
    const std::string name = sentence.substr(open + 1, sentence.find('}', open) - open - 1);
    CAPTURE(name);
    CHECK(names.contains(name));
  }
}

/** Runs `action`, checks the Error that it must throw (code, position, and a part of the message) and returns it. */
template <class Action>
backflow::Error expect_error(Action&& action, backflow::ErrorCode code, backflow::Place place,
                             const std::string& piece) {
  try {
    action();
  } catch (const backflow::Error& error) {
    CAPTURE(error.what());
    CHECK(backflow::code_name(error.code) == backflow::code_name(code));
    CHECK(error.place.line == place.line);
    CHECK(error.place.column == place.column);
    CHECK(std::string(error.what()).find(piece) != std::string::npos);
    check_details(error);
    return error;
  }
  FAIL("no error; expected " << backflow::code_name(code) << " about " << piece);
  throw std::logic_error("FAIL returned");
}
