#include <algorithm>

#include "core/kernels/pack.hpp"
#include "core/train/ranges.hpp"
#include "core/train/trainer.hpp"

/** The trainer's forward-only functions: predictions and maps. */
namespace backflow {
namespace {

/** Copies the columns of a chunk of examples, [columns][pitch], into maps of all cells, [columns][cells]. */
template <class T>
void append(std::span<const T> from, std::size_t rows, std::vector<T>& maps, std::size_t cells, std::size_t first) {
  const std::size_t pitch = padded(rows);
  for (std::size_t column = 0; column < from.size() / pitch; ++column) {
    std::copy_n(from.data() + column * pitch, rows, maps.data() + column * cells + first);
  }
}

}  // namespace

template <class T>
void Trainer<T>::require_points(const Tensor& points) const {
  const std::size_t columns = examples_.train.raw.shape.columns();
  if (points.shape.rank == 2 && points.shape.columns() == columns) return;
  throw Error("points-shape", {{"columns", columns}, {"given", to_string(points.shape)}}, {}, "points");
}

/** Returns the values [n, columns] of a node of the prediction graph for points; `node_of(network)` chooses it. */
template <class T>
template <class Pick>
Tensor Trainer<T>::predicted_values(const Tensor& points, std::size_t columns, Pick node_of) {
  require_points(points);
  const std::vector<T> inputs = examples_.inputs.template of<T>(points.numbers());
  const std::size_t count = points.shape.rows();
  Tensor found(Shape::matrix(count, columns));
  for (std::size_t first = 0; first < count; first += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, count - first);
    Runner<T>& runner = predicting_.rows(rows, spec_, parameters_);
    pack_rows(inputs.data(), examples_.train.inputs, consecutive(first, rows), runner.points);
    runner.program.forward();
    const auto values = std::as_const(runner.program).examples(node_of(runner.network));
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t k = 0; k < columns; ++k) found.values(first + r, k) = values[k * padded(rows) + r];
    }
  }
  return found;
}

template <class T>
Tensor Trainer<T>::predict(const Tensor& points, bool raw) {
  return predicted_values(points, examples_.outputs,
                          [=](const Network& network) { return raw ? network.scores : network.prediction; });
}

template <class T>
Tensor Trainer<T>::activations(const Tensor& points, std::size_t layer) {
  check_range({"layer", 1, static_cast<double>(config_.layers.size()), 1, true}, static_cast<double>(layer));
  return predicted_values(points, config_.layers[layer - 1].units,
                          [=](const Network& network) { return network.layers[layer - 1]; });
}

template <class T>
UnitMaps<T> Trainer<T>::maps(const Grid& wanted, bool units) {
  const Grid grid = completed(wanted, examples_.means);
  const std::size_t cells = grid.width * grid.height;
  UnitMaps<T> maps;
  maps.outputs = examples_.outputs;
  maps.output.resize(maps.outputs * cells);
  for (std::size_t l = 0; units && l < config_.layers.size(); ++l)
    maps.layers.emplace_back(config_.layers[l].units * cells);
  const std::size_t inputs = examples_.train.inputs;
  grid_inputs_.select(examples_.inputs, grid);
  for (std::size_t first = 0; first < cells; first += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, cells - first);
    Runner<T>& runner = predicting_.rows(rows, spec_, parameters_);
    std::copy_n(grid_inputs_.chunk(examples_.inputs, first, rows), inputs * padded(rows), runner.points);
    runner.program.forward();
    const auto values = [&](NodeIndex node) { return std::as_const(runner.program).examples(node); };
    append(values(runner.network.prediction), rows, maps.output, cells, first);
    for (std::size_t l = 0; l < maps.layers.size(); ++l) {
      append(values(runner.network.layers[l]), rows, maps.layers[l], cells, first);
    }
  }
  return maps;
}

template void Trainer<float>::require_points(const Tensor&) const;
template void Trainer<double>::require_points(const Tensor&) const;
template Tensor Trainer<float>::predict(const Tensor&, bool);
template Tensor Trainer<double>::predict(const Tensor&, bool);
template Tensor Trainer<float>::activations(const Tensor&, std::size_t);
template Tensor Trainer<double>::activations(const Tensor&, std::size_t);
template UnitMaps<float> Trainer<float>::maps(const Grid&, bool);
template UnitMaps<double> Trainer<double>::maps(const Grid&, bool);

}  // namespace backflow
