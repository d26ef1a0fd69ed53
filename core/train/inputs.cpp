#include "core/train/inputs.hpp"

#include "core/data/features.hpp"

namespace backflow {

template <class T>
std::vector<T> to_inputs(const TrainerConfig& config, const std::vector<double>& points, std::size_t columns) {
  if (columns != 2) return {points.begin(), points.end()};
  const auto selected = find_features(config.features);
  std::vector<T> inputs(points.size() / 2 * selected.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    for (const Feature* feature : selected) inputs[next++] = static_cast<T>(feature->compute(points[i], points[i + 1]));
  }
  return inputs;
}

template std::vector<float> to_inputs(const TrainerConfig&, const std::vector<double>&, std::size_t);
template std::vector<double> to_inputs(const TrainerConfig&, const std::vector<double>&, std::size_t);

}  // namespace backflow
