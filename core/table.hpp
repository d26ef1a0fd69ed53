#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace backflow {

/**
 * The row of a table (anything with rows that have a `name`); Error (unknown_name, about `field`) that lists the names
 * there are. `noun` is what a row is called.
 */
template <class Table>
const auto& find_row(const Table& table, std::string_view name, std::string_view noun, std::string_view field) {
  std::string names;
  for (const auto& row : table) {
    if (row.name == name) return row;
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  throw Error(ErrorCode::unknown_name,
              "there is no " + std::string(noun) + " '" + std::string(name) + "'; there are " + names, {},
              std::string(field));
}

}  // namespace backflow
