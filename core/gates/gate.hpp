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
  bool lanes = false;
};

/**
 * Packs that an element-wise formula runs over. A step of 0 repeats an operand's pack, else it is four numbers on.
 */
template <class T>
struct Strip {
  std::size_t packs;
  const T* a;
  const T* b;
  std::size_t a_step, b_step;
  const T* y = nullptr;         // backward: the results …
  const T* upstream = nullptr;  // … and their gradients
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
  /** The formulas of an element-wise gate on single numbers; null for the others. One operand: b is not read. */
  T (*value)(T a, T b) = nullptr;
  T (*local)(int slot, T a, T b, T y) = nullptr;
  /** The same formulas over packs: the value, and by slot upstream × local. */
  void (*value_strip)(const Strip<T>& strip) = nullptr;
  void (*local_strip[2])(const Strip<T>& strip) = {nullptr, nullptr};
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

/** A row of the gate table: everything that the engine, the parser, the checker and the page know of a gate. */
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
  std::string_view tex_value;
  Few<std::string_view, 3> tex_local = {};
  /** The same function from simpler gates, in the expression language with inputs a, b, …; empty: not composite. */
  std::string_view parts = {};
  /** The shapes that have these parts. May be null: all. */
  bool (*has_parts)(std::span<const Shape> inputs) = nullptr;
  /** Sampling domains, one a slot (the last repeats). */
  Few<Domain, 2> domains = {};
  /** Bit k set: slot k is a class index and takes no gradient. */
  std::uint32_t label_slots = 0;

  /** Of a loss: what its second input must hold where a person gives it. */
  Targets targets = Targets::any;

  bool element_wise = false;
  /** Its rule also takes examples side by side (Call::lanes). */
  bool takes_lanes = false;
  /** A sum of its operands or of their products: on their absolute values it gives the size of what it adds up. */
  bool sums = false;
  /** Usable as a layer's activation (one input, or all others defaulted). */
  bool is_activation = false;
  /** As an activation: its local gradient can be 0 on every example, and such a unit never learns again. */
  bool can_die = false;

  /** Shape of the result; throws Error (shape) with the gate's name in brackets. */
  Shape (*infer)(const Gate& gate, std::span<const Shape> inputs) = nullptr;
  /** May be null: none needed. */
  Workspace (*workspace)(std::span<const Shape> inputs, const Shape& output) = nullptr;
  Reach (*reach)(std::span<const Shape> inputs, const Shape& output, int slot, std::size_t input) = nullptr;

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
