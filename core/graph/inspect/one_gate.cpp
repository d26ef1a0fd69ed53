#include "core/graph/inspect/one_gate.hpp"

#include <utility>

#include "core/kernels/pack.hpp"

namespace backflow {

OneGate::OneGate(const Gate& gate, std::vector<Shape> shapes, const Shape& shape, const Attributes& attributes)
    : gate_(gate), shapes_(std::move(shapes)), result_(shape.size()) {
  const Workspace room = gate.workspace ? gate.workspace(shapes_, shape) : Workspace{};
  // Padding, so that reading a whole pack at the end stays inside the memory.
  saved_.resize(room.saved + lanes);
  scratch_.resize(room.scratch + lanes);
  result_.reserve(shape.size() + lanes);
  for (const Shape& operand : shapes_) {
    operands_.emplace_back();
    operands_.back().reserve(operand.size() + lanes);
    operands_.back().resize(operand.size());
  }
  for (const std::vector<double>& operand : operands_) pointers_.push_back(operand.data());
  call_ = {pointers_, shapes_, shape, result_.data(), saved_.data(), scratch_.data(), false, attributes};
}

const std::vector<double>& OneGate::run() {
  gate_.f64.forward(call_);
  return result_;
}

}  // namespace backflow
