#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/gates/few.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

/** How a gate routes gradients, in the lecture's words. */
enum class Pattern { distributor, switcher, router, adder, none };

/** The menu or role a gate belongs to. */
enum class Family { arithmetic, elementary, activation, linear_algebra, loss };

/** The targets that a loss is made for. */
enum class Targets { any, probability, sign };  // 0 … 1; −1 or +1

/** Whether a target is one of those that the loss is made for. */
bool fits(Targets targets, double target);

std::string_view pattern_name(Pattern pattern);
std::string_view family_name(Family family);

/** What a node tells its gate besides the inputs: whole numbers such as an axis or a picked index. */
using Attributes = Few<int, 2>;

/** The most inputs of an element-wise gate. */
inline constexpr std::size_t max_slots = 3;

/** One application of a gate on planned memory. A gate reads the inputs (and, going backward, the output). */
template <class T>
struct Call {
  std::span<const T* const> inputs;  // one pointer a slot
  std::span<const Shape> shapes;     // of the inputs
  Shape shape;                       // of the output
  T* output = nullptr;
  T* saved = nullptr;  // as many numbers as Gate::workspace asked for
  T* scratch = nullptr;
  /** Matrices of examples lie column by column, each padded to whole packs of rows; vectors are padded alike. */
  bool by_example = false;
  Attributes attributes = {};
};

/** Packs that an element-wise formula runs over. */
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

/** What stands for a gate's Jacobian in the backward pass; the matrix itself is never formed. */
enum class Reads {
  nothing,   // its entries are constants
  output,    // the result is enough
  operands,  // the operands, which the graph keeps anyway
};

/** The rule of a gate in one precision. All pointers are set unless it says "may be null". */
template <class T>
struct Rule {
  /** Computes call.output. */
  void (*forward)(const Call<T>& call);
  /** Vector-Jacobian product of one slot: writes (or adds, with `accumulate`) upstream × local into `downstream`. */
  void (*backward)(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate);
  /** One entry of the Jacobian d output[o] / d input_slot[i]; only asked where `reach` says it can be other than 0. */
  T (*jacobian_entry)(const Call<T>& call, int slot, std::size_t output, std::size_t input);
  /** A number that changes when a kink is crossed (which side of relu, which argument of max …). May be null. */
  std::uint64_t (*branch)(const Call<T>& call);
  /** True where the slot's derivative of one entry of the result does not exist and 0 is passed instead. May be null:
   * never. */
  bool (*undefined)(const Call<T>& call, int slot, std::size_t output) = nullptr;
  /** What `backward` reads, besides the upstream gradient and what Workspace::saved keeps. */
  Reads reads = Reads::operands;
  /** The formulas of an element-wise gate on single numbers; null for the others. It reads as many as it has slots. */
  T (*value)(T a, T b, T c) = nullptr;
  T (*local)(int slot, T a, T b, T c, T y) = nullptr;
  /** The same formulas over packs: the value, and by slot upstream × local. */
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

/** Numbers that a gate needs beside its value. */
struct Workspace {
  std::size_t saved = 0;    // kept from forward to backward
  std::size_t scratch = 0;  // free between calls, shared by all nodes
};

/** Where the gradient checker samples an input: an interval off poles. Kinks it finds by `Rule::branch`. */
struct Domain {
  double low = -2;
  double high = 2;
};

/** How tightly an operator holds its operands, loosest first. */
enum class Binding : std::uint8_t { none, sum, product, sign, exponent, postfix };

/** The operator that a gate is written as. No binding: it is called by its name alone. */
struct Written {
  std::string_view sign = {};
  Binding binding = Binding::none;
};

/** How tightly a formula holds together: a sum needs brackets inside a product, a call or a name nowhere. */
enum class Grip : std::uint8_t { sum = 1, product, call, name };

/** Of `tex_value`: what it makes, and what each slot must hold at least to stand without brackets (the last repeats).
 */
struct TexGrip {
  Grip own = Grip::call;
  Few<Grip, max_slots> slots = {Grip::name};
};

/** A formula that the scalar tape repeats instead of calling the row's (graph/plan/scalar_tape.hpp). */
enum class Inlined : std::uint8_t { no, sum, difference, product };

/**
 * A row of the gate table: everything that the engine, the parser, the checker and the page know of a gate.
 *
 * What limits a row: ranks go up to 2; an element-wise gate has at most three slots (`max_slots`), any other as many as
 * its rule reads; a node's attributes are at most two whole numbers; a gate has one result.
 */
struct Gate {
  std::string_view name;    // in the expression language and in `GraphNode.gate`
  std::string_view title;   // for people
  std::string_view symbol;  // inside the drawn gate
  Pattern pattern = Pattern::none;
  Family family = Family::elementary;
  int min_inputs = 1;
  int max_inputs = 1;
  /** Values for the inputs that may be left out, from the right: leaky_relu(x) is leaky_relu(x, 0.01). */
  Few<double, 2> defaults = {};
  /** A call may give more than two: the gate takes them two by two from the left. */
  bool folds = false;
  Written written = {};
  std::string_view tex_value;
  TexGrip tex_grip = {};
  Few<std::string_view, 3> tex_local = {};
  /** The same function from simpler gates, in the expression language with inputs a, b, …; empty: not composite. */
  std::string_view parts = {};
  /** The shapes that have these parts. May be null: all. */
  bool (*has_parts)(std::span<const Shape> inputs) = nullptr;
  /** Sampling domains, one a slot (the last repeats). */
  Few<Domain, max_slots> domains = {};
  /** Bit k set: slot k is a class index and takes no gradient. */
  std::uint32_t label_slots = 0;

  /** Of a loss: what its second input must hold where a person gives it. */
  Targets targets = Targets::any;

  bool element_wise = false;
  /** Its rule also takes examples side by side (Call::by_example). */
  bool takes_examples = false;
  Inlined inlined = Inlined::no;
  /** A sum of its operands or of their products: on their absolute values it gives the size of what it adds up. */
  bool sums = false;
  /** Usable as a layer's activation (one input, or all others defaulted). */
  bool is_activation = false;
  /** As an activation: its local gradient can be 0 on every example, and such a unit never learns again. */
  bool can_die = false;
  /** A local gradient can be infinite at finite operands: at a pole, or at the edge of where the gate is defined. */
  bool local_can_be_infinite = false;

  /** Shape of the result; throws Error (shape) with the gate's name in brackets. */
  Shape (*infer)(const Gate& gate, std::span<const Shape> inputs, const Attributes& attributes) = nullptr;
  /** May be null: none needed. */
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
  bool is_composite(std::span<const Shape> inputs) const { return !parts.empty() && (!has_parts || has_parts(inputs)); }
  bool takes_gradient(int slot) const { return (label_slots >> slot & 1u) == 0; }
};

}  // namespace backflow
