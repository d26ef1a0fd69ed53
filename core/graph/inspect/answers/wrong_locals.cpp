#include "core/graph/inspect/answers/rows.hpp"

/** Mistakes about a local gradient. */
namespace backflow::answers {
namespace {

using At = const LocalEntry&;

double negative(At at) { return -at.right; }
double one(At) { return 1; }
double one_minus(At at) { return 1 - at.right; }
/** Of a gate that passes one operand on. */
double other_branch(At at) { return at.gate().element_wise ? 1 - at.right : nothing; }
double inverse(At at) { return 1 / at.right; }
double result(At at) { return at.result(at.output); }

/** The formula of an element-wise gate with one operand, at another operand and another result. */
double formula(At at, double operand, double result) {
  // The formula for float32 is the one that reads the result alone, as it is taught: y (1 − y).
  const Gate& gate = at.gate();
  double others[2] = {};
  for (int k = 1; k < at.slots(); ++k) others[k - 1] = at.operand(k, at.source(k, at.output));
  if (gate.f64.reads == Reads::output || gate.f32.reads != Reads::output) {
    return gate.f64.local(0, operand, others[0], others[1], result);
  }
  return gate.f32.local(0, static_cast<float>(operand), static_cast<float>(others[0]), static_cast<float>(others[1]),
                        static_cast<float>(result));
}

bool has_one_operand(At at) { return at.gate().element_wise && at.gate().min_inputs == 1 && at.slot == 0; }

/** The local gradient reads the result, and the operand was put in its place: z (1 − z). */
double at_input(At at) {
  if (!has_one_operand(at) || at.gate().f32.reads != Reads::output) return nothing;
  return formula(at, at.own(), at.own());
}

/** The other way round. */
double at_output(At at) {
  if (!has_one_operand(at) || at.gate().f32.reads != Reads::operands) return nothing;
  return formula(at, result(at), result(at));
}

/** The value in the place of the slope, for functions of one operand and for losses. */
double value(At at) {
  const bool of_one =
      at.slot == 0 && at.gate().element_wise && (at.gate().min_inputs == 1 || at.gate().name == "power");
  return of_one || at.gate().family == Family::loss ? result(at) : nothing;
}

double at_zero(At at) { return at.gate().f64.local(0, 0, 0, 0, at.gate().f64.value(0, 0, 0)); }

double other_operand(At at) { return at.gate().element_wise ? at.other() : nothing; }
double own_operand(At at) { return at.own(); }

double without_exponent(At at) { return at.slot == 0 ? at.right / at.other() : nothing; }
double with_exponent_kept(At at) { return at.slot == 0 ? at.right * at.own() : nothing; }
double of_dividend(At at) { return at.slot == 0 ? inverse(at) : nothing; }
double of_divisor(At at) { return at.slot == 1 ? at.right * at.own() : nothing; }
double of_reciprocal(At at) { return -result(at); }
double twice(At at) { return 2 * at.right; }
double times_ln_2(At at) { return at.right * 0.6931471805599453; }
double times_ln_10(At at) { return at.right * 2.302585092994046; }

/** The number of entries that a sum or mean takes together. */
double taken(At at) { return static_cast<double>(at.shape_of(0).size()) / static_cast<double>(at.node().shape.size()); }
double divided(At at) { return at.right / taken(at); }
double undivided(At at) { return at.right * taken(at); }
double over_batch(At at) { return at.slot == 0 ? at.right * at.examples() : nothing; }

bool is_label(At at) {
  const double label = at.operand(1, at.input / at.shape_of(0).columns());
  return at.slot == 0 && static_cast<double>(at.input % at.shape_of(0).columns()) == label;
}
double without_label(At at) { return is_label(at) ? at.right + 1 / at.examples() : nothing; }
/** −1/p in the place of p − 1, where the loss is −ln p. */
double stopped_at_log(At at) { return is_label(at) ? -1 / (at.right * at.examples() + 1) / at.examples() : nothing; }
double without_target(At at) { return at.slot == 0 ? at.right + at.operand(1, at.input) / at.examples() : nothing; }
double one_margin(At at) { return is_label(at) && at.right < 0 ? -1 / at.examples() : nothing; }
double on_diagonal(At at) { return at.output == at.input ? at.right : 0; }

bool always(At) { return true; }
bool is_tie(At at) { return at.own() == at.other(); }
bool is_corner(At at) { return at.own() == 0; }

using enum Rank;
constexpr bool on_the_way = true;

constexpr LocalRow rows[] = {
    {"sign", {}, negative, first, on_the_way},
    {"to-all", "max min amax amin", one},
    {"wrong-route", "max min where clip", other_branch, of_gate, false,
     [](At at) { return at.slots() == 2 && is_tie(at); }},
    {"mask-turned", "relu", one_minus, of_gate, false, is_corner},
    {"at-input", {}, at_input, of_gate, on_the_way},
    {"one-minus", "sigmoid tanh", [](At at) { return 1 - result(at); }},
    {"steepest", "sigmoid tanh softsign", at_zero},
    {"target-forgotten", "softmax_cross_entropy", without_label, of_gate, on_the_way},
    {"target-forgotten", "binary_cross_entropy squared_error", without_target, of_gate, on_the_way},
    {"stopped-at-log", "softmax_cross_entropy", stopped_at_log},
    {"one-margin", "hinge", one_margin, of_gate, on_the_way},
    {"factor-forgotten", "power", without_exponent, of_gate, on_the_way},
    {"factor-forgotten", "sqrt", twice, of_gate, on_the_way},
    {"factor-forgotten", "log2", times_ln_2},
    {"factor-forgotten", "log10", times_ln_10},
    {"exponent-kept", "power", with_exponent_kept},
    {"not-inverted", "log", inverse},
    {"not-inverted", "div", of_dividend},
    {"square-forgotten", "div", of_divisor},
    {"square-forgotten", "reciprocal", of_reciprocal},
    {"mean-for-sum", "sum", divided, of_gate, on_the_way},
    {"sum-for-mean", "mean", undivided, of_gate, on_the_way},
    {"sum-for-mean", "softmax_cross_entropy hinge squared_error absolute_error huber binary_cross_entropy binary_hinge",
     over_batch, of_gate, on_the_way},
    {"diagonal-only", "softmax", on_diagonal},
    {"half-forgotten", "squared_error", twice, of_gate, on_the_way, always},
    {"add-as-mul", "add sub", other_operand, confused},
    {"mul-as-add", "mul dot", one, confused},
    {"own-operand", "mul dot", own_operand, confused},
    {"value-for-slope", {}, value, confused},
    {"at-output", {}, at_output, last},
};

}  // namespace

std::span<const LocalRow> local_rows() { return rows; }

}  // namespace backflow::answers
