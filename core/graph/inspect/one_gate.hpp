#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/gates/gate.hpp"

namespace backflow {

/** A single gate with separate memory: its operands can be nudged without changing a graph. */
class OneGate {
 public:
  OneGate(const Gate& gate, std::vector<Shape> shapes, const Shape& shape, const Attributes& attributes);

  OneGate(const OneGate&) = delete;
  OneGate& operator=(const OneGate&) = delete;

  /** The writable numbers of an operand. */
  std::vector<double>& operand(std::size_t slot) { return operands_[slot]; }
  /** Computes and returns the result. */
  const std::vector<double>& run();
  /** Returns a number for the sides of its kinks that the gate is on. */
  std::uint64_t branch() const { return gate_.f64.branch ? gate_.f64.branch(call_) : 0; }
  /** True if the slot's derivative does not exist. */
  bool undefined(int slot) const {
    for (std::size_t output = 0; gate_.f64.undefined && output < call_.shape.size(); ++output) {
      if (gate_.f64.undefined(call_, slot, output)) return true;
    }
    return false;
  }
  Reach reach(int slot, std::size_t input) const {
    return gate_.reach(shapes_, call_.shape, call_.attributes, slot, input);
  }

 private:
  const Gate& gate_;
  std::vector<Shape> shapes_;
  std::vector<std::vector<double>> operands_;
  std::vector<const double*> pointers_;
  std::vector<double> result_, saved_, scratch_;
  Call<double> call_;
};

}  // namespace backflow
