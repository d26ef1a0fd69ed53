#include "wasm/facade_graph.hpp"

#include <algorithm>
#include <cmath>

namespace backflow {
namespace {

void require_finite(const NamedTensor& input) {
  if (input.value.shape.size() == 0) {
    throw Error(ErrorCode::bad_value, "input '" + input.name + "' is empty", {}, input.name);
  }
  for (std::size_t i = 0; i < input.value.data.size(); ++i) {
    if (std::isfinite(input.value.data[i])) continue;
    throw Error(ErrorCode::bad_value,
                "input '" + input.name + "' must be finite; entry " + std::to_string(i) + " is not", {}, input.name);
  }
}

template <class T>
void write(Program<T>& program, NodeIndex leaf, const std::vector<double>& data) {
  std::transform(data.begin(), data.end(), program.memory(leaf).begin(), [](double x) { return static_cast<T>(x); });
}

template <class T>
Tensor copied(std::span<const T> data, const Shape& shape) {
  return {shape, std::vector<double>(data.begin(), data.end())};
}

/** Copies every input's value from one program to another of a graph that has the same inputs, by id. */
template <class From, class To>
void copy_inputs(const Program<From>& from, Program<To>& to) {
  for (NodeIndex index = 0; index < to.graph().size(); ++index) {
    const Node& node = to.graph().node(index);
    if (node.kind != NodeKind::input) continue;
    const auto value = from.value(from.graph().find_id(node.id));
    std::transform(value.begin(), value.end(), to.memory(index).begin(), [](From x) { return static_cast<To>(x); });
  }
}

}  // namespace

GraphSession::GraphSession(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output)
    : script_(parse(text)) {
  std::map<std::string, Shape> shapes;
  for (const NamedTensor& input : inputs) {
    require_finite(input);
    shapes[input.name] = input.value.shape;
  }
  base_ = build(*script_, shapes);
  if (!output.empty()) base_.output = base_.find(output);
  output_id_ = base_.node(base_.output).id;
  graph_ = std::make_shared<const Graph>(base_);
  auto program = std::make_unique<Program<double>>(graph_);
  program->plan(graph_->output);
  for (const NamedTensor& input : inputs) write(*program, graph_->find(input.name), input.value.data);
  program_ = std::move(program);
  forward();
}

GraphSession::GraphSession(std::unique_ptr<Program<float>> program)
    : base_(program->graph()),
      graph_(program->shared_graph()),
      program_(std::move(program)),
      output_id_(base_.node(base_.output).id),
      values_fresh_(true),
      gradients_fresh_(true) {}

GraphSession::GraphSession(std::unique_ptr<Program<double>> program)
    : base_(program->graph()),
      graph_(program->shared_graph()),
      program_(std::move(program)),
      output_id_(base_.node(base_.output).id),
      values_fresh_(true),
      gradients_fresh_(true) {}

std::vector<NodeInfo> GraphSession::nodes() const {
  std::vector<NodeInfo> infos;
  for (const Node& node : graph().nodes()) {
    NodeInfo info;
    info.id = node.id;
    info.name = node.name;
    info.gate = node.kind == NodeKind::input      ? "input"
                : node.kind == NodeKind::constant ? "constant"
                                                  : std::string(node.gate->name);
    info.pattern = pattern_name(node.gate ? node.gate->pattern : Pattern::none);
    for (const NodeIndex input : node.inputs) info.inputs.push_back(graph().node(input).id);
    info.shape = node.shape;
    info.group = node.group;
    info.composite = Expansions::is_composite(node);
    info.part_of = node.part_of;
    infos.push_back(std::move(info));
  }
  return infos;
}

std::uint32_t GraphSession::output() const { return output_id_; }

NodeIndex GraphSession::index_of(const NodeReference& node) const {
  return node.name.empty() ? graph().find_id(node.id) : graph().find(node.name);
}

void GraphSession::set(const NamedTensor& input) {
  require_finite(input);
  const auto found = std::find_if(graph().nodes().begin(), graph().nodes().end(),
                                  [&](const Node& node) { return node.name == input.name; });
  if (found == graph().nodes().end() || found->kind != NodeKind::input) {
    throw Error(ErrorCode::unknown_input, "there is no input '" + input.name + "'", {}, input.name);
  }
  const auto leaf = static_cast<NodeIndex>(found - graph().nodes().begin());
  if (input.value.shape == found->shape) {
    std::visit([&](auto& program) { write(*program, leaf, input.value.data); }, program_);
  } else if (!script_) {
    throw Error(ErrorCode::shape,
                "input '" + input.name + "' of a training graph keeps its shape " + to_string(found->shape) + "; got " +
                    to_string(input.value.shape),
                {}, input.name);
  } else {
    // Another shape plans anew: the same script, the same ids, all other inputs as they are.
    std::map<std::string, Shape> shapes;
    std::vector<NamedTensor> values{input};
    const auto& program = *std::get<Owned<double>>(program_);
    for (const std::string& name : script_->inputs) {
      const NodeIndex other = graph().find(name);
      shapes[name] = name == input.name ? input.value.shape : graph().node(other).shape;
      if (name != input.name) values.push_back({name, copied(program.value(other), graph().node(other).shape)});
    }
    Graph next = build(*script_, shapes);
    next.output = next.find_id(base_.node(base_.output).id);
    auto shared = std::make_shared<const Graph>(expansions_.apply(next));
    auto planned = std::make_unique<Program<double>>(shared);
    planned->plan(shared->find_id(output_id_));
    for (const NamedTensor& value : values) write(*planned, shared->find(value.name), value.value.data);
    base_ = std::move(next);
    graph_ = std::move(shared);
    program_ = std::move(planned);
    upstream_.clear();
  }
  values_fresh_ = gradients_fresh_ = false;
}

void GraphSession::forward() {
  std::visit([](auto& program) { program->forward_all(); }, program_);
  values_fresh_ = true;
  gradients_fresh_ = false;
}

void GraphSession::backward(const std::optional<NodeReference>& output, const std::optional<Tensor>& upstream) {
  const NodeIndex target = output ? index_of(*output) : graph().output;
  const Shape& shape = graph().node(target).shape;
  if (upstream && !(upstream->shape == shape)) {
    throw Error(ErrorCode::shape, "the upstream gradient must have the output's shape " + to_string(shape) + ", got " +
                                      to_string(upstream->shape));
  }
  if (upstream) require_finite({"upstream", *upstream});
  output_id_ = graph().node(target).id;
  upstream_ = upstream ? upstream->data : std::vector<double>{};
  run_backward();
}

void GraphSession::run_backward() {
  std::visit(
      [&](auto& program) {
        using T = typename std::decay_t<decltype(*program)>::Number;
        const NodeIndex target = graph().find_id(output_id_);
        if (program->output() != target) {
          program->plan(target);
          values_fresh_ = false;
        }
        if (!values_fresh_) program->forward_all();
        const std::vector<T> start(upstream_.begin(), upstream_.end());
        program->backward(start);
      },
      program_);
  values_fresh_ = gradients_fresh_ = true;
}

void GraphSession::require_values(NodeIndex node) const {
  if (values_fresh_ || graph().node(node).kind != NodeKind::gate) return;
  throw Error(ErrorCode::stale, "an input was set since the last forward(): call forward() first");
}

void GraphSession::require_gradients() const {
  if (!gradients_fresh_) throw Error(ErrorCode::stale, "there are no gradients yet: call backward() first");
}

Tensor GraphSession::value(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_values(index);
  return std::visit([&](auto& program) { return copied(program->value(index), graph().node(index).shape); }, program_);
}

Tensor GraphSession::gradient(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_gradients();
  return std::visit([&](auto& program) { return copied(program->gradient(index), graph().node(index).shape); },
                    program_);
}

std::vector<EdgeInfo> GraphSession::edges(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_gradients();
  std::vector<EdgeInfo> infos;
  for (EdgeView& view : std::visit([&](auto& program) { return backflow::edges(*program, index); }, program_)) {
    infos.push_back({graph().node(view.input).id, std::move(view)});
  }
  return infos;
}

std::vector<UseInfo> GraphSession::contributions(const NodeReference& node) {
  const NodeIndex index = index_of(node);
  require_gradients();
  std::vector<UseInfo> infos;
  for (Contribution& use :
       std::visit([&](auto& program) { return backflow::contributions(*program, index); }, program_)) {
    infos.push_back({graph().node(use.node).id, use.slot, std::move(use.gradient)});
  }
  return infos;
}

std::vector<Term> GraphSession::terms(const NodeReference& node, int slot, std::size_t entry) {
  const NodeIndex index = index_of(node);
  require_gradients();
  return std::visit([&](auto& program) { return backflow::terms(*program, index, slot, entry); }, program_);
}

Tensor GraphSession::jacobian(const NodeReference& node, int slot) {
  const NodeIndex index = index_of(node);
  require_values(index);
  return std::visit([&](auto& program) { return backflow::jacobian(*program, index, slot); }, program_);
}

std::vector<CheckInfo> GraphSession::check(double step, const std::optional<NodeReference>& node,
                                           std::optional<std::size_t> entry) {
  if (!gradients_fresh_) run_backward();
  const CheckOptions options{step, node ? std::optional(index_of(*node)) : std::nullopt, entry};
  Program<double> program(graph_);
  program.plan(graph().find_id(output_id_));
  std::visit([&](auto& own) { copy_inputs(*own, program); }, program_);
  program.forward();
  program.backward(upstream_);
  std::vector<CheckInfo> infos;
  for (const CheckEntry& one : backflow::check(program, options)) {
    const Node& checked = graph().node(one.node);
    infos.push_back({checked.name.empty() ? "#" + std::to_string(checked.id) : checked.name, one});
  }
  return infos;
}

std::vector<std::uint32_t> GraphSession::expand(std::uint32_t id) {
  auto parts = expansions_.expand(graph(), id);
  rebuild();
  return parts;
}

void GraphSession::collapse(std::uint32_t id) {
  expansions_.collapse(id);
  rebuild();
}

/** After a change of what is expanded: the same inputs, and the sweeps that had been run. */
void GraphSession::rebuild() {
  auto next = std::make_shared<const Graph>(expansions_.apply(base_));
  const bool kept =
      std::any_of(next->nodes().begin(), next->nodes().end(), [&](const Node& node) { return node.id == output_id_; });
  if (!kept) {
    output_id_ = next->node(next->output).id;
    upstream_.clear();
  }
  std::visit(
      [&](auto& program) {
        using T = typename std::decay_t<decltype(*program)>::Number;
        auto planned = std::make_unique<Program<T>>(next);
        planned->plan(next->find_id(output_id_));
        copy_inputs(*program, *planned);
        program = std::move(planned);
      },
      program_);
  graph_ = std::move(next);
  const bool swept = gradients_fresh_;
  const bool computed = values_fresh_;
  values_fresh_ = gradients_fresh_ = false;
  if (computed) forward();
  if (swept) run_backward();
}

}  // namespace backflow
