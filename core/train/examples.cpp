#include "core/train/examples.hpp"

#include "core/data/datasets.hpp"
#include "core/data/split.hpp"
#include "core/train/inputs.hpp"

namespace backflow {
namespace {

/** Returns the target that a loss compares an example of a class with (CONTRACT.md, "Losses"). */
template <class T>
void append_target(TargetKind kind, int label, std::size_t outputs, std::vector<T>& targets) {
  if (kind == TargetKind::class_index) {
    targets.push_back(static_cast<T>(label));
  } else if (outputs == 1) {
    targets.push_back(kind == TargetKind::signed_one && label == 0 ? T(-1) : static_cast<T>(label));
  } else {
    for (std::size_t k = 0; k < outputs; ++k) targets.push_back(static_cast<int>(k) == label ? T(1) : T(0));
  }
}

template <class T>
Examples<T> from_dataset(const TrainerConfig& config, const Dataset& data, std::size_t outputs) {
  const LossKind& loss = find_loss(config.loss, config.data.classes);
  Examples<T> examples;
  examples.rows = data.size();
  examples.points = to_inputs<T>(config, data.points, data.columns);
  examples.inputs = data.columns == 2 ? config.features.size() : data.columns;
  examples.target_width = loss.target == TargetKind::class_index ? 1 : outputs;
  examples.labels = data.labels;
  for (const int label : data.labels) append_target(loss.target, label, outputs, examples.targets);
  if (!data.targets.empty()) examples.targets.assign(data.targets.begin(), data.targets.end());
  examples.raw = {Shape::matrix(examples.rows, data.columns), data.points};
  return examples;
}

}  // namespace

template <class T>
ExampleSets<T> make_examples(const TrainerConfig& config) {
  const DataConfig& data = config.data;
  const LossKind& loss = find_loss(config.loss, data.classes);
  Random random(data.seed);
  Dataset all;
  if (data.name.empty()) {
    all.points = data.points.numbers();
    all.columns = data.points.shape.columns();
    all.classes = data.classes;
    all.labels.assign(data.labels.begin(), data.labels.end());
    all.targets = data.targets.numbers();
    all.target_columns = data.targets.shape.columns();
  } else {
    all = generate_dataset(data.name, data.classes, data.samples, data.noise, random);
  }
  ExampleSets<T> sets;
  sets.outputs = all.targets.empty() ? outputs_for(loss, data.classes) : all.target_columns;
  const Split parts = split(all, data.fraction(), random);
  sets.train = from_dataset<T>(config, parts.train, sets.outputs);
  sets.test = from_dataset<T>(config, parts.test, sets.outputs);
  return sets;
}

template struct Examples<float>;
template struct Examples<double>;
template ExampleSets<float> make_examples(const TrainerConfig&);
template ExampleSets<double> make_examples(const TrainerConfig&);

}  // namespace backflow
