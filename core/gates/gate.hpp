#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/few.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

/** How a gate routes gradients, in the terms of the lecture. */
enum class Pattern { distributor, switcher, router, adder, none };

/** The menu that lists a gate, or its role. */
enum class Family { arithmetic, elementary, logic, activation, linear_algebra, loss };

/** The targets that a loss is made for. */
enum class Targets { any, probability, sign };  // 0 … 1; −1 or +1

/** True if the value is valid as a target of this kind. */
bool fits(Targets targets, double target);

std::string_view pattern_name(Pattern pattern);
/** Returns `probability` or `sign`; empty for any number. */
std::string_view targets_name(Targets targets);
std::string_view family_name(Family family);

/** What a node passes to its gate besides the inputs: whole numbers, such as an axis or an index. */
using Attributes = Few<int, 2>;

/** The largest number of inputs of an element-wise gate. */
inline constexpr std::size_t max_slots = 3;

/** One application of a gate on planned memory. A gate reads its inputs and, in the backward pass, its output. */
template <class T>
struct Call {
  std::span<const T* const> inputs;  // one pointer per slot
  std::span<const Shape> shapes;     // of the inputs
  Shape shape;                       // of the output
  T* output = nullptr;
  T* saved = nullptr;  // as many numbers as Gate::workspace asked for
  T* scratch = nullptr;
  /** Matrices of examples are stored column by column, each column padded to whole packs; so are vectors. */
  bool by_example = false;
  Attributes attributes = {};
};

/** The packs that an element-wise formula runs over. */
template <class T>
struct Strip {
  std::size_t packs = 0;
  const T* operands[max_slots] = {};  // as many as the gate has slots
  std::size_t steps[max_slots] = {};  // from one pack of an operand to the next: four numbers, or 0 to repeat it
  const T* y = nullptr;               // backward: the results …
  const T* upstream = nullptr;        // … and their gradients
  T* result = nullptr;
  bool accumulate = false;
};

/** What a gate's backward rule reads in place of the Jacobian, which is never formed. */
enum class Reads {
  nothing,   // the Jacobian's entries are constants
  output,    // the result is enough
  operands,  // the operands, which the graph keeps anyway
};

/** The rule of a gate in one precision. A pointer is never null unless its comment says "may be null". */
template <class T>
struct Rule {
  /** Computes call.output. */
  void (*forward)(const Call<T>& call);
  /** Vector-Jacobian product of one slot: writes (or adds, with `accumulate`) upstream × local into `downstream`. */
  void (*backward)(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate);
  /** One entry of the Jacobian d output[o] / d input_slot[i]; only called where `reach` says that it can be nonzero. */
  T (*jacobian_entry)(const Call<T>& call, int slot, std::size_t output, std::size_t input);
  /**
   * Returns a number that changes when an input crosses a kink (the side of relu, the argument of max …). May be null.
   */
  std::uint64_t (*branch)(const Call<T>& call);
  /**
   * True if the derivative of this output entry with respect to the slot does not exist, so that 0 is passed. May be
   * null: it always exists.
   */
  bool (*undefined)(const Call<T>& call, int slot, std::size_t output) = nullptr;
  /** What `backward` reads, besides the upstream gradient and what Workspace::saved keeps. */
  Reads reads = Reads::operands;
  /** The formulas of an element-wise gate on single numbers; null for other gates. They read one argument per slot. */
  T (*value)(T a, T b, T c) = nullptr;
  T (*local)(int slot, T a, T b, T c, T y) = nullptr;
  /** The same formulas on packs: the value, and upstream × local for each slot. */
  void (*value_strip)(const Strip<T>& strip) = nullptr;
  void (*local_strip[max_slots])(const Strip<T>& strip) = {};
};

/** The output entries that one input entry can influence: `count` of them, `stride` apart. The rest of its Jacobian
 * column is structurally zero. */
struct Reach {
  std::size_t first = 0;
  std::size_t count = 1;
  std::size_t stride = 1;
};

/** Memory that a gate needs besides its value, in numbers. */
struct Workspace {
  std::size_t saved = 0;    // kept from forward to backward
  std::size_t scratch = 0;  // free between calls, shared by all nodes
};

/** The interval in which the gradient checker samples an input. It contains no poles; `Rule::branch` detects kinks. */
struct Domain {
  double low = -2;
  double high = 2;
};

/** How tightly an operator holds its operands, loosest first. */
enum class Binding : std::uint8_t {
  none,
  disjunction,
  conjunction,
  negation,
  comparison,
  sum,
  product,
  sign,
  exponent,
  postfix,
};

/** The operator that a gate is written as. Without a binding, the gate can only be called by name. */
struct Written {
  std::string_view sign = {};
  Binding binding = Binding::none;
};

/** How tightly a formula binds: a sum needs brackets inside a product; a call or a name never needs them. */
enum class Grip : std::uint8_t { sum = 1, product, call, name };

/**
 * How tightly `tex_value` binds, and how tightly each slot's formula must bind to need no brackets (the last entry
 * repeats).
 */
struct TexGrip {
  Grip own = Grip::call;
  Few<Grip, max_slots> slots = {Grip::name};
};

/** A formula that the scalar tape inlines instead of calling the row's own (graph/plan/scalar_tape.hpp). */
enum class Inlined : std::uint8_t { no, sum, difference, product };

/**
 * A row of the gate table: everything that the engine, the parser, the checker and the page know about a gate.
 *
 * Limits: the rank is at most 2. An element-wise gate has at most three slots (`max_slots`); other gates have as many
 * as their rule reads. A node has at most two attributes, which are whole numbers. A gate has one result.
 */
struct Gate {
  std::string_view name;    // in the expression language and in `GraphNode.gate`
  std::string_view title;   // shown on the page
  std::string_view symbol;  // inside the drawn gate
  Pattern pattern = Pattern::none;
  Family family = Family::elementary;
  int min_inputs = 1;
  int max_inputs = 1;
  /** Values for the trailing inputs that a call may leave out: leaky_relu(x) is leaky_relu(x, 0.01). */
  Few<double, 2> defaults = {};
  /** A call may have more than two arguments; they are combined two at a time from the left. */
  bool folds = false;
  /** A call has this many more arguments, which are literal whole numbers and become the node's attributes. */
  int literals = 0;
  /** A text cannot assign this name. Gates that came later leave their names to older texts. */
  bool reserved = true;
  Written written = {};
  std::string_view tex_value;
  TexGrip tex_grip = {};
  Few<std::string_view, 3> tex_local = {};
  /**
   * The same function written with simpler gates, in the expression language with inputs a, b, …; empty: not composite.
   */
  std::string_view parts = {};
  /** True for input shapes that have these parts. May be null: all have them. */
  bool (*has_parts)(std::span<const Shape> inputs) = nullptr;
  /** Sampling domains, one per slot (the last one repeats). */
  Few<Domain, max_slots> domains = {};
  /** If bit k is set, slot k is a class index and receives no gradient. */
  std::uint32_t label_slots = 0;
  /** If bit k is set, the result is constant between jumps in slot k, such as a comparison's: it passes no gradient. */
  std::uint32_t stepped_slots = 0;

  /** For a loss: the values that its second input may have when the user sets it. */
  Targets targets = Targets::any;

  bool element_wise = false;
  /** True if the rule also accepts examples side by side (Call::by_example). */
  bool takes_examples = false;
  Inlined inlined = Inlined::no;
  /** True if it adds up its operands or their products: applied to absolute values, it gives the size of its terms. */
  bool sums = false;
  /** True if it can be a layer's activation: it has one input, or defaults for all others. */
  bool is_activation = false;
  /** As an activation: its local gradient can be 0 on every example, so that the unit never learns again. */
  bool can_die = false;
  /** True if a local gradient can be infinite at finite operands: at a pole, or at the edge of the gate's domain. */
  bool local_can_be_infinite = false;

  /** Returns the shape of the result. Error (shape) with the gate's name in brackets. */
  Shape (*infer)(const Gate& gate, std::span<const Shape> inputs, const Attributes& attributes) = nullptr;
  /** May be null: no workspace is needed. */
  Workspace (*workspace)(std::span<const Shape> inputs, const Shape& output) = nullptr;
  Reach (*reach)(std::span<const Shape> inputs, const Shape& output, const Attributes& attributes, int slot,
                 std::size_t input) = nullptr;

  Rule<float> f32{};
  Rule<double> f64{};

  template <class T>
  const Rule<T>& rule() const {
    if constexpr (sizeof(T) == sizeof(float)) {
      return f32;
    } else {
      return f64;
    }
  }
  Reads reads(bool in_double) const { return in_double ? f64.reads : f32.reads; }
  bool is_composite(std::span<const Shape> inputs) const { return !parts.empty() && (!has_parts || has_parts(inputs)); }
  /** How tightly the operand in a slot of an operator must bind to need no parentheses; none for other gates. */
  Binding operand_binding(int slot) const;
  bool takes_gradient(int slot) const { return ((label_slots | stepped_slots) >> slot & 1u) == 0; }
  bool is_label(int slot) const { return (label_slots >> slot & 1u) != 0; }
};

}  // namespace backflow
