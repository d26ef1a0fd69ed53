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
  std::vector<std::vector<double>> masks = {};  // of the layers with dropout; empty: written before each sweep
  Network network = {};
  Graph graph = {};

  /** The weights' letter and the biases' letter, and the result's. */
  struct Letters {
    const char* weights;
    const char* biases;
    const char* product;
    const char* sum;
  };

  NodeIndex affine(NodeIndex input, std::size_t in, std::size_t out, int layer,
                   const Letters& letters = {"W", "b", "p", "z"}) {
    const std::string number = std::to_string(layer);
    graph.begin_group({GroupKind::input, layer});
    const NodeIndex weights = graph.add_input(letters.weights + number, Shape::matrix(in, out));
    const NodeIndex biases = graph.add_input(letters.biases + number, Shape::vector(out));
    network.parameters.push_back({letters.weights + number, layer, weights, Shape::matrix(in, out), in, out, false});
    network.parameters.push_back({letters.biases + number, layer, biases, Shape::vector(out), in, out, true});
    graph.begin_group({GroupKind::affine, layer});
    const NodeIndex product = graph.apply(gate("matmul", 2), {input, weights}, letters.product + number);
    return graph.apply(gate("add", 2), {product, biases}, letters.sum + number);
  }

  /** A layer with its activation; an output without one gets no gate for it. */
  NodeIndex layer(const LayerSpec& made, NodeIndex input, std::size_t in, int number, bool output = false) {
    const std::string result = "a" + std::to_string(number);
    const NodeIndex sum = affine(input, in, made.units, number);
    if (output && made.activation == "identity") return sum;
    const bool two = made.activation == maxout;
    const NodeIndex other = two ? affine(input, in, made.units, number, {"V", "c", "q", "y"}) : sum;
    graph.begin_group({GroupKind::activation, number});
    return two ? graph.apply(gate("max", 2), {sum, other}, result) : activate(graph, made.activation, sum, result);
  }

  NodeIndex drop(const LayerSpec& hidden, NodeIndex input, std::size_t rows, int layer) {
    const std::string number = std::to_string(layer);
    std::vector<double> numbers;
    if (!masks.empty()) numbers = std::move(masks[network.masks.size()]);
    const NodeIndex mask = graph.add_mask(Shape::matrix(rows, hidden.units), "m" + number, std::move(numbers));
    network.masks.push_back({mask, hidden.dropout, hidden.units});
    return graph.apply(gate("mul", 2), {input, mask}, "d" + number);
  }

  void layers(std::size_t rows, bool with_dropout) {
    graph.begin_group({GroupKind::input, 0});
    NodeIndex values = network.points = graph.add_input("X", Shape::matrix(rows, spec.inputs));
    std::size_t width = spec.inputs;
    int number = 0;
    for (const LayerSpec& hidden : spec.layers) {
      values = layer(hidden, values, width, ++number);
      network.layers.push_back(values);
      if (with_dropout && hidden.dropout > 0) values = drop(hidden, values, rows, number);
      width = hidden.units;
    }
    values = layer({spec.outputs, spec.output_activation}, values, width, ++number, true);
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

Network build_training_graph(const NetworkSpec& spec, std::size_t rows) { return build_masked_graph(spec, rows, {}); }

Network build_masked_graph(const NetworkSpec& spec, std::size_t rows, std::vector<std::vector<double>> masks) {
  Builder builder{spec, std::move(masks)};
  builder.layers(rows, true);
  builder.loss(rows);
  return builder.finish(builder.network.loss);
}

Network build_loss_graph(const NetworkSpec& spec, std::size_t rows) {
  Builder builder{spec};
  builder.layers(rows, false);
  builder.loss(rows);
  return builder.finish(builder.network.loss);
}

Network build_prediction_graph(const NetworkSpec& spec, std::size_t rows) {
  Builder builder{spec};
  builder.layers(rows, false);
  const std::string prediction(spec.loss->prediction);
  builder.network.prediction = prediction == "identity"
                                   ? builder.network.scores
                                   : builder.graph.apply(gate(prediction, 1), {builder.network.scores}, "prediction");
  return builder.finish(builder.network.prediction);
}

}  // namespace backflow
