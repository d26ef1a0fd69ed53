#pragma once

#include <exception>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/error/table.hpp"

namespace backflow {

/** A position in the user's text: both count from 1, columns in UTF-16 units; line 0 means no position. */
struct Place {
  int line = 0;
  int column = 0;
};

/** An edit that mends a text: replaces `length` UTF-16 units from `place` on, all on one line; 0 inserts. */
struct Fix {
  Place place;
  int length = 0;
  std::string text;
};

/** The value that replaces `{name}` in an error's sentence: a text or a number. */
struct ErrorDetail {
  std::string_view name;
  std::variant<double, std::string> value;
};

/**
 * A text that is borrowed while an error is thrown. Not inlined, like everything that a throw calls: the hundreds of
 * throws would make the module larger.
 */
struct BorrowedText {
  BorrowedText() = default;
  BorrowedText(const char* text);
  BorrowedText(std::string_view text);
  BorrowedText(const std::string& text);

  std::string_view text;
};

/** A detail as written in a throw: {"name", name} or {"count", 3}. */
struct Detail {
  Detail(const char* name, const char* text);
  Detail(const char* name, std::string_view text);
  Detail(const char* name, const std::string& text);
  Detail(const char* name, double number);
  template <class Number>
  requires std::is_arithmetic_v<Number> Detail(const char* name, Number number)
      : Detail(name, static_cast<double>(number)) {}

  const char* name;
  const char* text = nullptr;  // null: a number
  std::size_t length = 0;
  double number = 0;
};

/** The only exception the core throws. Its sentence is a row of the error table with the details filled in. */
class Error : public std::exception {
 public:
  explicit Error(Reason reason);
  Error(Reason reason, std::initializer_list<Detail> details);
  Error(Reason reason, std::initializer_list<Detail> details, const Place& place);
  /** `subject` is the input, option, gate or parameter that the error is about. */
  Error(Reason reason, std::initializer_list<Detail> details, const Place& place, const BorrowedText& subject);

  /** Returns the same error with a fix. */
  Error fixed_by(Fix edit) &&;

  const char* what() const noexcept override { return message_.c_str(); }

  /** The whole sentence. `what()` may be cut short: a name can contain the null character. */
  const std::string& message() const { return message_; }

  ErrorCode code;
  std::string_view reason;
  Place place;
  std::string subject;
  std::vector<ErrorDetail> details;
  std::optional<Fix> fix;

 private:
  std::string message_;
};

/** Returns a number as JavaScript prints it: the shortest text that reads back as the same number. */
std::string number_text(double number);

}  // namespace backflow
