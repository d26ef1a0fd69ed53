#include "core/train/examples.hpp"

#include <numeric>

#include "core/data/datasets.hpp"
#include "core/data/split.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

template <class T>
Examples<T> from_dataset(const TrainerConfig& config, const Dataset& data, std::size_t outputs, Inputs& inputs) {
  const LossKind& loss = find_loss(config.loss, config.data.classes);
  Examples<T> examples;
  examples.rows = data.size();
  examples.raw = data.points;
  examples.raw_targets = data.targets;
  examples.points = inputs.of<T>(data.points.numbers());
  examples.inputs = inputs.count();
  examples.target_width = loss.target == TargetKind::class_index ? 1 : outputs;
  examples.labels = data.labels;
  const Matrix targets = data.labels.empty() ? data.targets.values : loss_targets(data.labels, loss, outputs);
  examples.targets.assign(targets.begin(), targets.end());
  return examples;
}

/** Returns the mean of each column. */
std::vector<double> means_of(const Tensor& points) {
  std::vector<double> means(points.shape.columns(), 0);
  for (std::size_t i = 0; i < points.numbers().size(); ++i) means[i % means.size()] += points.numbers()[i];
  for (double& mean : means) mean /= static_cast<double>(points.shape.rows());
  return means;
}

}  // namespace

Matrix loss_targets(const std::vector<int>& classes, const LossKind& loss, std::size_t outputs) {
  Matrix labels = to_matrix(classes.size(), 1, {classes.begin(), classes.end()});
  const bool one_hot = loss.target != TargetKind::class_index && outputs > 1;
  if (one_hot) {
    Matrix each = Matrix::from_shape({1, outputs});
    std::iota(each.begin(), each.end(), 0);
    labels = Matrix(xt::equal(labels, each));
  }
  // One-hot targets have signs for the binary hinge alone.
  const bool signs = one_hot ? gate(loss.gate, 2).targets == Targets::sign : loss.target == TargetKind::signed_one;
  if (signs) {
    labels *= 2.0;
    labels -= 1.0;
  }
  return labels;
}

template <class T>
ExampleSets<T> make_examples(const TrainerConfig& config) {
  const DataConfig& data = config.data;
  const LossKind& loss = find_loss(config.loss, data.classes);
  Random random(data.seed);
  Dataset all;
  if (data.name.empty()) {
    all.points = data.points;
    all.classes = data.classes;
    all.labels.assign(data.labels.begin(), data.labels.end());
    all.targets = data.targets;
  } else {
    all = generate_dataset(data.name, data.classes, data.samples, data.noise, random);
  }
  ExampleSets<T> sets;
  sets.outputs = all.targets.numbers().empty() ? outputs_for(loss, data.classes) : all.targets.shape.columns();
  const Split parts = split(all, data.fraction(), random);
  sets.inputs = Inputs(config, all.points.shape.columns());
  sets.inputs.fit(parts.train.points.numbers());
  sets.means = means_of(parts.train.points);
  sets.train = from_dataset<T>(config, parts.train, sets.outputs, sets.inputs);
  sets.test = from_dataset<T>(config, parts.test, sets.outputs, sets.inputs);
  return sets;
}

template struct Examples<float>;
template struct Examples<double>;
template ExampleSets<float> make_examples(const TrainerConfig&);
template ExampleSets<double> make_examples(const TrainerConfig&);

}  // namespace backflow
