#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

enum class StepKind { number, name, apply };

/**
 * One instruction for a stack of values: push a literal, push a name's value, or apply a gate to the topmost values.
 */
struct Step {
  StepKind kind = StepKind::number;
  Shape shape;                  // of a literal …
  std::vector<double> numbers;  // … and its entries, row by row
  std::string name;             // of a name
  const Gate* gate = nullptr;   // the gate to apply …
  int arguments = 0;            // … to this many values; more than the gate takes: two at a time from the left
  Attributes attributes;        // … with these whole numbers
  bool dotted = false;          // a product written as ·, which must not be between vectors
  Place place;                  // position of the literal, the name or the operator
};

/** Returns the step that pushes a number. */
Step literal_step(double number, const Place& place);

/** Returns the step that applies a gate to the topmost values. */
Step apply_step(const Gate& gate, int arguments, const Place& place, const Attributes& attributes = {});

/** `name = expression`, with the expression in postfix order, which is flat for any nesting. */
struct Assignment {
  std::string name;
  Place place;
  std::vector<Step> steps;
};

/** A text of the expression language, checked as far as possible without values. */
struct Script {
  std::vector<Assignment> assignments;
  std::vector<std::string> inputs;     // names that are read and never assigned, in order of first use
  std::vector<std::string> names;      // names that are assigned, in order; the last one is the output
  std::vector<std::string> constants;  // e, pi and π where they are read and never assigned, in order of first use
  std::vector<Place> input_places;     // first use of each input
};

/** The largest axis or index that a text may write. */
inline constexpr double max_literal = 1e9;

/** The deepest nesting of brackets, calls, signs and exponents. */
inline constexpr int max_nesting = 200;

/**
 * Parses a text (UTF-8). Errors with the position in the text, and with a fix where the remedy is plain: syntax,
 * nesting, reserved_name, redefined_name, unknown_gate, arity or bad_value.
 */
Script parse(std::string_view text);

}  // namespace backflow
