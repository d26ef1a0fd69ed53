#include "core/train/typed_feature.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/expression/build.hpp"

namespace backflow {

namespace {

/** The points that an expression of element-wise gates computes at once. */
constexpr std::size_t block = 256;

/** Makes an assignment of the expression, because every line of the language is one. */
constexpr std::string_view prefix = "_feature = ";

/** Returns the column with this name, from 0; `columns` if there is none. */
std::size_t column_named(std::string_view name, std::size_t columns) {
  if (name == "x" && columns <= 2) return 0;
  if (columns == 2) return name == "y" ? 1 : columns;
  for (std::size_t i = 0; i < columns; ++i) {
    if (name == "x" + std::to_string(i + 1)) return i;
  }
  return columns;
}

Error no_column(const std::string& name, std::size_t columns, const Place& place) {
  if (columns == 2) return Error("feature-column", {{"name", name}}, place);
  return Error("feature-numbered-column", {{"name", name}, {"columns", columns}}, place);
}

/** Moves a position in the text with the prefix to the expression itself. */
void move_back(Place& place) {
  if (place.line == 1) place.column = std::max(1, place.column - static_cast<int>(prefix.size()));
}

/** Returns an error of the expression as one about the features. */
Error about(Error error) {
  move_back(error.place);
  if (error.fix) move_back(error.fix->place);
  error.subject = "features";
  return error;
}

/** True if every gate works entry by entry, so that many points can be computed at once. */
bool element_wise(const Graph& graph) {
  return std::all_of(graph.nodes().begin(), graph.nodes().end(), [](const Node& node) {
    return node.kind == NodeKind::gate ? node.gate->element_wise : node.shape.rank == 0;
  });
}

}  // namespace

FeatureChoice read_feature(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, end), text.substr(end + 1), true};
}

TypedFeature::TypedFeature(const FeatureChoice& choice, std::size_t columns) : name_(choice.name), columns_(columns) {
  try {
    const Script script = parse(std::string(prefix) + std::string(choice.expression));
    std::map<std::string, Shape> shapes;
    for (std::size_t i = 0; i < script.inputs.size(); ++i) {
      const std::string& name = script.inputs[i];
      if (column_named(name, columns) == columns) throw no_column(name, columns, script.input_places[i]);
      shapes[name] = Shape::scalar();
    }
    auto graph = std::make_shared<Graph>(build(script, shapes));
    const Shape shape = graph->node(graph->output).shape;
    if (shape.rank != 0) throw Error("feature-not-number", {{"name", name_}, {"shape", to_string(shape)}});
    if (!shapes.empty() && element_wise(*graph)) {
      block_ = block;
      for (auto& [name, one] : shapes) one = Shape::vector(block);
      graph = std::make_shared<Graph>(build(script, shapes));
    }
    for (const auto& [name, one] : shapes) reads_.push_back({graph->find(name), column_named(name, columns)});
    program_ = std::make_unique<Program<double>>(graph, Gradients::all);
    program_->plan(graph->output);
  } catch (const Error& error) {
    throw about(error);
  }
}

/** Writes a block of points. The last block is filled up with its last point. */
void TypedFeature::load(const std::vector<double>& points, std::size_t first) {
  const std::size_t count = points.size() / columns_;
  for (const Read& read : reads_) {
    const std::span<double> values = program_->memory(read.node);
    for (std::size_t i = 0; i < block_; ++i) {
      values[i] = points[std::min(first + i, count - 1) * columns_ + read.column];
    }
  }
}

void TypedFeature::compute(const std::vector<double>& points, double* to, std::size_t pitch) {
  const NodeIndex output = program_->graph().output;
  const std::size_t count = points.size() / columns_;
  for (std::size_t first = 0; first < count; first += block_) {
    load(points, first);
    program_->forward();
    const std::span<const double> values = std::as_const(*program_).value(output);
    for (std::size_t i = first; i < std::min(first + block_, count); ++i) {
      to[i * pitch] = values.size() == 1 ? values[0] : values[i - first];
    }
  }
}

void TypedFeature::add_gradients(const std::vector<double>& points, const std::vector<double>& upstream,
                                 std::vector<double>& sums) {
  const std::size_t count = points.size() / columns_;
  std::vector<double> block_upstream(program_->graph().node(program_->output()).shape.size());
  for (std::size_t first = 0; first < count; first += block_) {
    const std::size_t rows = std::min(block_, count - first);
    load(points, first);
    program_->forward();
    std::fill(block_upstream.begin(), block_upstream.end(), 0);
    std::copy_n(upstream.begin() + static_cast<std::ptrdiff_t>(first), std::min(rows, block_upstream.size()),
                block_upstream.begin());
    program_->backward(block_upstream);
    for (const Read& read : reads_) {
      const std::span<const double> gradient = std::as_const(*program_).gradient(read.node);
      for (std::size_t i = 0; i < rows; ++i) sums[(first + i) * columns_ + read.column] += gradient[i];
    }
  }
}

}  // namespace backflow
