#include <algorithm>

#include "core/train/trainer.hpp"

/** The forward-only side of the trainer: predictions and maps. */
namespace backflow {
namespace {

/** Points that a prediction takes at once. */
constexpr std::size_t prediction_rows = 256;

/** Moves [rows, units] to unit-major: maps[unit][first + row]. */
template <class T>
void scatter(std::span<const T> from, std::size_t rows, std::vector<double>& maps, std::size_t cells,
             std::size_t first) {
  const std::size_t units = from.size() / rows;
  maps.resize(units * cells);
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t r = 0; r < rows; ++r) maps[unit * cells + first + r] = from[r * units + unit];
  }
}

}  // namespace

template <class T>
Tensor Trainer<T>::predict(const Tensor& points, bool raw) {
  const std::size_t columns = points.shape.columns();
  if (points.shape.rank != 2 || columns != examples_.train.raw.shape.columns()) {
    throw Error(ErrorCode::shape,
                "points must be [n, " + std::to_string(examples_.train.raw.shape.columns()) + "], got " +
                    to_string(points.shape),
                {}, "points");
  }
  const std::vector<T> inputs = to_inputs<T>(config_, points.data, columns);
  const std::size_t count = points.shape.rows();
  Tensor predictions{Shape::matrix(count, examples_.outputs), {}};
  predictions.data.reserve(predictions.shape.size());
  for (std::size_t first = 0; first < count; first += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, count - first);
    Runner<T>& runner = predicting_.rows(rows, spec_, parameters_);
    std::copy_n(inputs.data() + first * examples_.train.inputs, rows * examples_.train.inputs,
                runner.program.memory(runner.network.points).data());
    runner.program.forward();
    const auto values = runner.program.value(raw ? runner.network.scores : runner.network.prediction);
    predictions.data.insert(predictions.data.end(), values.begin(), values.end());
  }
  return predictions;
}

template <class T>
UnitMaps Trainer<T>::maps(const Grid& grid) {
  if (examples_.train.raw.shape.columns() != 2) {
    throw Error(ErrorCode::shape, "a boundary needs points with two columns; these have " +
                                      std::to_string(examples_.train.raw.shape.columns()));
  }
  const std::size_t cells = grid.width * grid.height;
  UnitMaps maps;
  maps.layers.resize(config_.layers.size());
  maps.outputs = examples_.outputs;
  std::vector<double> points;
  for (std::size_t first = 0; first < cells; first += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, cells - first);
    points.resize(rows * 2);
    for (std::size_t r = 0; r < rows; ++r) {
      const auto column = static_cast<double>((first + r) % grid.width);
      const auto row = static_cast<double>((first + r) / grid.width);
      points[2 * r] = grid.x_low + (column + 0.5) / static_cast<double>(grid.width) * (grid.x_high - grid.x_low);
      points[2 * r + 1] = grid.y_high - (row + 0.5) / static_cast<double>(grid.height) * (grid.y_high - grid.y_low);
    }
    const std::vector<T> inputs = to_inputs<T>(config_, points, 2);
    Runner<T>& runner = predicting_.rows(rows, spec_, parameters_);
    std::copy(inputs.begin(), inputs.end(), runner.program.memory(runner.network.points).begin());
    runner.program.forward();
    scatter(runner.program.value(runner.network.prediction), rows, maps.output, cells, first);
    for (std::size_t l = 0; l < maps.layers.size(); ++l) {
      scatter(runner.program.value(runner.network.layers[l]), rows, maps.layers[l], cells, first);
    }
  }
  return maps;
}

template Tensor Trainer<float>::predict(const Tensor&, bool);
template Tensor Trainer<double>::predict(const Tensor&, bool);
template UnitMaps Trainer<float>::maps(const Grid&);
template UnitMaps Trainer<double>::maps(const Grid&);

}  // namespace backflow
