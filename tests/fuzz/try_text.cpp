#include "tests/fuzz/try_text.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "core/expression/build.hpp"
#include "core/expression/expand.hpp"
#include "core/expression/unicode.hpp"
#include "core/graph/inspect/edges.hpp"
#include "core/graph/inspect/tangent.hpp"
#include "core/graph/structure.hpp"
#include "tests/core/support/edited.hpp"

using namespace backflow;

namespace {

/** The largest size; longer texts take longer and find nothing new. */
constexpr std::size_t max_steps = 2000;

/** The longest text whose fixes are taken, because there can be one for each character. */
constexpr std::size_t max_mended = 200;

/**
 * Returns a shape that depends on the name's last letter, mostly a scalar, so that small changes of a text change
 * shapes.
 */
Shape shape_of(const std::string& name) {
  switch (name.back()) {
    case 'v':
      return Shape::vector(3);
    case 'w':
      return Shape::vector(1);
    case 'm':
      return Shape::matrix(2, 3);
    case 'n':
      return Shape::matrix(3, 2);
    default:
      return Shape::scalar();
  }
}

void sweep(const Graph& graph) {
  Program<double> program(std::make_shared<const Graph>(graph));
  program.plan(graph.output);
  for (NodeIndex leaf = 0; leaf < graph.size(); ++leaf) {
    if (graph.node(leaf).kind != NodeKind::input) continue;
    const auto memory = program.memory(leaf);
    for (std::size_t i = 0; i < memory.size(); ++i) memory[i] = static_cast<double>((leaf + i) % 3);  // class indices
  }
  program.forward_all();
  program.backward();
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    edges(program, node);
    for (int slot = 0; slot < static_cast<int>(graph.node(node).inputs.size()); ++slot) {
      jacobian_structure(graph, true, node, slot);
    }
  }
  const Shape& shape = graph.node(0).shape;
  tangents(program, 0, std::vector<double>(shape.size(), 1.0));
}

void run(std::string_view text) {
  const Script script = parse(text);
  std::size_t steps = 0;
  for (const Assignment& line : script.assignments) steps += line.steps.size();
  if (steps > max_steps) return;
  std::map<std::string, Shape> inputs;
  for (const std::string& name : script.inputs) inputs[name] = shape_of(name);
  const Graph graph = build(script, inputs);
  sweep(graph);
  Expansions expansions;
  for (const Node& node : graph.nodes()) {
    if (Expansions::is_composite(graph, node)) expansions.expand(graph, node.id);
  }
  sweep(expansions.apply(graph));
}

void look_at(const Error& error, std::string_view text) {
  const auto lines = 1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  if (error.code == ErrorCode::internal) throw std::logic_error(error.what());
  if (error.place.line < 0 || error.place.line > lines) throw std::logic_error("a place outside the text");
  if (error.place.line > 0 && error.place.column < 1) throw std::logic_error("a column before the first");
}

/** Fixes count UTF-16 units, which only a text in UTF-8 has. */
bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode(text);
    if (point.bytes == 0) return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

/** Takes every fix that is offered. A text needs at most as many as it has characters. */
void mend(const Error& first, std::string text) {
  std::optional<Fix> fix = first.fix;
  for (std::size_t left = text.size() + 1; fix; --left) {
    if (left == 0) throw std::logic_error("fixes without end");
    std::string next = edited(text, *fix);
    if (next == text) throw std::logic_error("a fix that changes nothing");
    text = std::move(next);
    try {
      parse(text);
      return;
    } catch (const Error& error) {
      look_at(error, text);
      fix = error.fix;
    }
  }
}

}  // namespace

void try_text(std::string_view text) {
  try {
    run(text);
  } catch (const Error& error) {
    look_at(error, text);
    if (text.size() <= max_mended && is_utf8(text)) mend(error, std::string(text));
  }
}
