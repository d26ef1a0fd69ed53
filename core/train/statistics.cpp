#include "core/train/statistics.hpp"

#include <cmath>
#include <limits>
#include <map>

#include "core/gates/gate_table.hpp"
#include "core/graph/plan/program.hpp"
#include "core/train/example_sweeps.hpp"

namespace backflow {
namespace {

using Numbers64 = std::vector<double>;

/** The share of the examples, and of the largest local gradient, that make a unit saturated (CONTRACT.md). */
constexpr double saturated_examples = 0.95;
constexpr double saturated_slope = 0.01;

/** The least and the largest of the finite numbers seen. */
struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void see(const Numbers64& numbers) {
    for (const double number : numbers) {
      if (!std::isfinite(number)) continue;
      low = std::min(low, number);
      high = std::max(high, number);
    }
  }
  Histogram empty() const {
    Histogram histogram;
    histogram.counts.assign(histogram_bins, 0);
    if (low <= high) histogram.min = low, histogram.max = high;
    return histogram;
  }
};

void count(const Numbers64& numbers, Histogram& histogram) {
  const double width = histogram.max - histogram.min;
  for (const double number : numbers) {
    if (!std::isfinite(number)) continue;
    const double place = width > 0 ? (number - histogram.min) / width * static_cast<double>(histogram_bins) : 0;
    ++histogram.counts[std::min(static_cast<std::size_t>(place), histogram_bins - 1)];
  }
}

Histogram histogram_of(const Numbers64& numbers) {
  Extent extent;
  extent.see(numbers);
  Histogram histogram = extent.empty();
  count(numbers, histogram);
  return histogram;
}

double norm(const Numbers64& numbers) {
  double squares = 0;
  for (const double number : numbers) squares += number * number;
  return std::sqrt(squares);
}

/** Computes the largest magnitude of an activation's local gradient on [−8, 8]. */
double find_largest_slope(const Graph& graph, const Node& activation) {
  constexpr std::size_t points = 1025;
  constexpr double reach = 8;
  auto line = std::make_shared<Graph>();
  std::vector<NodeIndex> inputs{line->add_input("z", Shape::vector(points))};
  for (std::size_t i = 1; i < activation.inputs.size(); ++i) {
    inputs.push_back(line->add_constant(graph.node(activation.inputs[i]).value.front()));
  }
  const NodeIndex output = line->apply(*activation.gate, std::move(inputs));
  Program<double> program(line, Gradients::all);
  program.plan(output);
  const std::span<double> z = program.memory(0);
  for (std::size_t i = 0; i < points; ++i) {
    z[i] = reach * (2 * static_cast<double>(i) / static_cast<double>(points - 1) - 1);
  }
  program.forward();
  double largest = 0;
  for (std::size_t i = 0; i < points; ++i) largest = std::max(largest, std::abs(program.local(output, 0, i, i)));
  return largest;
}

/** Returns it for a gate with its default parameters, which are the only ones that layers have. */
double largest_slope(const Graph& graph, const Node& activation) {
  static std::map<std::string_view, double> known;
  const auto [at, is_new] = known.try_emplace(activation.gate->name, 0);
  if (is_new) at->second = find_largest_slope(graph, activation);
  return at->second;
}

/** What is gathered about a layer in two passes over the examples. */
struct Layer {
  std::size_t units = 0;
  NodeIndex activation = 0;
  NodeIndex sum = 0;      // z_l; the activation itself for an output without one
  bool one_gate = false;  // the activation is a gate with one local gradient for each unit and example
  bool can_die = false;
  double slope = 0;  // the largest
  std::vector<char> alive;
  std::vector<std::size_t> flat;  // examples with nearly no local gradient, for each unit
  Numbers64 weights;
  Numbers64 gradients;
  Extent activations, sums;

  Layer(const Network& network, std::size_t l) {
    const Graph& graph = *network.graph;
    activation = l < network.layers.size() ? network.layers[l] : network.scores;
    const Node& node = graph.node(activation);
    units = node.shape.columns();
    alive.assign(units, 0);
    flat.assign(units, 0);
    // An output without activation ends in its sum; maxout takes the larger of two sums.
    const bool bare = node.group.kind == GroupKind::affine;
    sum = bare ? activation : node.inputs.front();
    one_gate = !bare && (node.inputs.size() == 1 || graph.node(node.inputs.back()).shape.rank == 0);
    if (!one_gate) return;
    can_die = node.gate->can_die;
    slope = largest_slope(graph, node);
  }

  void see(const AnyProgram& program, std::size_t rows) {
    activations.see(program.numbers(activation));
    sums.see(program.numbers(sum));
    if (!one_gate) return;
    // What an element-wise gate makes of ones is its local gradient.
    const Numbers64 ones(rows * units, 1);
    Numbers64 locals(rows * units);
    program.pass_on(activation, 0, ones, locals);
    for (std::size_t k = 0; k < locals.size(); ++k) {
      const double local = locals[k];
      if (local != 0) alive[k % units] = 1;  // NaN is not dead
      if (std::abs(local) < saturated_slope * slope) ++flat[k % units];
    }
  }

  void finish(std::size_t examples, LayerStatistics& figures) const {
    figures.weight_norm = norm(weights);
    figures.gradient_norm = norm(gradients);
    figures.gradient_rms = figures.gradient_norm / std::sqrt(static_cast<double>(gradients.size()));
    figures.histograms.weights = histogram_of(weights);
    figures.histograms.gradients = histogram_of(gradients);
    if (!one_gate) return;
    double dead = 0, saturated = 0;
    for (std::size_t u = 0; u < units; ++u) {
      if (can_die && !alive[u]) ++dead;
      if (static_cast<double>(flat[u]) >= saturated_examples * static_cast<double>(examples)) ++saturated;
    }
    figures.dead_share = dead / static_cast<double>(units);
    figures.saturated_share = saturated / static_cast<double>(units);
  }
};

/** Returns the examples that the figures are of. */
std::vector<std::uint32_t> sample_of(std::size_t rows) {
  const std::size_t count = std::min(rows, most_examples_of_statistics);
  std::vector<std::uint32_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i * rows / count);
  return order;
}

Numbers64 widened(const Numbers& numbers) {
  return std::visit([](const auto& list) { return Numbers64(list.begin(), list.end()); }, numbers);
}

/** Returns ‖Δw‖ / ‖w‖ of the last update. */
double update_ratio(const ParameterInfo& weights) {
  Numbers64 change = widened(weights.data);
  const double size = norm(change);
  const Numbers64 before = widened(weights.previous);
  for (std::size_t i = 0; i < change.size(); ++i) change[i] -= before[i];
  const double moved = norm(change);
  return moved == 0 ? 0 : moved / size;
}

}  // namespace

Statistics statistics(const AnyTrainer& trainer) {
  ExampleSweeps sweeps(trainer, sample_of(trainer.train_rows()));
  Statistics all;
  all.examples = sweeps.examples();
  std::vector<Layer> layers;
  const double count_of_examples = static_cast<double>(all.examples);
  sweeps.for_each(true, [&](const AnyProgram& program, const Network& network, std::size_t rows) {
    const double share = static_cast<double>(rows) / count_of_examples;
    for (std::size_t l = layers.size(); l <= network.layers.size(); ++l) layers.emplace_back(network, l);
    for (Layer& layer : layers) layer.see(program, rows);
    for (const ParameterLeaf& leaf : network.parameters) {
      if (leaf.name[0] != 'W') continue;
      Layer& layer = layers[static_cast<std::size_t>(leaf.layer) - 1];
      const Numbers64 part = program.gradients(leaf.node);
      layer.weights = program.numbers(leaf.node);
      layer.gradients.resize(part.size());
      for (std::size_t i = 0; i < part.size(); ++i) layer.gradients[i] += share * part[i];
    }
    const Numbers64 points = program.numbers(network.points);
    all.inputs.resize(points.size() / rows);
    for (std::size_t i = 0; i < points.size(); ++i) {
      InputSpread& input = all.inputs[i % all.inputs.size()];
      input.mean += points[i] / count_of_examples;
      input.rms += points[i] * points[i] / count_of_examples;
    }
  });
  for (InputSpread& input : all.inputs) input.rms = std::sqrt(input.rms);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    LayerStatistics& figures = all.layers.emplace_back();
    figures.layer = static_cast<int>(l) + 1;
    layers[l].finish(all.examples, figures);
    figures.histograms.activations = layers[l].activations.empty();
    figures.histograms.preactivations = layers[l].sums.empty();
  }
  sweeps.for_each(false, [&](const AnyProgram& program, const Network&, std::size_t) {
    for (std::size_t l = 0; l < layers.size(); ++l) {
      count(program.numbers(layers[l].activation), all.layers[l].histograms.activations);
      count(program.numbers(layers[l].sum), all.layers[l].histograms.preactivations);
    }
  });
  for (const ParameterInfo& info : trainer.parameter_infos()) {
    if (info.name[0] != 'W') continue;
    all.layers[static_cast<std::size_t>(std::stoi(info.name.substr(1))) - 1].update_ratio = update_ratio(info);
  }
  return all;
}

}  // namespace backflow
