#include "core/train/diagnosis/remedies.hpp"

#include <algorithm>
#include <cmath>

namespace backflow::diagnosis {

std::vector<Setting> layers_with(const TrainerConfig& config, void (*change)(LayerSpec& layer)) {
  std::vector<double> units, dropout, frozen;
  std::vector<std::string> activations;
  for (LayerSpec layer : config.layers) {
    change(layer);
    units.push_back(static_cast<double>(layer.units));
    activations.push_back(layer.activation);
    dropout.push_back(layer.dropout);
    frozen.push_back(layer.frozen ? 1 : 0);
  }
  return {{"layers.units", units},
          {"layers.activation", activations},
          {"layers.dropout", dropout},
          {"layers.frozen", frozen}};
}

Remedy activation_of(const TrainerConfig& config, const char* activation, const char* initializer) {
  TrainerConfig changed = config;
  for (LayerSpec& layer : changed.layers) layer.activation = activation;
  Remedy remedy{layers_with(changed, [](LayerSpec&) {}), true};
  remedy.changes.push_back({"initializer", std::string(initializer)});
  return remedy;
}

Remedy initializer_of(const char* name) { return {{{"initializer", std::string(name)}}, true}; }

/** Returns a number rounded to six digits, as a person would write it. */
static double in_short(double number) {
  if (!(number > 0)) return number;
  const double scale = std::pow(10, 5 - std::floor(std::log10(number)));
  return std::round(number * scale) / scale;
}

Remedy rate_times(const TrainerConfig& config, double factor, bool restart) {
  const Hyperparameter& row = find_optimizer(config.optimizer).hyperparameters[0];
  const double rate = config.hyperparameters.empty() ? row.fallback : config.hyperparameters[0];
  const Range range = hyperparameter_range(row);
  return {{{"optimizer.learningRate", std::clamp(in_short(rate * factor), range.low, range.high)}}, restart};
}

Remedy standardizing() { return {{{"standardize", true}}, true}; }

Remedy balanced(const TrainerConfig& config, const std::vector<ClassFigures>& classes) {
  const DataConfig& data = config.data;
  double most = 0;
  for (const ClassFigures& one : classes) most = std::max(most, one.support);
  std::vector<double> points, labels;
  const std::size_t columns = data.points.shape.columns();
  const std::vector<double>& numbers = data.points.numbers();
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    const double support = classes[static_cast<std::size_t>(data.labels[i])].support;
    const auto times = static_cast<std::size_t>(support > 0 ? std::max(1.0, std::floor(most / support)) : 1);
    for (std::size_t k = 0; k < times; ++k) {
      const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(i * columns);
      points.insert(points.end(), first, first + static_cast<std::ptrdiff_t>(columns));
      labels.push_back(data.labels[i]);
    }
  }
  Tensor repeated(Shape::matrix(labels.size(), columns));
  std::copy(points.begin(), points.end(), repeated.values.begin());
  return {{{"data.points", repeated},
           {"data.labels", labels},
           {"data.classes", static_cast<double>(data.classes)},
           {"data.trainFraction", data.fraction()},
           {"data.seed", static_cast<double>(data.seed)}},
          true};
}

}  // namespace backflow::diagnosis
