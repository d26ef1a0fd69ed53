#include <cmath>

#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/plan/pass.hpp"

/** Mistakes about what a slot passes on. */
namespace backflow::answers {
namespace {

using At = const PassEntry&;

/** Calls `visit(output)` for each entry of the result that the entry influences. */
template <class F>
void for_each_output(At at, F visit) {
  for_each_reached(at.program, at.index, at.slot, at.input, visit);
}

double without_upstream(At at) {
  double sum = 0;
  for_each_output(at, [&](std::size_t output) { sum += at.local(output); });
  return sum;
}

/** Only where a slot has a single local gradient for each entry. */
double without_local(At at) {
  if (!at.gate().element_wise && at.node().shape.rank > 0) return nothing;
  double sum = 0;
  for_each_output(at, [&](std::size_t output) { sum += at.upstream[output]; });
  return sum;
}

/** The gate's value in the place of its upstream gradient. */
double value_for_upstream(At at) {
  double sum = 0;
  for_each_output(at, [&](std::size_t output) { sum += at.result(output) * at.local(output); });
  return sum;
}

double term(At at, std::size_t k) {
  const Reach reach = at.reach();
  if (reach.count < 2) return nothing;
  const std::size_t output = reach.first + k * reach.stride;
  return term_product(at.upstream[output], at.local(output));
}
double first_term(At at) { return term(at, 0); }
double last_term(At at) { return term(at, at.reach().count - 1); }
double mean_of_terms(At at) {
  const Reach reach = at.reach();
  return reach.count < 2 ? nothing : at.right / static_cast<double>(reach.count);
}

double added(At at) {
  const Reach reach = at.reach();
  return reach.count == 1 ? at.upstream[reach.first] + at.local(reach.first) : nothing;
}

double to_two_decimals(double number) { return std::round(number * 100) / 100; }

/** Upstream and local gradient, each written with two decimals first, as on the lecture's slides. */
double rounded_early(At at) {
  const Reach reach = at.reach();
  if (reach.count != 1) return nothing;
  const double product = to_two_decimals(at.upstream[reach.first]) * to_two_decimals(at.local(reach.first));
  // Otherwise the answer is the truth, rounded.
  return to_two_decimals(product) != to_two_decimals(at.right) ? product : nothing;
}

/** A matrix product A B as its rules see it: a vector is a row on the left and a column on the right. */
struct Product {
  const PassEntry& at;
  std::size_t rows, depth, columns;

  explicit Product(At at)
      : at(at),
        rows(at.shape_of(0).rows()),
        depth(at.shape_of(0).columns()),
        columns(at.shape_of(1).rank == 2 ? at.shape_of(1).columns() : 1) {}

  double a(std::size_t i, std::size_t j) const { return at.operand(0, i * depth + j); }
  double b(std::size_t i, std::size_t j) const { return at.operand(1, i * columns + j); }
  double dy(std::size_t i, std::size_t j) const { return at.upstream[i * columns + j]; }
  /** The row and column of the asked entry. */
  std::size_t row() const { return at.input / (at.slot == 0 ? depth : columns); }
  std::size_t column() const { return at.input % (at.slot == 0 ? depth : columns); }
  bool is_square() const { return rows == depth && depth == columns; }
};

/** A dY in the place of Aᵀ dY, or dY B in the place of dY Bᵀ, where it fits. */
double untransposed(At at) {
  if (at.slot > 1) return nothing;
  const Product p(at);
  const std::size_t i = p.row(), j = p.column();
  if (at.slot == 0 ? p.depth != p.columns : p.rows != p.depth) return nothing;
  double sum = 0;
  for (std::size_t k = 0; k < p.depth; ++k) sum += at.slot == 0 ? p.dy(i, k) * p.b(k, j) : p.a(i, k) * p.dy(k, j);
  return sum;
}

/** The transpose of the right gradient, where it has the same shape. */
double result_transposed(At at) {
  if (at.slot > 1) return nothing;
  const Product p(at);
  const std::size_t i = p.column(), j = p.row();
  if (at.slot == 0 ? p.rows != p.depth : p.depth != p.columns) return nothing;
  double sum = 0;
  if (at.slot == 0) {
    for (std::size_t k = 0; k < p.columns; ++k) sum += p.dy(i, k) * p.b(j, k);
  } else {
    for (std::size_t k = 0; k < p.rows; ++k) sum += p.a(k, i) * p.dy(k, j);
  }
  return sum;
}

/** dY Aᵀ in the place of Aᵀ dY, or Bᵀ dY in the place of dY Bᵀ; only square matrices fit. */
double wrong_order(At at) {
  if (at.slot > 1) return nothing;
  const Product p(at);
  if (!p.is_square()) return nothing;
  const std::size_t i = p.row(), j = p.column();
  double sum = 0;
  for (std::size_t k = 0; k < p.depth; ++k) sum += at.slot == 0 ? p.b(k, i) * p.dy(k, j) : p.dy(i, k) * p.a(j, k);
  return sum;
}

constexpr PassRow rows[] = {
    {"upstream-forgotten", {}, without_upstream, Rank::first, true},
    {"local-forgotten", {}, without_local, Rank::general, true},
    {"untransposed", "matmul affine", untransposed, Rank::of_gate, true},
    {"result-transposed", "matmul affine", result_transposed, Rank::of_gate},
    {"wrong-order", "matmul affine", wrong_order, Rank::of_gate},
    {"first-only", {}, first_term},
    {"last-only", {}, last_term},
    {"mean-for-sum", {}, mean_of_terms, Rank::general, true},
    {"rounded-early", {}, rounded_early, Rank::confused},
    {"value-for-upstream", {}, value_for_upstream, Rank::last},
    {"added", {}, added, Rank::last},
};

}  // namespace

std::span<const PassRow> pass_rows() { return rows; }

}  // namespace backflow::answers
