#include "core/graph/structure.hpp"

#include <numeric>

#include "core/gates/gate_table.hpp"
#include "core/graph/inspect/edges.hpp"
#include "tests/core/gates/gradcheck.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

Graph applied(const Gate& gate, const gradcheck::Shapes& shapes) {
  Graph graph;
  std::vector<NodeIndex> inputs;
  for (const Shape& shape : shapes) inputs.push_back(graph.add_input({}, shape));
  graph.apply(gate, inputs, {}, {}, gradcheck::attributes_for(gate).front());
  return graph;
}

JacobianStructure structure_of(const char* name, const gradcheck::Shapes& shapes, int slot = 0) {
  const Graph graph = applied(gate(name, static_cast<int>(shapes.size())), shapes);
  return jacobian_structure(graph, true, graph.output, slot);
}

void check_stored(const JacobianStructure& structure, Storage storage, double stored) {
  CHECK(structure.storage == storage);
  CHECK(structure.stored == stored);
}

}  // namespace

TEST_CASE("the lecture's count: 4096 relu", "[structure]") {
  const JacobianStructure relu = structure_of("relu", {Shape::vector(4096)});
  CHECK(relu.cells == 16777216);
  CHECK(relu.reachable == 4096);
  CHECK(relu.mask.empty());
  check_stored(relu, Storage::output, 4096);
  const JacobianStructure batch = structure_of("relu", {Shape::matrix(100, 4096)});
  CHECK(batch.cells == 409600.0 * 409600.0);
  CHECK(batch.reachable == 409600);
}

TEST_CASE("the row decides what is kept in place of a Jacobian", "[structure]") {
  const Shape three = Shape::vector(3), matrix = Shape::matrix(2, 3), square = Shape::matrix(3, 3);
  check_stored(structure_of("add", {matrix, three}), Storage::nothing, 0);
  check_stored(structure_of("neg", {three}), Storage::nothing, 0);
  check_stored(structure_of("sum", {matrix}), Storage::nothing, 0);
  check_stored(structure_of("transpose", {matrix}), Storage::nothing, 0);
  check_stored(structure_of("mul", {matrix, three}, 1), Storage::operands, 6);
  check_stored(structure_of("matmul", {matrix, square}), Storage::operands, 0);
  check_stored(structure_of("softmax", {three}), Storage::output, 3);
  check_stored(structure_of("softmax_cross_entropy", {three, Shape::scalar()}), Storage::saved, 3);
  check_stored(structure_of("softmax_cross_entropy", {three, Shape::scalar()}, 1), Storage::nothing, 0);
  CHECK(structure_of("softmax_cross_entropy", {three, Shape::scalar()}, 1).reachable == 0);
  const JacobianStructure product = structure_of("matmul", {matrix, square});
  CHECK(product.cells == 36);
  CHECK(product.reachable == 18);
  CHECK(std::vector<std::uint8_t>(product.mask.begin(), product.mask.begin() + 6) ==
        std::vector<std::uint8_t>{1, 1, 1, 0, 0, 0});
}

TEST_CASE("every gate's mask counts its reachable cells, and a constant Jacobian reads nothing", "[structure]") {
  for (const Gate& gate : gates()) {
    for (const gradcheck::Shapes& shapes : gradcheck::shapes_for(gate)) {
      const Graph graph = applied(gate, shapes);
      for (int slot = 0; slot < gate.max_inputs; ++slot) {
        CAPTURE(gate.name, slot);
        const JacobianStructure structure = jacobian_structure(graph, true, graph.output, slot);
        CHECK(structure.cells == structure.outputs * structure.inputs);
        CHECK(static_cast<double>(structure.mask.size()) == structure.cells);
        CHECK(std::accumulate(structure.mask.begin(), structure.mask.end(), 0.0) == structure.reachable);
        if (gate.f64.reads != Reads::nothing) continue;
        Program<double> program(std::make_shared<const Graph>(graph));
        program.plan(graph.output);
        std::vector<Tensor> seen;
        for (const double at : {-1.5, 0.75}) {
          for (NodeIndex leaf = 0; leaf < graph.output; ++leaf) {
            std::fill(program.memory(leaf).begin(), program.memory(leaf).end(), at);
          }
          program.forward();
          seen.push_back(jacobian(program, graph.output, slot));
        }
        CHECK(seen[0].numbers() == seen[1].numbers());
      }
    }
  }
}

TEST_CASE("a slot that does not exist is rejected", "[structure]") {
  const Graph graph = applied(gate("exp"), {Shape::scalar()});
  expect_error([&] { jacobian_structure(graph, true, graph.output, 1); }, ErrorCode::out_of_range, {0, 0}, "slot 1");
  expect_error([&] { jacobian_structure(graph, true, 0, 0); }, ErrorCode::out_of_range, {0, 0}, "slot 0");
}
