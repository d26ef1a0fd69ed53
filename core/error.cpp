#include "core/error.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/decimal.hpp"

namespace backflow {
namespace {

consteval bool reasons_are_unique() {
  for (std::size_t i = 0; i < error_rows.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (error_rows[i].reason == error_rows[k].reason) return false;
    }
  }
  return true;
}
static_assert(reasons_are_unique());

consteval std::size_t packed_size() {
  std::size_t size = 0;
  for (const ErrorRow& row : error_rows) size += 1 + row.reason.size() + 1 + row.sentence.size() + 1;
  return size;
}

/** The rows as one text. A table of pointers and lengths would be as large as the text itself. */
consteval auto packed_rows() {
  std::array<char, packed_size()> packed{};
  char* next = packed.data();
  for (const ErrorRow& row : error_rows) {
    *next++ = static_cast<char>(row.code);
    next = std::copy(row.reason.begin(), row.reason.end(), next) + 1;
    next = std::copy(row.sentence.begin(), row.sentence.end(), next) + 1;
  }
  return packed;
}
constexpr auto packed = packed_rows();

/** Returns the sentence with the details filled in. A placeholder without a detail stays, so that tests can find it. */
std::string filled(std::string_view sentence, std::span<const ErrorDetail> details) {
  std::string text;
  while (true) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = sentence.find('}', open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const auto found = std::find_if(details.begin(), details.end(), [&](const auto& one) { return one.name == name; });
    if (found == details.end()) {
      text += sentence.substr(open, close + 1 - open);
    } else if (const auto* const number = std::get_if<double>(&found->value)) {
      text += number_text(*number);
    } else {
      text += std::get<std::string>(found->value);
    }
    sentence.remove_prefix(close + 1);
  }
}

}  // namespace

ErrorRow error_row(std::size_t index) {
  std::string_view left(packed.data(), packed.size());
  const auto take = [&] {
    const std::string_view first = left.substr(0, left.find('\0'));
    left.remove_prefix(first.size() + 1);
    return first;
  };
  while (true) {
    const auto code = static_cast<ErrorCode>(left.front());
    left.remove_prefix(1);
    const std::string_view reason = take();
    const std::string_view sentence = take();
    if (index-- == 0) return {reason, code, sentence};
  }
}

BorrowedText::BorrowedText(const char* text) : text(text) {}
BorrowedText::BorrowedText(std::string_view text) : text(text) {}
BorrowedText::BorrowedText(const std::string& text) : text(text) {}

Detail::Detail(const char* name, const char* text) : Detail(name, std::string_view(text)) {}
Detail::Detail(const char* name, std::string_view text)
    : name(name), text(text.empty() ? "" : text.data()), length(text.size()) {}
Detail::Detail(const char* name, const std::string& text) : Detail(name, std::string_view(text)) {}
Detail::Detail(const char* name, double number) : name(name), number(number) {}

Error::Error(Reason reason) : Error(reason, {}) {}

Error::Error(Reason reason, std::initializer_list<Detail> details) : Error(reason, details, Place{}) {}

Error::Error(Reason reason, std::initializer_list<Detail> details, const Place& place)
    : Error(reason, details, place, BorrowedText{}) {}

Error::Error(Reason reason, std::initializer_list<Detail> details, const Place& place, const BorrowedText& subject)
    : place(place), subject(subject.text) {
  const ErrorRow row = reason.row();
  code = row.code;
  this->reason = row.reason;
  for (const Detail& one : details) {
    if (one.text == nullptr) {
      this->details.push_back({one.name, one.number});
    } else {
      this->details.push_back({one.name, std::string(one.text, one.length)});
    }
  }
  message_ = filled(row.sentence, this->details);
}

Error Error::fixed_by(Fix edit) && {
  fix = std::move(edit);
  return std::move(*this);
}

std::string number_text(double number) { return print_decimal(number); }

}  // namespace backflow
