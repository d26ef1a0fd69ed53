#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace backflow {

/** The names of a table's rows as messages list them: "none, l2, l1". */
template <class Table>
std::string names_of(const Table& table) {
  std::string names;
  for (const auto& row : table) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

/**
 * The row of a table (anything with rows that have a `name`); an Error about `field` that lists the names there are.
 * `unknown` is its reason.
 */
template <class Table>
const auto& find_row(const Table& table, std::string_view name, Reason unknown, std::string_view field) {
  for (const auto& row : table) {
    if (row.name == name) return row;
  }
  throw Error(unknown, {{"name", name}, {"names", names_of(table)}}, {}, field);
}

}  // namespace backflow
