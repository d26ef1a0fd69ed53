#pragma once

#include "core/error.hpp"
#include "wasm/bindings/fields/fields.hpp"

/** The fields of an error in JavaScript; the package's type is in wasm/package/errors/types.ts. */
namespace backflow::border {

/** The details of an error's sentence, in an object with their names as keys. */
struct NamedDetails {
  const std::vector<ErrorDetail>& list;
};

template <>
struct Fields<Fix> {
  static constexpr auto list = std::tuple(field("line", [](const Fix& fix) { return fix.place.line; }),
                                          field("column", [](const Fix& fix) { return fix.place.column; }),
                                          field("length", &Fix::length), field("text", &Fix::text));
};

template <>
struct Fields<Error> {
  static constexpr auto list = std::tuple(
      field("code", [](const Error& error) { return code_name(error.code); }),
      field("message", [](const Error& error) -> const std::string& { return error.message(); }),
      field("reason", &Error::reason), field("details", [](const Error& error) { return NamedDetails{error.details}; }),
      if_any("line", [](const Error& error) { return error.place.line; }),
      if_any("column", [](const Error& error) { return error.place.column; }), if_any("subject", &Error::subject),
      if_any("fix", &Error::fix));
};

template <>
struct Fields<ErrorRow> {
  static constexpr auto list = std::tuple(field("reason", &ErrorRow::reason),
                                          field("code", [](const ErrorRow& row) { return code_name(row.code); }),
                                          field("message", &ErrorRow::sentence));
};

}  // namespace backflow::border
