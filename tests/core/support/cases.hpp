#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/gates/gate.hpp"
#include "core/tensor/tensor.hpp"

/** The cases in tests/fixtures as plain values, so that only one source reads JSON. */
namespace cases {

using backflow::Tensor;

struct NamedValue {
  std::string name;
  Tensor value;
};

struct GraphCase {
  std::string id;
  std::string expression;
  std::string output;
  std::vector<NamedValue> inputs;
  std::vector<NamedValue> values;
  std::vector<NamedValue> gradients;
  std::optional<Tensor> upstream;
};

struct LossCase {
  std::vector<double> scores;
  double label = 0;
  double hinge = 0;
  std::vector<double> hinge_gradient;
  std::vector<double> probabilities;
  double cross_entropy = 0;
  std::vector<double> cross_entropy_gradient;
};

/** s = W x with multiclass hinge and L2; W is [classes, inputs]. */
struct LinearCase {
  Tensor weights;
  Tensor point;
  double label = 0;
  double rate = 0;
  std::vector<double> scores;
  double data_loss = 0;
  double regularization_loss = 0;
  double loss = 0;
  Tensor weight_gradient;
};

/** Data loss at tiny weights, by number of classes. */
struct InitialLosses {
  std::map<int, double> cross_entropy;
  double binary_cross_entropy = 0;
  std::map<int, double> hinge;
};

struct WorkedExamples {
  std::vector<GraphCase> graphs;
  std::vector<LossCase> losses;
  LinearCase linear;
  InitialLosses initial;
  std::map<std::string, std::size_t> parameter_counts;
};

const WorkedExamples& worked_examples();

/** One of the two classifiers of the spiral case: its start, and its loss after a number of updates. */
struct SpiralRun {
  std::vector<std::vector<double>> weights;  // of each layer, flat
  double learning_rate = 0;
  double rate = 0;
  int iterations = 0;
  double accuracy = 0;
  std::map<int, double> losses;
};

struct SpiralCase {
  Tensor points;
  std::vector<double> labels;
  SpiralRun linear;
  SpiralRun net;
};

const SpiralCase& spiral_case();

/** A row of gates.tsv: known numbers of one application of a gate. */
struct GateRow {
  std::string gate;
  std::vector<Tensor> inputs;
  Tensor value;
  std::vector<std::optional<Tensor>> gradients;  // empty for a slot that receives none, such as a class index
  backflow::Attributes attributes;
};

const std::vector<GateRow>& gate_rows();
/** The rows of tails.tsv. */
const std::vector<GateRow>& tail_rows();

/** A graph of reported-faults.json. Gradients are flat for any shape of the input. */
struct FaultCase {
  std::string id;
  std::string text;
  std::vector<NamedValue> inputs;
  std::optional<double> value;
  std::vector<NamedValue> gradients;
};

const std::vector<FaultCase>& fault_cases();

}  // namespace cases
