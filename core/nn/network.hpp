#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/graph.hpp"
#include "core/nn/losses.hpp"
#include "core/optim/regularizers.hpp"

namespace backflow {

/** A hidden layer. */
struct LayerSpec {
  std::size_t units = 1;
  std::string activation;  // a gate, or maxout
  double dropout = 0;      // the share of units that a training step leaves out
  bool frozen = false;     // gradients are computed but not applied
};

/** The activation that takes the larger of two sums, each with its own weights and biases. It is not a single gate. */
inline constexpr std::string_view maxout = "maxout";

/** A multi-layer perceptron with its loss: everything that the training graph depends on except the batch. */
struct NetworkSpec {
  std::size_t inputs = 2;
  std::vector<LayerSpec> layers;  // the hidden layers; empty: a linear classifier
  std::size_t outputs = 1;
  std::string output_activation = "identity";
  const LossKind* loss = nullptr;
  const Regularizer* regularizer = nullptr;
  double rate = 0;  // the regularizer's rate; 0: no penalty in the graph
  bool penalize_biases = false;
};

/** A parameter as a leaf of the graph: W_l [in, out] or b_l [out]; for maxout also V_l and c_l. */
struct ParameterLeaf {
  std::string name;
  int layer = 0;  // from 1; the output's is the last
  NodeIndex node = 0;
  Shape shape;
  std::size_t in = 0;   // fan-in of the layer
  std::size_t out = 0;  // fan-out
  bool bias = false;
};

/** The mask of a layer's dropout: a constant [rows, units] that is 0 for a unit left out, else 1 / (1 − rate). */
struct DropoutMask {
  NodeIndex node = 0;
  double rate = 0;
  std::size_t units = 0;
};

/**
 * a_l = activation(a_{l−1} @ W_l + b_l) as gates, for a batch with a fixed number of rows. Names: X, W1, b1, z1
 * (product + bias), a1 (activation), …, then `target` or `label`, data_loss, penalty, loss. Maxout adds V1, c1 and y1
 * (its second sum), dropout m1 (mask) and d1 (a1 · m1).
 */
struct Network {
  std::shared_ptr<const Graph> graph;
  NodeIndex points = 0;  // leaf X [rows, inputs]
  NodeIndex target = 0;  // leaf: label [rows] or target [rows, outputs]
  std::vector<ParameterLeaf> parameters;
  std::vector<NodeIndex> layers;  // the outputs of each hidden layer [rows, units], before dropout
  std::vector<DropoutMask> masks;
  NodeIndex scores = 0;      // the outputs of the network [rows, outputs]
  NodeIndex prediction = 0;  // probabilities for the cross-entropies, otherwise the scores; prediction graphs only
  NodeIndex data_loss = 0;
  NodeIndex penalty = 0;  // equal to data_loss if there is no penalty
  NodeIndex loss = 0;     // data_loss + penalty
};

/** Returns the graph of a training step on this number of rows, with dropout; its output is the loss. */
Network build_training_graph(const NetworkSpec& spec, std::size_t rows);
/** Returns the same with these masks, row by row, one for each layer with dropout. */
Network build_masked_graph(const NetworkSpec& spec, std::size_t rows, std::vector<std::vector<double>> masks);

/** Returns the same graph without dropout, for evaluations and single examples. */
Network build_loss_graph(const NetworkSpec& spec, std::size_t rows);

/** Returns the graph from points to predictions; its output is the prediction. */
Network build_prediction_graph(const NetworkSpec& spec, std::size_t rows);

}  // namespace backflow
