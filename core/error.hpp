#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace backflow {

/** The closed set of things that can be wrong; `code_name` gives each its public spelling. */
enum class ErrorCode {
  syntax,
  reserved_name,
  redefined_name,
  unbound_name,
  unknown_input,
  unknown_gate,
  unknown_node,
  unknown_name,
  unknown_option,
  arity,
  shape,
  nesting,
  bad_value,
  out_of_range,
  too_large,
  not_composite,
  stale,
  fixed_option,
  state_mismatch,
  disposed,
  out_of_memory,
  internal,
};

/** The code as JavaScript sees it, such as "unbound-name". */
std::string_view code_name(ErrorCode code);

/** Where in the person's text: both count from 1, columns in UTF-16 units; line 0 means nowhere. */
struct Place {
  int line = 0;
  int column = 0;
};

/** The only exception the core throws. */
class Error : public std::exception {
 public:
  /** `name` is the input, option or field the message is about, if there is one. */
  Error(ErrorCode code, std::string message, Place place = {}, std::string name = {})
      : code(code), place(place), name(std::move(name)), message_(std::move(message)) {}

  const char* what() const noexcept override { return message_.c_str(); }

  ErrorCode code;
  Place place;
  std::string name;

 private:
  std::string message_;
};

}  // namespace backflow
