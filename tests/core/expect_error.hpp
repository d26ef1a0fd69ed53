#pragma once

#include <stdexcept>
#include <string>

#include "core/error.hpp"
#include "tests/core/catch.hpp"

/** Runs `action` and checks the Error it must throw: code, place, and a piece of the message. Returns it. */
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
    return error;
  }
  FAIL("no error; expected " << backflow::code_name(code) << " about " << piece);
  throw std::logic_error("FAIL returned");
}
