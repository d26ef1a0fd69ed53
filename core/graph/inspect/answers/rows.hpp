#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "core/graph/inspect/answers/question.hpp"

/** The rows of the tables of mistakes, and what they are computed from. */
namespace backflow::answers {

/** A row returns this if the mistake can't be made here. */
inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/** A reference to a function object that lives as long as the call. It makes less code than std::function. */
template <class Result, class Argument>
class Callback {
 public:
  template <class F>
  Callback(const F& function)
      : function_(&function),
        call_([](const void* one, Argument argument) -> Result { return (*static_cast<const F*>(one))(argument); }) {}
  Result operator()(Argument argument) const { return call_(function_, argument); }

 private:
  const void* function_;
  Result (*call_)(const void* one, Argument argument);
};

/** How likely a mistake is where it can be made. The first mistake that gives a number names it. */
enum class Rank {
  first,     // anybody, anywhere
  of_gate,   // typical of the gate
  general,   // possible at any gate
  confused,  // something else was taken for the local gradient
  last,
};

/** One gate of a swept program. */
struct Gated {
  const AnyProgram& program;
  NodeIndex index;

  const Node& node() const { return program.graph().node(index); }
  const Gate& gate() const { return *node().gate; }
  const Shape& shape_of(int slot) const { return program.graph().node(node().inputs[slot]).shape; }
  double result(std::size_t output) const { return program.number(index, output); }
  double operand(int slot, std::size_t input) const { return program.number(node().inputs[slot], input); }
  int slots() const { return static_cast<int>(node().inputs.size()); }
  /** For an element-wise gate: the entry of a slot that an entry of the result is computed from. */
  std::size_t source(int slot, std::size_t output) const;
  /** The number of examples that a loss averages over. */
  double examples() const;
};

/** An entry of a Jacobian: d result[output] / d operand_slot[input]. */
struct LocalEntry : Gated {
  int slot;
  std::size_t output;
  std::size_t input;
  double right;

  double own() const { return operand(slot, input); }
  /** For an element-wise gate: the other operand of a gate with two. */
  double other() const { return operand(1 - slot, source(1 - slot, output)); }
};

/** A wrong local gradient. It also makes what the slot passes on wrong, and every gradient before it. */
struct LocalRow {
  std::string_view mistake;
  std::string_view gates;  // names, separated by spaces; empty: any
  double (*local)(const LocalEntry& at);
  Rank rank = Rank::of_gate;
  /** True if the mistake is also looked for at gates between the asked node and the output. */
  bool on_the_way = false;
  /** True if the answer is right by another convention. May be null: never. */
  bool (*convention)(const LocalEntry& at) = nullptr;
};

std::span<const LocalRow> local_rows();

/** An entry of what a slot passes on. */
struct PassEntry : Gated {
  int slot;
  std::size_t input;
  const std::vector<double>& upstream;
  double right;

  double local(std::size_t output) const { return program.local(index, slot, output, input); }
  Reach reach() const { return program.reach(index, slot, input); }
};

/** A wrong downstream gradient that is more than a wrong local gradient. */
struct PassRow {
  std::string_view mistake;
  std::string_view gates;
  double (*downstream)(const PassEntry& at);
  Rank rank = Rank::general;
  bool on_the_way = false;
};

std::span<const PassRow> pass_rows();

/** An entry of a gate's value. */
struct ValueEntry : Gated {
  std::size_t output;

  /** For an element-wise gate. */
  double from(int slot) const { return operand(slot, source(slot, output)); }
};

/** A wrong value. */
struct ValueRow {
  std::string_view mistake;
  std::string_view gates;
  double (*value)(const ValueEntry& at);
};

std::span<const ValueRow> value_rows();

/** A row of either table of mistakes at an edge. */
struct EdgeRow {
  const LocalRow* local = nullptr;
  const PassRow* pass = nullptr;

  std::string_view mistake() const { return local ? local->mistake : pass->mistake; }
  bool on_the_way() const { return local ? local->on_the_way : pass->on_the_way; }
  /** Returns what it makes of what a slot passes on to an entry; NaN: it can't be made. */
  double downstream(const PassEntry& at) const;
  bool is_convention(const PassEntry& at) const;
};

/** Calls `visit` for the rows of both tables about a gate, from the rank `from` to the rank `to`. */
void for_each_row(const Gate& gate, Rank from, Rank to, Callback<void, const EdgeRow&> visit);

/** True if a row is about this gate. */
bool is_about(std::string_view gates, std::string_view name);

/** Returns the upstream gradient of a gate; zeros for nodes after the output, where no gradient flows. */
std::vector<double> upstream_of(const AnyProgram& program, NodeIndex node);

/** Returns what a slot passes on to one entry: Σ upstream × local. */
double right_downstream(const Gated& at, int slot, std::size_t input, const std::vector<double>& upstream);

/** Adds an answer. A mistake that is not made at a single gate, or slot, has none: −1. */
void add(WrongAnswers& all, std::string_view mistake, double value, std::int64_t gate = -1, int slot = -1,
         bool convention = false);

/** Returns the answers to a question about a gradient; the node has one. */
WrongAnswers gradient_answers(const Program<double>& program, NodeIndex node, std::size_t index);

}  // namespace backflow::answers
