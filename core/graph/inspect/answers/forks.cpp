#include "core/graph/inspect/answers/forks.hpp"

#include <algorithm>
#include <cmath>

namespace backflow::answers {
namespace {

constexpr double rounding = 1e-13;

std::vector<double> moved(const Shape& shape, std::size_t entry) {
  std::vector<double> tangent(shape.size(), 0);
  tangent[entry] = 1;
  return tangent;
}

/** Counts the uses of a penalty in a training graph. */
std::size_t penalties(const Graph& graph, const std::vector<Edge>& uses) {
  return static_cast<std::size_t>(std::count_if(uses.begin(), uses.end(), [&](const Edge& use) {
    return graph.node(use.gate).group.kind == GroupKind::regularization;
  }));
}

/** Adds the partial sums of a parameter that a penalty uses besides the loss. */
void add_penalty_sums(const Graph& graph, const std::vector<Edge>& uses, std::vector<PartialSum>& sums) {
  std::vector<double> data, penalty, twice;
  for (const Edge& use : uses) {
    const bool is_penalty = graph.node(use.gate).group.kind == GroupKind::regularization;
    data.push_back(is_penalty ? 0 : 1);
    penalty.push_back(is_penalty ? 1 : 0);
    twice.push_back(is_penalty ? 2 : 1);
  }
  sums.push_back({"regularization-forgotten", data, {}, {}});
  sums.push_back({"regularization-only", penalty, {}, {}});
  // λ Σ W² in the place of ½ λ Σ W², of which both factors are uses.
  sums.push_back({"regularization-unhalved", twice, {}, {}, penalties(graph, uses) == 2});
}

}  // namespace

Ways::Ways(const Program<double>& program, NodeIndex node, std::size_t entry)
    : program_(program), tangents_(tangents(program, node, moved(program.graph().node(node).shape, entry))) {
  for (NodeIndex index = node + 1; index < program.output(); ++index) {
    const auto& tangent = tangents_[index];
    const bool moves = std::any_of(tangent.begin(), tangent.end(), [](double t) { return t != 0; });
    if (moves && program.has_gradient(index)) between_.push_back(index);
  }
}

std::vector<Edge> Ways::uses(NodeIndex node) const {
  std::vector<Edge> uses;
  for (NodeIndex index = node + 1; index <= program_.output(); ++index) {
    const Node& user = program_.graph().node(index);
    for (int slot = 0; slot < static_cast<int>(user.inputs.size()); ++slot) {
      if (user.inputs[slot] != node || !user.gate->takes_gradient(slot) || !program_.has_gradient(index)) continue;
      uses.push_back({&program_, index, slot, program_.gradients(index)});
    }
  }
  return uses;
}

bool Ways::affords(const Edge& edge) {
  const std::vector<double>& tangent = tangents_[edge.input()];
  std::size_t cost = 0;
  for (std::size_t input = 0; input < tangent.size(); ++input) {
    if (tangent[input] != 0) cost += program_.reach(edge.gate, edge.slot, input).count;
  }
  // About twenty rows read each of them.
  cost *= 20;
  if (cost > left_) return false;
  left_ -= cost;
  return true;
}

double Ways::changed(NodeIndex node, double truth, const std::function<double(std::size_t)>& change) const {
  double sum = truth, size = std::abs(truth);
  const std::vector<double>& tangents = tangents_[node];
  for (std::size_t input = 0; input < tangents.size(); ++input) {
    if (tangents[input] == 0) continue;
    const double part = change(input) * tangents[input];
    sum += part;
    size += std::abs(part);
  }
  // What is left of numbers that cancel is rounding.
  return std::abs(sum) < rounding * size ? 0 : sum;
}

std::vector<PartialSum> partial_sums(const Graph& graph, const std::vector<Edge>& uses, bool asked) {
  std::vector<PartialSum> sums;
  const std::size_t count = uses.size();
  const std::size_t penalty = penalties(graph, uses);
  if (asked && penalty > 0 && penalty < count) add_penalty_sums(graph, uses, sums);
  const auto add = [&](std::string_view mistake, std::size_t k, double others, double this_one, bool names_it) {
    std::vector<double> times(count, others);
    times[k] = this_one;
    PartialSum sum{asked ? mistake : "sent-early", std::move(times), uses[k].gate, uses[k].slot};
    // On the way, the mistake is made at the fork itself.
    if (!asked) sum.gate = uses[k].input();
    if (!asked || !names_it) sum.slot = {};
    if (asked && !names_it) sum.gate = {};
    sums.push_back(std::move(sum));
  };
  // The sweep reaches the gates from the last to the first, and the slots of each in order.
  std::size_t last = 0, first = count - 1;
  while (last + 1 < count && uses[last + 1].gate == uses[0].gate) ++last;
  while (first > 0 && uses[first - 1].gate == uses[count - 1].gate) --first;
  add("overwritten", last, 0, 1, false);
  add("first-kept", first, 0, 1, false);
  for (std::size_t k = 0; count <= 8 && k < count; ++k) add("use-forgotten", k, 1, 0, true);
  for (std::size_t k = 0; count <= 8 && k < count; ++k) add("one-use", k, 0, 1, true);
  return sums;
}

}  // namespace backflow::answers
