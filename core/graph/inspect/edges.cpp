#include "core/graph/inspect/edges.hpp"

#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

constexpr std::size_t max_jacobian_cells = 1000000;

/** Returns a gate node's upstream gradient; zeros for nodes after the output, where no gradient flows. */
std::vector<double> upstream_of(const AnyProgram& program, NodeIndex node) {
  if (node <= program.output()) return program.gradients(node);
  return std::vector<double>(program.graph().node(node).shape.size(), 0);
}

}  // namespace

void require_slot(const Node& node, int slot) {
  if (slot >= 0 && slot < static_cast<int>(node.inputs.size())) return;
  if (node.inputs.empty()) throw Error("leaf-has-no-slots", {{"slot", slot}});
  throw Error("unknown-slot", {{"slot", slot}, {"last", node.inputs.size() - 1}});
}

void require_entry(const Shape& shape, std::size_t index) {
  if (index >= shape.size()) throw Error("unknown-entry", {{"index", index}, {"shape", to_string(shape)}});
}

std::optional<Tensor> local_gradient(const AnyProgram& program, NodeIndex index, int slot) {
  const Node& node = program.graph().node(index);
  if (node.gate->is_label(slot)) return std::nullopt;
  const bool diagonal = node.gate->element_wise;
  if (!diagonal && node.shape.rank > 0) return std::nullopt;
  Tensor local(diagonal ? node.shape : program.graph().node(node.inputs[slot]).shape);
  std::vector<double>& entries = local.numbers();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (diagonal) {
      entries[i] = program.local(index, slot, i, 0);
    } else {
      // A scalar result need not read every entry: a pick reads one.
      for_each_reached(program, index, slot, i,
                       [&](std::size_t output) { entries[i] = program.local(index, slot, output, i); });
    }
  }
  return local;
}

std::vector<EdgeView> edges(const AnyProgram& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  const std::vector<double> upstream = upstream_of(program, index);
  std::vector<EdgeView> views(node.inputs.size());
  for (int slot = 0; slot < static_cast<int>(views.size()); ++slot) {
    const NodeIndex input = node.inputs[slot];
    PassedOn passed = passed_on(program, index, slot, upstream);
    views[slot] = {input,
                   slot,
                   {node.shape, upstream},
                   local_gradient(program, index, slot),
                   {program.graph().node(input).shape, std::move(passed.gradient)},
                   passed.flag};
  }
  return views;
}

std::vector<Contribution> contributions(const AnyProgram& program, NodeIndex node) {
  const Shape& shape = program.graph().node(node).shape;
  std::vector<Contribution> uses;
  for (NodeIndex index = 0; index <= program.output(); ++index) {
    const Node& user = program.graph().node(index);
    for (int slot = 0; slot < static_cast<int>(user.inputs.size()); ++slot) {
      if (user.inputs[slot] != node || !user.gate->takes_gradient(slot)) continue;
      Tensor gradient(shape);
      program.pass_on(index, slot, upstream_of(program, index), gradient.numbers());
      uses.push_back({index, slot, std::move(gradient)});
    }
  }
  return uses;
}

std::vector<Term> terms(const AnyProgram& program, NodeIndex index, int slot, std::size_t input) {
  const Node& node = program.graph().node(index);
  require_slot(node, slot);
  require_entry(program.graph().node(node.inputs[slot]).shape, input);
  std::vector<Term> found;
  if (!node.gate->takes_gradient(slot)) return found;
  const std::vector<double> upstream = upstream_of(program, index);
  for_each_term(program, index, slot, input, [&](std::size_t output, double local) {
    found.push_back({output, upstream[output], local, program.rounded(term_product(upstream[output], local))});
  });
  return found;
}

Tensor jacobian(const AnyProgram& program, NodeIndex index, int slot) {
  const Node& node = program.graph().node(index);
  require_slot(node, slot);
  const std::size_t outputs = node.shape.size();
  const std::size_t inputs = program.graph().node(node.inputs[slot]).shape.size();
  if (inputs > max_jacobian_cells / outputs) {
    throw Error("jacobian-too-large", {{"outputs", outputs}, {"inputs", inputs}});
  }
  Tensor matrix(Shape::matrix(outputs, inputs));
  if (!node.gate->takes_gradient(slot)) return matrix;
  for (std::size_t input = 0; input < inputs; ++input) {
    for_each_term(program, index, slot, input,
                  [&](std::size_t output, double local) { matrix.values(output, input) = local; });
  }
  return matrix;
}

}  // namespace backflow
