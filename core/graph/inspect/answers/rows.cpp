#include "core/graph/inspect/answers/rows.hpp"

#include "core/gates/lift.hpp"
#include "core/gates/mixing.hpp"
#include "core/graph/plan/pass.hpp"

namespace backflow::answers {

std::size_t Gated::source(int slot, std::size_t output) const {
  const Shape& result = node().shape;
  const BroadcastStrides strides = broadcast_strides(shape_of(slot), result);
  return output / result.columns() * strides.row + output % result.columns() * strides.column;
}

double Gated::examples() const { return static_cast<double>(backflow::examples(shape_of(0))); }

bool is_about(std::string_view gates, std::string_view name) {
  if (gates.empty()) return true;
  while (!gates.empty()) {
    const std::size_t end = std::min(gates.find(' '), gates.size());
    if (gates.substr(0, end) == name) return true;
    gates.remove_prefix(std::min(end + 1, gates.size()));
  }
  return false;
}

std::vector<double> upstream_of(const Program<double>& program, NodeIndex node) {
  if (node <= program.output()) return program.gradients(node);
  return std::vector<double>(program.graph().node(node).shape.size(), 0);
}

double passed(const LocalRow& row, const PassEntry& at) {
  double sum = 0;
  for_each_term(at.program, at.index, at.slot, at.input, [&](std::size_t output, double right) {
    sum += term_product(at.upstream[output], row.local({{at.program, at.index}, at.slot, output, at.input, right}));
  });
  return sum;
}

double right_downstream(const Gated& at, int slot, std::size_t input, const std::vector<double>& upstream) {
  double sum = 0;
  for_each_term(at.program, at.index, slot, input,
                [&](std::size_t output, double local) { sum += term_product(upstream[output], local); });
  return sum;
}

}  // namespace backflow::answers
