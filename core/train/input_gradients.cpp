#include "core/train/input_gradients.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/train/examples.hpp"

namespace backflow {
namespace {

/** The most points in one sweep, a power of two. */
constexpr std::size_t sweep_rows = 256;

void check_rows(const char* option, std::size_t given, std::size_t count) {
  if (given != count) throw Error("rows-differ", {{"option", option}, {"given", given}, {"count", count}}, {}, option);
}

void check_labels(const AnyTrainer& trainer, const std::vector<double>& labels, std::size_t count) {
  if (!trainer.has_classes()) throw Error("network-without-classes", {}, {}, "labels");
  check_rows("labels", labels.size(), count);
  const int classes = trainer.config().data.classes;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] >= 0 && labels[i] < classes && labels[i] == std::floor(labels[i])) continue;
    throw Error("given-labels-not-classes", {{"most", classes - 1}, {"index", i}}, {}, "labels");
  }
}

void check_targets(const AnyTrainer& trainer, const Tensor& targets, std::size_t count) {
  const NetworkSpec& spec = trainer.spec();
  if (spec.loss->target == TargetKind::class_index) {
    throw Error("loss-needs-labels", {{"loss", trainer.config().loss}}, {}, "targets");
  }
  if (targets.shape.rank != 2 || targets.shape.columns() != spec.outputs) {
    throw Error("targets-shape", {{"columns", spec.outputs}, {"given", to_string(targets.shape)}}, {}, "targets");
  }
  check_rows("targets", targets.shape.rows(), count);
}

/** Returns what the loss compares each point's outputs with, [n, width]. */
std::vector<double> wanted_of(const AnyTrainer& trainer, const GradientOf& of, std::size_t count) {
  if (of.labels.empty() && of.targets.numbers().empty()) check_rows("labels", 0, count);
  if (of.labels.empty()) {
    check_targets(trainer, of.targets, count);
    return of.targets.numbers();
  }
  check_labels(trainer, of.labels, count);
  const NetworkSpec& spec = trainer.spec();
  const Matrix targets = loss_targets({of.labels.begin(), of.labels.end()}, *spec.loss, spec.outputs);
  return {targets.begin(), targets.end()};
}

/** Returns rows `first` to `first + rows` of [n, width], the last one again where there are no more. */
std::vector<double> rows_of(const std::vector<double>& all, std::size_t width, std::size_t first, std::size_t rows) {
  const std::size_t last = all.size() / width - 1;
  std::vector<double> part(rows * width);
  for (std::size_t r = 0; r < rows; ++r) {
    std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(std::min(first + r, last) * width), width,
                part.begin() + static_cast<std::ptrdiff_t>(r * width));
  }
  return part;
}

}  // namespace

Tensor input_gradients(AnyTrainer& trainer, const Tensor& points, const GradientOf& of) {
  NetworkSpec spec = trainer.spec();
  spec.rate = 0;  // the data loss alone
  trainer.require_points(points);
  const std::size_t count = points.shape.rows();
  if (of.output && *of.output >= spec.outputs) {
    throw Error("unknown-output", {{"index", *of.output}, {"count", spec.outputs}}, {}, "output");
  }
  const std::vector<double> wanted = of.output ? std::vector<double>() : wanted_of(trainer, of, count);
  Inputs& inputs = trainer.inputs();
  const std::vector<double> values = inputs.of<double>(points.numbers());
  std::vector<double> by_inputs;
  // A power of two, so that the loss's mean over the rows is undone exactly.
  const std::size_t rows = std::min(sweep_rows, std::bit_ceil(count));
  const Network network = of.output ? build_prediction_graph(spec, rows) : build_loss_graph(spec, rows);
  const auto program = trainer.program_of(network, of.output ? network.scores : network.loss);
  std::vector<double> upstream{static_cast<double>(rows)};
  if (of.output) {
    upstream.assign(rows * spec.outputs, 0);
    for (std::size_t r = 0; r < rows; ++r) upstream[r * spec.outputs + *of.output] = 1;
  }
  for (std::size_t first = 0; first < count; first += rows) {
    program->set_numbers(network.points, rows_of(values, spec.inputs, first, rows));
    if (!of.output) program->set_numbers(network.target, rows_of(wanted, wanted.size() / count, first, rows));
    program->forward_all();
    program->backward_from(upstream);
    const std::vector<double> part = program->gradients(network.points);
    by_inputs.insert(by_inputs.end(), part.begin(), part.end());
  }
  by_inputs.resize(values.size());
  Tensor gradients(points.shape);
  const std::vector<double> pulled = inputs.pull_back(points.numbers(), by_inputs);
  std::copy(pulled.begin(), pulled.end(), gradients.values.begin());
  return gradients;
}

}  // namespace backflow
