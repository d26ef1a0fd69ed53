#pragma once

#include <array>

#include "core/error/general.hpp"
#include "core/error/graph.hpp"
#include "core/error/text.hpp"
#include "core/error/trainer.hpp"

namespace backflow {

namespace error_table {

template <std::size_t... Sizes>
consteval auto joined(const ErrorRow (&... lists)[Sizes]) {
  std::array<ErrorRow, (Sizes + ...)> all{};
  std::size_t next = 0;
  const auto append = [&](const ErrorRow* rows, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) all[next++] = rows[i];
  };
  (append(lists, Sizes), ...);
  return all;
}

}  // namespace error_table

/** Every error sentence of the core and the facade. Only for use at compile time: at run time call `error_row`. */
inline constexpr auto error_rows = error_table::joined(text_errors, graph_errors, trainer_errors, general_errors);

inline constexpr std::size_t error_count = error_rows.size();

/** Returns a row by its number. The texts live as long as the program. */
ErrorRow error_row(std::size_t index);

/** A row of the table by its reason. A reason that the table lacks does not compile. */
class Reason {
 public:
  consteval Reason(const char* reason) : index_(find(reason)) {}

  ErrorRow row() const { return error_row(index_); }

 private:
  static consteval std::size_t find(std::string_view reason) {
    for (std::size_t i = 0; i < error_rows.size(); ++i) {
      if (error_rows[i].reason == reason) return i;
    }
    throw "the table of errors (core/error/) has no such reason";
  }

  std::size_t index_;
};

}  // namespace backflow
