#include "core/expression/brackets.hpp"

#include <cmath>
#include <string>

#include "core/expression/fixes.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

bool has_comma(const Token& open, const Token& close) {
  for (const Token* at = &open; at < &close; ++at) {
    if (at->kind == TokenKind::comma) return true;
  }
  return false;
}

/** Reads a number with an optional sign; false if there is none. */
bool read_number(const Token*& next, double& number) {
  const bool negative = next->kind == TokenKind::minus;
  const Token* const digits = negative || next->kind == TokenKind::plus ? next + 1 : next;
  if (digits->kind != TokenKind::number) return false;
  number = negative ? -digits->number : digits->number;
  next = digits + 1;
  return true;
}

/** The error about an entry that is not a number. [x, y] becomes concat(x, y); a row of a matrix has no such form. */
Error not_a_number(const Token& open, const Token& entry, bool is_row) {
  Error error = unexpected("list-entry", "list-entry-at-end", entry);
  const Token* const close = closing(&open);
  if (is_row || entry.kind == TokenKind::left_bracket || close == nullptr || close == &entry) return error;
  const std::string values(source((&open)[1], close[-1]));
  // concat([x, y]), as NumPy and PyTorch have it
  const bool listed = (&open)[-1].kind == TokenKind::left_parenthesis && (&open)[-2].text == "concat";
  if (listed) return replacing(std::move(error), open, *close, values);
  return has_comma(open, *close) ? replacing(std::move(error), open, *close, "concat(" + values + ")") : error;
}

/** Reads numbers up to a `]`, which it passes. `is_row`: they are a row of a matrix. */
std::vector<double> read_row(const Token& open, const Token*& next, bool is_row) {
  std::vector<double> row;
  while (true) {
    double number = 0;
    if (!read_number(next, number)) throw not_a_number(open, *next, is_row);
    row.push_back(number);
    const Token& after = *next;
    if (after.kind == TokenKind::comma) {
      ++next;
    } else if (after.kind == TokenKind::right_bracket) {
      ++next;
      return row;
    } else if (find_operator(after.text, 2) != nullptr) {
      throw not_a_number(open, after, is_row);
    } else {
      throw unexpected("list-continues", "list-continues-at-end", after);
    }
  }
}

/** The error about an index that is not a whole number; X[:, 0] becomes X.T[0], and X[0, :] X[0]. */
Error not_an_index(const Token* open, const Token& found) {
  const Token* const close = closing(open);
  const auto slice_at = [&](int at) {
    return close != nullptr && open + at < close && open[at].kind == TokenKind::colon;
  };
  if (!slice_at(1) && !slice_at(3) && found.kind != TokenKind::colon) return unexpected("index", "index-at-end", found);
  Error error("slice", {}, found.place);
  if (close == nullptr || close < open + 4 || open[2].kind != TokenKind::comma) return error;
  if (slice_at(1)) return replacing(std::move(error), *open, *close, ".T[" + std::string(source(open[3], *close)));
  return close == open + 4 ? replacing(std::move(error), open[2], open[3], "") : error;
}

}  // namespace

Step read_list(const Token*& next) {
  const Token& open = *next++;
  Step step;
  step.place = open.place;
  if (next->kind != TokenKind::left_bracket) {
    step.numbers = read_row(open, next, false);
    step.shape = Shape::vector(step.numbers.size());
    return step;
  }
  std::size_t rows = 0;
  while (true) {
    if (next->kind != TokenKind::left_bracket) throw not_a_number(open, *next, true);
    const Token& inner = *next++;
    const std::vector<double> row = read_row(inner, next, true);
    if (rows > 0 && row.size() * rows != step.numbers.size()) {
      throw Error("list-ragged", {{"first", step.numbers.size() / rows}, {"length", row.size()}}, inner.place);
    }
    step.numbers.insert(step.numbers.end(), row.begin(), row.end());
    ++rows;
    if (next->kind == TokenKind::right_bracket) break;
    if (next->kind != TokenKind::comma) throw unexpected("list-continues", "list-continues-at-end", *next);
    ++next;
  }
  ++next;
  step.shape = Shape::matrix(rows, step.numbers.size() / rows);
  return step;
}

Step read_pick(const Token*& next) {
  const Token* const open = next++;
  int indices[2] = {};
  int count = 0;
  while (true) {
    const Token& first = *next;
    double number = 0;
    const bool read = count < 2 && read_number(next, number);
    if (!read || number != std::trunc(number) || std::abs(number) > max_literal) throw not_an_index(open, first);
    indices[count++] = static_cast<int>(number);
    if (next->kind == TokenKind::right_bracket) break;
    if (next->kind != TokenKind::comma) throw not_an_index(open, *next);
    ++next;
  }
  ++next;
  const Attributes attributes = count == 1 ? Attributes{indices[0]} : Attributes{indices[0], indices[1]};
  return apply_step(gate("entry", 1 + count), 1, open->place, attributes);
}

}  // namespace backflow
