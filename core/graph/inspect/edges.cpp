#include "core/graph/inspect/edges.hpp"

#include "core/graph/plan/pass.hpp"

namespace backflow {
namespace {

template <class T>
Tensor copied(std::span<const T> data, const Shape& shape) {
  return {shape, std::vector<double>(data.begin(), data.end())};
}

constexpr std::size_t max_jacobian_cells = 1000000;

/** Returns a gate node's upstream gradient; zeros for nodes after the output, where no gradient flows. */
template <class T>
std::vector<T> upstream_of(const Program<T>& program, NodeIndex node) {
  if (node <= program.output()) {
    const auto gradient = program.gradient(node);
    return {gradient.begin(), gradient.end()};
  }
  return std::vector<T>(program.graph().node(node).shape.size(), T(0));
}

}  // namespace

void require_slot(const Node& node, int slot) {
  if (slot >= 0 && slot < static_cast<int>(node.inputs.size())) return;
  if (node.inputs.empty()) throw Error("leaf-has-no-slots", {{"slot", slot}});
  throw Error("unknown-slot", {{"slot", slot}, {"last", node.inputs.size() - 1}});
}

template <class T>
std::optional<Tensor> local_gradient(const Program<T>& program, NodeIndex index, int slot) {
  const Node& node = program.graph().node(index);
  if (!node.gate->takes_gradient(slot)) return std::nullopt;
  const auto entry = node.gate->template rule<T>().jacobian_entry;
  const Call<T> call = program.call(index);
  const Shape& input = program.graph().node(node.inputs[slot]).shape;
  if (node.gate->element_wise) {
    Tensor local(node.shape);
    for (std::size_t o = 0; o < local.numbers().size(); ++o) local.numbers()[o] = entry(call, slot, o, 0);
    return local;
  }
  if (node.shape.rank > 0) return std::nullopt;
  Tensor local(input);
  for (std::size_t i = 0; i < local.numbers().size(); ++i) local.numbers()[i] = entry(call, slot, 0, i);
  return local;
}

template <class T>
std::vector<EdgeView> edges(Program<T>& program, NodeIndex index) {
  const Node& node = program.graph().node(index);
  const std::vector<T> upstream = upstream_of(program, index);
  std::vector<EdgeView> views;
  for (int slot = 0; slot < static_cast<int>(node.inputs.size()); ++slot) {
    const NodeIndex input = node.inputs[slot];
    const PassedOn<T> passed = passed_on(program, index, slot, std::span<const T>(upstream));
    views.push_back({input, slot, copied(std::span<const T>(upstream), node.shape),
                     local_gradient(program, index, slot),
                     copied(std::span<const T>(passed.gradient), program.graph().node(input).shape), passed.flag});
  }
  return views;
}

template <class T>
std::vector<Contribution> contributions(Program<T>& program, NodeIndex node) {
  std::vector<Contribution> uses;
  for (NodeIndex index = 0; index <= program.output(); ++index) {
    const Node& user = program.graph().node(index);
    for (int slot = 0; slot < static_cast<int>(user.inputs.size()); ++slot) {
      if (user.inputs[slot] != node || !user.gate->takes_gradient(slot)) continue;
      const std::vector<T> upstream = upstream_of(program, index);
      std::vector<T> gradient(program.graph().node(node).shape.size());
      pass(user.gate, program.call(index), upstream.data(), slot, std::span<T>(gradient));
      uses.push_back({index, slot, copied(std::span<const T>(gradient), program.graph().node(node).shape)});
    }
  }
  return uses;
}

template <class T>
std::vector<Term> terms(const Program<T>& program, NodeIndex index, int slot, std::size_t input) {
  const Node& node = program.graph().node(index);
  require_slot(node, slot);
  const Shape& shape = program.graph().node(node.inputs[slot]).shape;
  if (input >= shape.size()) {
    throw Error("unknown-entry", {{"index", input}, {"shape", to_string(shape)}});
  }
  std::vector<Term> found;
  if (!node.gate->takes_gradient(slot)) return found;
  const Call<T> call = program.call(index);
  const std::vector<T> upstream = upstream_of(program, index);
  for_each_term(*node.gate, call, slot, input, [&](std::size_t output, T local) {
    found.push_back({output, upstream[output], local, term_product(upstream[output], local)});
  });
  return found;
}

template <class T>
Tensor jacobian(const Program<T>& program, NodeIndex index, int slot) {
  const Node& node = program.graph().node(index);
  require_slot(node, slot);
  const std::size_t outputs = node.shape.size();
  const std::size_t inputs = program.graph().node(node.inputs[slot]).shape.size();
  if (inputs > max_jacobian_cells / outputs) {
    throw Error("jacobian-too-large", {{"outputs", outputs}, {"inputs", inputs}});
  }
  Tensor matrix(Shape::matrix(outputs, inputs));
  if (!node.gate->takes_gradient(slot)) return matrix;
  const Call<T> call = program.call(index);
  for (std::size_t input = 0; input < inputs; ++input) {
    for_each_term(*node.gate, call, slot, input,
                  [&](std::size_t output, T local) { matrix.values(output, input) = local; });
  }
  return matrix;
}

template std::optional<Tensor> local_gradient(const Program<float>&, NodeIndex, int);
template std::optional<Tensor> local_gradient(const Program<double>&, NodeIndex, int);
template std::vector<EdgeView> edges(Program<float>&, NodeIndex);
template std::vector<EdgeView> edges(Program<double>&, NodeIndex);
template std::vector<Contribution> contributions(Program<float>&, NodeIndex);
template std::vector<Contribution> contributions(Program<double>&, NodeIndex);
template std::vector<Term> terms(const Program<float>&, NodeIndex, int, std::size_t);
template std::vector<Term> terms(const Program<double>&, NodeIndex, int, std::size_t);
template Tensor jacobian(const Program<float>&, NodeIndex, int);
template Tensor jacobian(const Program<double>&, NodeIndex, int);

}  // namespace backflow
