#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/graph/plan/program.hpp"

/**
 * What common mistakes would answer when somebody is asked for a number of a graph, computed on this very graph. The
 * tables are wrong_locals.cpp, wrong_passes.cpp and wrong_values.cpp; adding a mistake is adding a row to one of them.
 */
namespace backflow {

/** The number that is asked for: one entry of … */
enum class QuestionKind {
  gradient,    // a node's gradient, summed over its uses
  downstream,  // what a gate passes on to one slot
  local,       // a gate's local gradient at one slot, as EdgeView::local
  value,       // a node's value
};

struct Question {
  QuestionKind kind = QuestionKind::gradient;
  NodeIndex node = 0;     // downstream, local: the gate
  int slot = 0;           // downstream, local
  std::size_t index = 0;  // flat
};

/** What one mistake would answer. */
struct WrongAnswer {
  std::string_view mistake;       // the row's id
  double value = 0;               // the answer
  std::optional<NodeIndex> gate;  // where the mistake is made; none: not at a single gate
  std::optional<int> slot;        // the slot of that gate
  bool convention = false;        // right by another convention, such as a square without its ½
};

/** The right answer, and the wrong ones, the most plausible first. */
struct WrongAnswers {
  double truth = 0;
  std::vector<WrongAnswer> answers;
};

/** Says what numbers a program has when a question is asked. */
struct Swept {
  bool gradients = true;  // false: no backward sweep was made, so only values are used
};

/**
 * Returns the answers to a question. Several mistakes may give the same number (keep_distinct). Errors: out_of_range
 * for a slot or an entry; bad_value for the local gradient of a gate that has no single one.
 */
WrongAnswers wrong_answers(const Program<double>& program, const Question& question, Swept swept = {});

/**
 * Drops the answers that are not finite, equal the truth, or equal one before them when written with this many
 * significant digits and no fewer than the integer part has. Keeps at most `most`.
 */
void keep_distinct(WrongAnswers& answers, int digits, std::size_t most = 40);

}  // namespace backflow
