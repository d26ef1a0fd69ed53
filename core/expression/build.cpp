#include "core/expression/build.hpp"

#include <algorithm>
#include <map>

#include "core/expression/other_names.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

using Names = std::map<std::string, NodeIndex>;

/** Error (too_large) if the graph has more than max_nodes nodes. */
void require_room(const Graph& graph, const Place& place) {
  if (graph.size() < max_nodes) return;
  throw Error("text-too-large", {}, place);
}

Error unbound(const std::string& name, const Place& place) { return Error("no-value", {{"name", name}}, place, name); }

/** Error (syntax) for a · between vectors or matrices, which means `@` to some readers and `*` to others. */
void require_scalar(const Shape& a, const Shape& b, const Place& place) {
  if (a.rank == 0 || b.rank == 0) return;
  throw Error("middle-dot", {{"a", to_string(a)}, {"b", to_string(b)}}, place).fixed_by({place, 1, "@"});
}

/** Adds a node for each named constant of a script. */
void add_constants(const Script& script, Graph& graph, Names& names) {
  for (const std::string& name : script.constants) {
    if (names.contains(name)) continue;
    const NodeIndex index = graph.add_constant(constant_named(name)->value);
    graph.rename(index, name);
    names[name] = index;
  }
}

/** Runs an assignment's steps on a stack of node indices. The last node receives `name`, which may be empty. */
NodeIndex append(const Assignment& line, Graph& graph, const Names& names, const std::string& name) {
  std::vector<NodeIndex> stack;
  for (std::size_t i = 0; i < line.steps.size(); ++i) {
    const Step& step = line.steps[i];
    if (step.kind != StepKind::name) require_room(graph, step.place);
    const std::string label = i + 1 == line.steps.size() ? name : std::string();
    switch (step.kind) {
      case StepKind::number:
        stack.push_back(graph.add_constant(step.shape, step.numbers));
        graph.rename(stack.back(), label);
        break;
      case StepKind::name:
        stack.push_back(names.at(step.name));
        break;
      case StepKind::apply: {
        const auto first = stack.end() - step.arguments;
        const int most = step.gate->max_inputs;
        if (step.dotted) require_scalar(graph.node(first[0]).shape, graph.node(first[1]).shape, step.place);
        const bool fold = most >= 0 && step.arguments > most;
        const int taken = fold ? most : step.arguments;
        NodeIndex result =
            graph.apply(*step.gate, {first, first + taken}, fold ? std::string() : label, step.place, step.attributes);
        for (int k = taken; k < step.arguments; ++k) {
          const bool last = k + 1 == step.arguments;
          result = graph.apply(*step.gate, {result, first[k]}, last ? label : std::string(), step.place);
        }
        stack.erase(first, stack.end());
        stack.push_back(result);
        break;
      }
    }
  }
  if (line.steps.back().kind != StepKind::name) return stack.back();
  // `y = x`: the second name needs a separate node.
  return graph.apply(gate("identity"), {stack.back()}, name, line.steps.back().place);
}

}  // namespace

Graph build(const Script& script, const std::map<std::string, Shape>& inputs) {
  Graph graph;
  Names names;
  for (std::size_t i = 0; i < script.inputs.size(); ++i) {
    const auto given = inputs.find(script.inputs[i]);
    if (given == inputs.end()) throw unbound(script.inputs[i], script.input_places[i]);
    names[given->first] = graph.add_input(given->first, given->second);
  }
  for (const std::string& name : script.constants) {
    if (const auto given = inputs.find(name); given != inputs.end()) names[name] = graph.add_input(name, given->second);
  }
  for (const auto& [name, shape] : inputs) {
    if (names.contains(name)) continue;
    const bool computed = std::find(script.names.begin(), script.names.end(), name) != script.names.end();
    const Reason reason = computed ? Reason("value-for-result") : Reason("value-not-read");
    throw Error(reason, {{"name", name}}, {}, name);
  }
  add_constants(script, graph, names);
  for (const Assignment& line : script.assignments) {
    graph.begin_line(static_cast<std::uint32_t>(line.place.line));
    names[line.name] = graph.output = append(line, graph, names, line.name);
  }
  return graph;
}

NodeIndex instantiate(const Script& script, Graph& into, const std::map<std::string, NodeIndex>& bound) {
  Names names;
  for (std::size_t i = 0; i < script.inputs.size(); ++i) {
    const auto given = bound.find(script.inputs[i]);
    if (given == bound.end()) throw unbound(script.inputs[i], script.input_places[i]);
    names[given->first] = given->second;
  }
  add_constants(script, into, names);
  NodeIndex last = 0;
  for (const Assignment& line : script.assignments) names[line.name] = last = append(line, into, names, {});
  return last;
}

}  // namespace backflow
