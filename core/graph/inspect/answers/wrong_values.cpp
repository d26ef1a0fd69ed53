#include <cmath>

#include "core/graph/inspect/answers/rows.hpp"

/** Mistakes about a value. */
namespace backflow::answers {
namespace {

using At = const ValueEntry&;

double product(At at) { return at.from(0) * at.from(1); }
double sum(At at) { return at.from(0) + at.from(1); }
double negative(At at) { return -at.result(at.output); }
double operand(At at, int slot) { return at.gate().element_wise && slot < at.slots() ? at.from(slot) : nothing; }

double taken(At at) { return static_cast<double>(at.shape_of(0).size()) / static_cast<double>(at.node().shape.size()); }

/** The local gradient in the place of the value, for gates with one operand. */
double slope(At at) {
  if (!at.gate().element_wise || at.gate().min_inputs != 1) return nothing;
  return at.program.local(at.index, 0, at.output, at.source(0, at.output));
}

/** Entry by entry in the place of row by column. */
double entry_by_entry(At at) {
  if (!(at.shape_of(0) == at.node().shape) || !(at.shape_of(1) == at.node().shape)) return nothing;
  return at.operand(0, at.output) * at.operand(1, at.output);
}

/** Row by row in the place of row by column: A Bᵀ, where it fits. */
double row_by_row(At at) {
  const Shape &a = at.shape_of(0), &b = at.shape_of(1);
  if (b.rank != 2 || a.columns() != b.columns() || b.rows() != b.columns()) return nothing;
  const std::size_t row = at.output / b.columns(), column = at.output % b.columns();
  double total = 0;
  for (std::size_t k = 0; k < a.columns(); ++k) {
    total += at.operand(0, row * a.columns() + k) * at.operand(1, column * b.columns() + k);
  }
  return total;
}

constexpr ValueRow rows[] = {
    {"add-as-mul", "add sub", product},
    {"mul-as-add", "mul", sum},
    {"sign-of-second", "sub", sum},
    {"order", "sub", negative},
    {"order", "div", [](At at) { return 1 / at.result(at.output); }},
    {"order", "power", [](At at) { return std::pow(at.from(1), at.from(0)); }},
    {"exponent-as-factor", "power", product},
    {"wrong-route", "max min", [](At at) { return at.slots() == 2 ? sum(at) - at.result(at.output) : nothing; }},
    {"one-minus", "sigmoid softmax", [](At at) { return 1 - at.result(at.output); }},
    {"mean-for-sum", "sum", [](At at) { return at.result(at.output) / taken(at); }},
    {"sum-for-mean", "mean", [](At at) { return at.result(at.output) * taken(at); }},
    {"sum-for-mean", "softmax_cross_entropy hinge squared_error absolute_error huber binary_cross_entropy binary_hinge",
     [](At at) { return at.result(at.output) * at.examples(); }},
    {"half-forgotten", "squared_error", [](At at) { return 2 * at.result(at.output); }},
    {"entry-by-entry", "matmul", entry_by_entry},
    {"untransposed", "matmul", row_by_row},
    {"sign", {}, negative},
    {"first-operand", {}, [](At at) { return operand(at, 0); }},
    {"second-operand", {}, [](At at) { return operand(at, 1); }},
    {"slope-for-value", {}, slope},
};

}  // namespace

std::span<const ValueRow> value_rows() { return rows; }

}  // namespace backflow::answers
