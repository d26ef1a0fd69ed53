#pragma once

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/gates/lift.hpp"

/** Shared by the gates that mix elements. Their vector-Jacobian products are written by hand. */
namespace backflow {

/**
 * Adds to a row the members of a struct: static forward, backward and jacobian_entry templates, infer, and optionally
 * workspace, reach, branch, undefined, reads and takes_examples. Without `reach`, the result is a scalar that depends
 * on every input entry. `infer` and `reach` take the node's attributes if the gate has any.
 */
template <class Row>
constexpr Gate mixing(Gate gate) {
  if constexpr (requires(std::span<const Shape> inputs, const Attributes& attributes) {
                  Row::infer(gate, inputs, attributes);
                }) {
    gate.infer = Row::infer;
  } else {
    gate.infer = [](const Gate& gate, std::span<const Shape> inputs, const Attributes&) {
      return Row::infer(gate, inputs);
    };
  }
  if constexpr (requires { &Row::workspace; }) gate.workspace = Row::workspace;
  if constexpr (requires(std::span<const Shape> inputs, const Attributes& attributes) {
                  Row::reach(inputs, inputs[0], attributes, 0, std::size_t{0});
                }) {
    gate.reach = Row::reach;
  } else if constexpr (requires { &Row::reach; }) {
    gate.reach = [](std::span<const Shape> inputs, const Shape& output, const Attributes&, int slot,
                    std::size_t input) { return Row::reach(inputs, output, slot, input); };
  } else {
    gate.reach = [](std::span<const Shape>, const Shape&, const Attributes&, int, std::size_t) {
      return Reach{0, 1, 1};
    };
  }
  if constexpr (requires { Row::takes_examples; }) gate.takes_examples = Row::takes_examples;
  gate.f32 = {Row::template forward<float>, Row::template backward<float>, Row::template jacobian_entry<float>, nullptr,
              nullptr};
  gate.f64 = {Row::template forward<double>, Row::template backward<double>, Row::template jacobian_entry<double>,
              nullptr, nullptr};
  if constexpr (requires { Row::reads; }) gate.f32.reads = gate.f64.reads = Row::reads;
  if constexpr (requires(const Call<double>& call) { Row::branch(call); }) {
    gate.f32.branch = Row::template branch<float>;
    gate.f64.branch = Row::template branch<double>;
  }
  if constexpr (requires(const Call<double>& call) { Row::undefined(call, 0, std::size_t{0}); }) {
    gate.f32.undefined = Row::template undefined<float>;
    gate.f64.undefined = Row::template undefined<double>;
  }
  return gate;
}

/** Writes the value, or adds it if `accumulate` is set. */
template <class T>
void put(T& target, T value, bool accumulate) {
  target = accumulate ? target + value : value;
}

/** Returns the number of examples that a loss averages over: [batch, K] is a batch, [K] or a scalar is one example. */
inline std::size_t examples(const Shape& shape) { return shape.rank == 2 ? shape.rows() : 1; }

/** Error (shape) unless scores [K] come with one label, or scores [batch, K] with [batch] labels. */
inline void require_labels(const Gate& gate, const Shape& scores, const Shape& labels) {
  const bool one = scores.rank == 1 && labels.rank == 0;
  if (one || (scores.rank == 2 && labels.rank == 1 && labels.dims[0] == scores.rows())) return;
  throw Error("labels-shape", {{"gate", gate.name}, {"scores", to_string(scores)}, {"labels", to_string(labels)}}, {},
              gate.name);
}

/** Returns a label as an index; Error (bad_value) if it is not one of 0 … classes − 1. */
template <class T>
std::size_t class_index(const char* gate, T label, std::size_t classes) {
  if (label >= T(0) && label < static_cast<T>(classes)) {
    const auto index = static_cast<std::size_t>(label);
    if (static_cast<T>(index) == label) return index;
  }
  throw Error("label-not-class", {{"gate", gate}, {"most", classes - 1}, {"label", label}}, {}, gate);
}

/** Error (shape) unless both shapes are equal. */
inline void require_equal(const Gate& gate, const Shape& a, const Shape& b) {
  if (a == b) return;
  throw Error("shapes-differ", {{"gate", gate.name}, {"a", to_string(a)}, {"b", to_string(b)}}, {}, gate.name);
}

}  // namespace backflow
