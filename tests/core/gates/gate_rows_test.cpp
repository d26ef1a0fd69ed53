#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/gates/gate_table.hpp"
#include "core/graph/inspect/edges.hpp"
#include "tests/core/support/cases.hpp"
#include "tests/core/support/close.hpp"

using namespace backflow;

namespace {

/** One application of a row's gate, swept from 1, 2, 3 … at the output's entries. */
struct Application {
  std::shared_ptr<const Graph> graph;
  Program<double> program;

  explicit Application(const cases::GateRow& row) : graph(make_graph(row)), program(graph) {
    program.plan(graph->output);
    for (NodeIndex leaf = 0; leaf < graph->output; ++leaf) {
      std::copy(row.inputs[leaf].numbers().begin(), row.inputs[leaf].numbers().end(), program.memory(leaf).begin());
    }
    program.forward();
    std::vector<double> upstream(graph->node(graph->output).shape.size());
    std::iota(upstream.begin(), upstream.end(), 1.0);
    program.backward(upstream);
  }

  static std::shared_ptr<const Graph> make_graph(const cases::GateRow& row) {
    Graph graph;
    std::vector<NodeIndex> inputs;
    for (const Tensor& input : row.inputs) inputs.push_back(graph.add_input({}, input.shape));
    graph.apply(gate(row.gate, static_cast<int>(inputs.size() + row.attributes.size())), inputs, {}, {},
                row.attributes);
    return std::make_shared<const Graph>(std::move(graph));
  }
};

}  // namespace

TEST_CASE("every gate gives the values and gradients of its rows in gates.tsv", "[gates]") {
  for (const cases::GateRow& row : cases::gate_rows()) {
    CAPTURE(row.gate);
    const Application one(row);
    const NodeIndex output = one.graph->output;
    CHECK(one.graph->node(output).shape == row.value.shape);
    check_close(one.program.value(output), row.value.numbers(), 1e-12);
    REQUIRE(row.gradients.size() == row.inputs.size());
    for (std::size_t slot = 0; slot < row.gradients.size(); ++slot) {
      CAPTURE(slot);
      const auto leaf = static_cast<NodeIndex>(slot);
      REQUIRE(one.program.has_gradient(leaf) == row.gradients[slot].has_value());
      if (!row.gradients[slot]) continue;
      CHECK(row.gradients[slot]->shape == row.inputs[slot].shape);
      check_close(one.program.gradient(leaf), row.gradients[slot]->numbers(), 1e-12);
    }
  }
}

TEST_CASE("the rows of tails.tsv keep their digits in float64", "[gates]") {
  const auto check_digits = [](std::span<const double> got, const std::vector<double>& wanted) {
    REQUIRE(got.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (std::abs(got[i] - wanted[i]) <= 1e-9 * std::abs(wanted[i])) continue;
      FAIL_CHECK("entry " << i << " is " << got[i] << ", not " << wanted[i]);
    }
  };
  for (const cases::GateRow& row : cases::tail_rows()) {
    CAPTURE(row.gate, row.inputs[0].numbers());
    const Application one(row);
    const NodeIndex output = one.graph->output;
    check_digits(one.program.value(output), row.value.numbers());
    for (NodeIndex leaf = 0; leaf < output; ++leaf) {
      CAPTURE(leaf);
      const auto& wanted = row.gradients[leaf];
      if (!wanted) continue;
      check_digits(one.program.gradient(leaf), wanted->numbers());
      // Also checks the Jacobian's entries, from which the page's terms are computed.
      if (!row.value.shape.rank) {
        check_digits(backflow::jacobian(one.program, output, static_cast<int>(leaf)).numbers(), wanted->numbers());
      }
    }
  }
}

TEST_CASE("every gate has a row in gates.tsv", "[gates]") {
  for (const Gate& gate : gates()) {
    CAPTURE(gate.name, gate.max_inputs, gate.literals);
    const auto& rows = cases::gate_rows();
    CHECK(std::any_of(rows.begin(), rows.end(), [&](const cases::GateRow& row) {
      return row.gate == gate.name && static_cast<int>(row.inputs.size()) == gate.max_inputs &&
             static_cast<int>(row.attributes.size()) == gate.literals;
    }));
  }
}
