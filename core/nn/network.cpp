#include "core/nn/network.hpp"

#include "core/gates/gate_table.hpp"

namespace backflow {
namespace {

/** Applies an activation, with the defaults of its other arguments as literals. */
NodeIndex activate(Graph& graph, const std::string& name, NodeIndex input, std::string result) {
  const Gate& activation = gate(name, 1);
  std::vector<NodeIndex> inputs{input};
  for (const double value : activation.defaults) inputs.push_back(graph.add_constant(value));
  return graph.apply(activation, std::move(inputs), std::move(result));
}

struct Builder {
  const NetworkSpec& spec;
  Network network;
  Graph graph;

  NodeIndex affine(NodeIndex input, std::size_t in, std::size_t out, int layer) {
    const std::string number = std::to_string(layer);
    graph.begin_group({GroupKind::input, layer});
    const NodeIndex weights = graph.add_input("W" + number, Shape::matrix(in, out));
    const NodeIndex biases = graph.add_input("b" + number, Shape::vector(out));
    network.parameters.push_back({"W" + number, weights, Shape::matrix(in, out), in, out, false});
    network.parameters.push_back({"b" + number, biases, Shape::vector(out), in, out, true});
    graph.begin_group({GroupKind::affine, layer});
    const NodeIndex product = graph.apply(gate("matmul", 2), {input, weights}, "p" + number);
    return graph.apply(gate("add", 2), {product, biases}, "z" + number);
  }

  void layers(std::size_t rows) {
    graph.begin_group({GroupKind::input, 0});
    NodeIndex values = network.points = graph.add_input("X", Shape::matrix(rows, spec.inputs));
    std::size_t width = spec.inputs;
    int layer = 0;
    for (const LayerSpec& hidden : spec.layers) {
      ++layer;
      values = affine(values, width, hidden.units, layer);
      graph.begin_group({GroupKind::activation, layer});
      values = activate(graph, hidden.activation, values, "a" + std::to_string(layer));
      network.layers.push_back(values);
      width = hidden.units;
    }
    ++layer;
    values = affine(values, width, spec.outputs, layer);
    if (spec.output_activation != "identity") {
      graph.begin_group({GroupKind::activation, layer});
      values = activate(graph, spec.output_activation, values, "a" + std::to_string(layer));
    }
    network.scores = values;
  }

  void loss(std::size_t rows) {
    const bool index = spec.loss->target == TargetKind::class_index;
    graph.begin_group({GroupKind::input, 0});
    network.target = index ? graph.add_input("label", Shape::vector(rows))
                           : graph.add_input("target", Shape::matrix(rows, spec.outputs));
    graph.begin_group({GroupKind::loss, 0});
    network.loss = network.data_loss = network.penalty =
        graph.apply(gate(spec.loss->gate, 2), {network.scores, network.target}, "loss");
    if (spec.rate == 0 || !spec.regularizer || !spec.regularizer->add_penalty) return;
    graph.rename(network.data_loss, "data_loss");
    penalize();
  }

  void penalize() {
    graph.begin_group({GroupKind::regularization, 0});
    const NodeIndex rate = graph.add_constant(spec.rate);
    bool first = true;
    for (const ParameterLeaf& parameter : network.parameters) {
      if (parameter.bias && !spec.penalize_biases) continue;
      const NodeIndex one = spec.regularizer->add_penalty(graph, parameter.node, rate);
      network.penalty = first ? one : graph.apply(gate("add", 2), {network.penalty, one});
      first = false;
    }
    graph.rename(network.penalty, "penalty");
    network.loss = graph.apply(gate("add", 2), {network.data_loss, network.penalty}, "loss");
  }

  Network finish(NodeIndex output) {
    graph.output = output;
    network.graph = std::make_shared<const Graph>(std::move(graph));
    return std::move(network);
  }
};

}  // namespace

Network build_training_graph(const NetworkSpec& spec, std::size_t rows) {
  Builder builder{spec, {}, {}};
  builder.layers(rows);
  builder.loss(rows);
  return builder.finish(builder.network.loss);
}

Network build_prediction_graph(const NetworkSpec& spec, std::size_t rows) {
  Builder builder{spec, {}, {}};
  builder.layers(rows);
  const std::string prediction(spec.loss->prediction);
  builder.network.prediction = prediction == "identity"
                                   ? builder.network.scores
                                   : builder.graph.apply(gate(prediction, 1), {builder.network.scores}, "prediction");
  return builder.finish(builder.network.prediction);
}

}  // namespace backflow
