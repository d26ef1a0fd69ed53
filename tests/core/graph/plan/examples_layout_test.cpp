// A plan for training (fused layers, examples side by side) gives the same bits as the single gates.
#include <cmath>
#include <cstring>

#include "core/gates/gate_table.hpp"
#include "core/tensor/random.hpp"
#include "core/train/parameters.hpp"
#include "core/train/runners.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

template <class T>
bool same_bits(std::span<const T> a, std::span<const T> b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i] && !(a[i] != a[i] && b[i] != b[i])) return false;  // −0 equals 0
  }
  return a.size() == b.size();
}

template <class T>
struct Pair {
  NetworkSpec spec;
  std::size_t rows;
  Network network = build_training_graph(spec, rows);
  Parameters<T> parameters{network.parameters, find_optimizer("sgd")};
  Examples<T> examples;

  Pair(NetworkSpec spec, std::size_t rows) : spec(spec), rows(rows) {
    Random random(rows * 131 + spec.outputs);
    for (T& value : parameters.values) value = static_cast<T>(random.uniform(-0.7, 0.7));
    examples.rows = rows;
    examples.inputs = spec.inputs;
    const bool index = spec.loss->target == TargetKind::class_index;
    examples.target_width = index ? 1 : spec.outputs;
    for (std::size_t i = 0; i < rows * spec.inputs; ++i) {
      examples.points.push_back(static_cast<T>(random.uniform(-2, 2)));
    }
    for (std::size_t i = 0; i < rows * examples.target_width; ++i) {
      const double side = random.uniform(0, 1);
      examples.targets.push_back(index ? static_cast<T>(std::floor(side * static_cast<double>(spec.outputs)))
                                       : static_cast<T>(side < 0.5 ? -1 : 1));
    }
  }

  /** Returns the loss and the parameters' gradients, concatenated, from a program in one layout. */
  std::vector<T> run(Layout layout) {
    std::fill(parameters.gradients.begin(), parameters.gradients.end(), T(0));
    Program<T> program(network.graph, Gradients::parameters, layout);
    for (std::size_t i = 0; i < parameters.leaves.size(); ++i) {
      program.bind(network.parameters[i].node, parameters.value(i).data(),
                   parameters.gradients.data() + parameters.offsets[i]);
    }
    program.plan(network.graph->output);
    if (layout == Layout::examples) {
      const RowChoice all = consecutive(0, rows);
      pack_rows(examples.points.data(), examples.inputs, all, program.examples(network.points).data());
      pack_rows(examples.targets.data(), examples.target_width, all, program.examples(network.target).data());
    } else {
      load_rows(examples, program, network, consecutive(0, rows));
    }
    program.forward();
    program.backward();
    std::vector<T> result{program.value(network.loss)[0], program.value(network.data_loss)[0]};
    result.insert(result.end(), parameters.gradients.begin(), parameters.gradients.end());
    return result;
  }
};

NetworkSpec spec_of(std::size_t inputs, std::size_t units, std::size_t outputs, const std::string& activation,
                    const char* loss) {
  NetworkSpec spec;
  spec.inputs = inputs;
  spec.layers = {{units, activation}, {units + 1, activation}};
  spec.outputs = outputs;
  spec.loss = &find_loss(loss, static_cast<int>(outputs) + 1);
  return spec;
}

template <class T>
void require_same(const NetworkSpec& spec, std::size_t rows) {
  Pair<T> pair(spec, rows);
  const std::vector<T> side_by_side = pair.run(Layout::examples);
  const std::vector<T> gate_by_gate = pair.run(Layout::rows);
  REQUIRE(std::isfinite(side_by_side[0]));
  REQUIRE(same_bits<T>(side_by_side, gate_by_gate));
}

}  // namespace

TEST_CASE("a plan for training gives the bits of the single gates, for shapes 1 to 67", "[plan]") {
  for (std::size_t n = 1; n <= 67; ++n) {
    CAPTURE(n);
    require_same<float>(spec_of(n % 5 + 1, n, n % 4 + 1, "tanh", "squared-error"), 68 - n);
    require_same<float>(spec_of(n, n % 7 + 1, n % 3 + 2, "relu", "softmax-cross-entropy"), n);
    if (n % 6 == 1) require_same<double>(spec_of(n, n % 7 + 1, n % 3 + 2, "relu", "softmax-cross-entropy"), n);
  }
}

TEST_CASE("the same holds beyond one block of products and one tile of examples", "[plan]") {
  require_same<float>(spec_of(700, 9, 3, "relu", "softmax-cross-entropy"), 37);
  require_same<double>(spec_of(515, 6, 2, "tanh", "squared-error"), 9);
}

TEST_CASE("a plan for training gives the bits of the single gates for every activation, loss and regularizer",
          "[plan]") {
  for (const Gate& gate : gates()) {
    if (!gate.is_activation) continue;
    for (const LossKind& loss : losses()) {
      for (const Regularizer& regularizer : regularizers()) {
        const bool index = loss.target == TargetKind::class_index;
        NetworkSpec spec = spec_of(3, 5, index ? 3 : 1, std::string(gate.name), loss.name.data());
        spec.regularizer = &regularizer;
        spec.rate = 0.1;
        spec.penalize_biases = true;
        if (!index) spec.output_activation = std::string(gate.name);
        CAPTURE(gate.name, loss.name, regularizer.name);
        require_same<float>(spec, 11);
        require_same<double>(spec, 6);
      }
    }
  }
}
