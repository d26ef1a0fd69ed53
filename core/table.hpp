#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace backflow {

/** Returns the names of a table's rows as error messages list them: "none, l2, l1". */
template <class Table>
std::string names_of(const Table& table) {
  std::string names;
  for (const auto& row : table) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

/**
 * Returns the row of a table with this name. Throws an Error about `field` with reason `unknown`, which lists the known
 * names. A table is any range of rows that have a `name`.
 */
template <class Table>
const auto& find_row(const Table& table, std::string_view name, Reason unknown, std::string_view field) {
  for (const auto& row : table) {
    if (row.name == name) return row;
  }
  throw Error(unknown, {{"name", name}, {"names", names_of(table)}}, {}, field);
}

}  // namespace backflow
