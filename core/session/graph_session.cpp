#include "core/session/graph_session.hpp"

#include <algorithm>
#include <cmath>

#include "core/session/numbers.hpp"

/** Creates, sets, sweeps and rebuilds a session. */
namespace backflow {

std::optional<std::size_t> first_not_finite(const Tensor& value) {
  const auto& data = value.numbers();
  const auto found = std::find_if(data.begin(), data.end(), [](double x) { return !std::isfinite(x); });
  return found == data.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - data.begin()));
}

void require_finite(const NamedTensor& input) {
  if (input.value.shape.size() == 0) throw Error("input-empty", {{"name", input.name}}, {}, input.name);
  if (const auto index = first_not_finite(input.value)) {
    throw Error("input-not-finite", {{"name", input.name}, {"index", *index}}, {}, input.name);
  }
}

namespace {

/**
 * Calls `given(leaf)` for the leaves that are targets of a loss. Error (bad_value) if the numbers that it returns are
 * not valid targets for the loss. Targets that other gates compute are not tested.
 */
template <class F>
void require_targets(const Graph& graph, F given) {
  for (const Node& node : graph.nodes()) {
    if (!node.gate || node.gate->targets == Targets::any) continue;
    const Node& leaf = graph.node(node.inputs[1]);
    if (leaf.kind == NodeKind::gate) continue;
    const std::vector<double> data = given(node.inputs[1]);
    for (std::size_t i = 0; i < data.size(); ++i) {
      if (fits(node.gate->targets, data[i])) continue;
      const Reason reason =
          node.gate->targets == Targets::sign ? Reason("target-not-sign") : Reason("target-not-share");
      // A literal has no name, so its number is used.
      const std::string name = leaf.name.empty() ? number_text(data[i]) : leaf.name;
      throw Error(reason, {{"gate", node.gate->name}, {"index", i}, {"name", name}}, {},
                  leaf.name.empty() ? std::string(node.gate->name) : leaf.name);
    }
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
  std::map<std::string_view, const NamedTensor*> given;
  for (const NamedTensor& input : inputs) given[input.name] = &input;
  for (NodeIndex leaf = 0; leaf < graph_->size() && graph_->node(leaf).kind == NodeKind::input; ++leaf) {
    program->set_numbers(leaf, given.at(graph_->node(leaf).name)->value.numbers());
  }
  require_targets(*graph_, [&](NodeIndex leaf) {
    const Node& node = graph_->node(leaf);
    return node.kind == NodeKind::constant ? node.value : given.at(node.name)->value.numbers();
  });
  program_ = std::move(program);
  forward();
}

GraphSession::GraphSession(std::unique_ptr<AnyProgram> program, std::optional<Mistake> mistake)
    : base_(program->graph()),
      graph_(program->shared_graph()),
      program_(std::move(program)),
      output_id_(base_.node(base_.output).id),
      mistake_(std::move(mistake)),
      values_fresh_(true),
      gradients_fresh_(true) {}

NodeIndex GraphSession::index_of(const NodeReference& node) const {
  return node.name.empty() ? graph().find_id(node.id) : graph().find(node.name);
}

bool GraphSession::set(const NamedTensor& input) {
  require_finite(input);
  const auto found = std::find_if(graph().nodes().begin(), graph().nodes().end(),
                                  [&](const Node& node) { return node.name == input.name; });
  if (found == graph().nodes().end() || found->kind != NodeKind::input) {
    throw Error("no-such-input", {{"name", input.name}}, {}, input.name);
  }
  const auto leaf = static_cast<NodeIndex>(found - graph().nodes().begin());
  require_targets(graph(),
                  [&](NodeIndex target) { return target == leaf ? input.value.numbers() : std::vector<double>{}; });
  const bool replans = !(input.value.shape == found->shape);
  if (!replans) {
    program_->set_numbers(leaf, input.value.numbers());
  } else if (!script_) {
    const std::string shape = to_string(found->shape);
    throw Error("input-shape-fixed", {{"name", input.name}, {"shape", shape}, {"given", to_string(input.value.shape)}},
                {}, input.name);
  } else {
    // The same script, the same ids, and unchanged values for all other inputs.
    std::map<std::string, Shape> shapes;
    for (const Node& node : base_.nodes()) {
      if (node.kind == NodeKind::input) shapes[node.name] = node.name == input.name ? input.value.shape : node.shape;
    }
    Graph next = build(*script_, shapes);
    next.output = next.find_id(base_.node(base_.output).id);
    rebuild(std::move(next), &input);
    upstream_.clear();
    gradients_fresh_ = false;
    all_stale_ = true;
  }
  values_fresh_ = false;
  changed_.push_back(graph().find(input.name));
  stale_.clear();
  tangents_.clear();
  check_.reset();
  return replans;
}

void GraphSession::computed() {
  values_fresh_ = true;
  all_stale_ = false;
  changed_.clear();
  stale_.clear();
  check_.reset();
}

void GraphSession::forward() {
  program_->forward_all();
  computed();
  gradients_fresh_ = false;
}

void GraphSession::backward(const std::optional<NodeReference>& output, const std::optional<Tensor>& upstream,
                            const std::optional<MistakeRequest>& mistake) {
  const NodeIndex target = output ? index_of(*output) : graph().output;
  const Shape& shape = graph().node(target).shape;
  if (upstream && !(upstream->shape == shape)) {
    throw Error("upstream-shape", {{"shape", to_string(shape)}, {"given", to_string(upstream->shape)}}, {}, "upstream");
  }
  if (const auto index = upstream ? first_not_finite(*upstream) : std::nullopt) {
    throw Error("upstream-not-finite", {{"index", *index}}, {}, "upstream");
  }
  std::optional<Mistake> wrong;
  if (mistake) {
    wrong = Mistake{mistake->kind};
    if (mistake->kind == MistakeKind::wrong_local) {
      const Node& node = graph().node(index_of(mistake->node));
      if (node.kind != NodeKind::gate) throw Error("mistake-at-leaf", {}, {}, "mistake");
      wrong->gates = {node.id};
    }
  }
  output_id_ = graph().node(target).id;
  upstream_ = upstream ? upstream->numbers() : std::vector<double>{};
  mistake_ = wrong;
  run_backward();
}

void GraphSession::sweep(AnyProgram& program, const std::optional<Mistake>& mistake) const {
  if (mistake) {
    backflow::backward(program, *mistake, upstream_);
  } else {
    program.backward_from(upstream_);
  }
}

void GraphSession::run_backward() {
  const NodeIndex target = graph().find_id(output_id_);
  if (program_->output() != target) {
    program_->plan(target);
    values_fresh_ = false;
  }
  if (!values_fresh_) program_->forward_all();
  sweep(*program_, mistake_);
  computed();
  gradients_fresh_ = true;
}

/** Returns a float64 program for the same graph with the same values, swept with or without a mistake. */
std::unique_ptr<Program<double>> GraphSession::in_double(const std::optional<Mistake>& mistake) const {
  auto program = std::make_unique<Program<double>>(graph_);
  program->plan(graph().find_id(output_id_));
  copy_inputs(*program_, *program);
  program->forward_all();
  sweep(*program, mistake);
  return program;
}

std::vector<std::uint32_t> GraphSession::expand(std::uint32_t id) {
  auto parts = expansions_.expand(graph(), id);
  resume();
  return parts;
}

void GraphSession::collapse(std::uint32_t id) {
  expansions_.collapse(id);
  resume();
}

Graph GraphSession::with_whole(const Node& part) const {
  Expansions closed = expansions_;
  closed.collapse(part.id);
  return closed.apply(base_);
}

/**
 * Rebuilds the graph after an expansion or a collapse, with the same inputs, and repeats the sweeps that had been run.
 */
void GraphSession::resume() {
  const bool computed = values_fresh_;
  const bool swept = computed && gradients_fresh_;
  rebuild(base_, nullptr);
  values_fresh_ = gradients_fresh_ = false;
  all_stale_ = true;
  if (computed) forward();
  if (swept) run_backward();
}

/** Replaces the graph by another with the same inputs, one of which may have a new value. */
void GraphSession::rebuild(Graph base, const NamedTensor* changed) {
  auto next = std::make_shared<const Graph>(expansions_.apply(base));
  const auto there = [&](std::uint32_t id) {
    return std::any_of(next->nodes().begin(), next->nodes().end(), [&](const Node& node) { return node.id == id; });
  };
  const bool kept = there(output_id_);
  const std::uint32_t output = kept ? output_id_ : next->node(next->output).id;
  auto program = program_->of_same_kind(next);
  program->plan(next->find_id(output));
  copy_inputs(*program_, *program, changed ? changed->name : std::string());
  if (changed) program->set_numbers(next->find(changed->name), changed->value.numbers());
  program_ = std::move(program);
  if (!kept) upstream_.clear();
  if (mistake_) {
    std::erase_if(mistake_->gates, [&](std::uint32_t gate) { return !there(gate); });
    if (mistake_->is_nowhere()) mistake_.reset();
  }
  output_id_ = output;
  base_ = std::move(base);
  graph_ = std::move(next);
  changed_.clear();
  stale_.clear();
  tangents_.clear();
  check_.reset();
}

}  // namespace backflow
