#include "core/graph/inspect/answers/rows.hpp"

#include <algorithm>

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
  for (std::size_t from = 0; from < gates.size();) {
    const std::size_t end = std::min(gates.find(' ', from), gates.size());
    if (gates.substr(from, end - from) == name) return true;
    from = end + 1;
  }
  return false;
}

double EdgeRow::downstream(const PassEntry& at) const {
  if (pass) return pass->downstream(at);
  double sum = 0;
  for_each_term(at.program, at.index, at.slot, at.input, [&](std::size_t output, double right) {
    sum += term_product(at.upstream[output], local->local({{at.program, at.index}, at.slot, output, at.input, right}));
  });
  return sum;
}

bool EdgeRow::is_convention(const PassEntry& at) const {
  if (!local || !local->convention) return false;
  const std::size_t output = at.reach().first;
  return local->convention({{at.program, at.index}, at.slot, output, at.input, at.local(output)});
}

void for_each_row(const Gate& gate, Rank from, Rank to, Callback<void, const EdgeRow&> visit) {
  for (int rank = static_cast<int>(from); rank <= static_cast<int>(to); ++rank) {
    for (const LocalRow& row : local_rows()) {
      if (static_cast<int>(row.rank) == rank && is_about(row.gates, gate.name)) visit({&row, nullptr});
    }
    for (const PassRow& row : pass_rows()) {
      if (static_cast<int>(row.rank) == rank && is_about(row.gates, gate.name)) visit({nullptr, &row});
    }
  }
}

std::vector<double> upstream_of(const AnyProgram& program, NodeIndex node) {
  if (node <= program.output()) return program.gradients(node);
  return std::vector<double>(program.graph().node(node).shape.size(), 0);
}

double right_downstream(const Gated& at, int slot, std::size_t input, const std::vector<double>& upstream) {
  double sum = 0;
  for_each_term(at.program, at.index, slot, input,
                [&](std::size_t output, double local) { sum += term_product(upstream[output], local); });
  return sum;
}

void add(WrongAnswers& all, std::string_view mistake, double value, std::int64_t gate, int slot, bool convention) {
  WrongAnswer answer{mistake, value, {}, {}, convention};
  if (gate >= 0) answer.gate = static_cast<NodeIndex>(gate);
  if (slot >= 0) answer.slot = slot;
  all.answers.push_back(answer);
}

}  // namespace backflow::answers
