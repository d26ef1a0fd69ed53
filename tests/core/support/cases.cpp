#include "tests/core/support/cases.hpp"

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tests/core/support/fixtures.hpp"

namespace cases {
namespace {

using backflow::Shape;
using nlohmann::json;

Tensor tensor(const json& from) {
  if (from.is_number()) return Tensor::scalar(from.get<double>());
  if (from.at(0).is_number()) return {Shape::vector(from.size()), from.get<std::vector<double>>()};
  std::vector<double> numbers;
  for (const json& row : from) {
    for (const json& entry : row) numbers.push_back(entry.get<double>());
  }
  return {Shape::matrix(from.size(), from.at(0).size()), std::move(numbers)};
}

std::vector<NamedValue> named(const json& from) {
  std::vector<NamedValue> all;
  for (const auto& [name, value] : from.items()) all.push_back({name, tensor(value)});
  return all;
}

std::vector<double> list(const json& from) { return from.get<std::vector<double>>(); }

std::map<int, double> by_number(const json& from) {
  std::map<int, double> all;
  for (const auto& [key, value] : from.items()) all[std::stoi(key)] = value.get<double>();
  return all;
}

GraphCase graph_case(const json& from) {
  GraphCase one{from.at("id"),
                from.at("expression"),
                from.at("output"),
                named(from.at("inputs")),
                named(from.at("values")),
                named(from.at("gradients")),
                std::nullopt};
  if (from.contains("upstream")) one.upstream = tensor(from.at("upstream"));
  return one;
}

LossCase loss_case(const json& from) {
  return {list(from.at("scores")),
          from.at("label"),
          from.at("hinge"),
          list(from.at("hingeGradient")),
          list(from.at("probabilities")),
          from.at("crossEntropy"),
          list(from.at("crossEntropyGradient"))};
}

WorkedExamples read_worked_examples() {
  const json all = json::parse(fixture("worked-examples.json"));
  WorkedExamples examples;
  for (const json& one : all.at("graphs")) examples.graphs.push_back(graph_case(one));
  for (const json& one : all.at("losses")) examples.losses.push_back(loss_case(one));
  const json& linear = all.at("linear");
  examples.linear = {tensor(linear.at("W")),
                     tensor(linear.at("x")),
                     linear.at("label"),
                     linear.at("rate"),
                     list(linear.at("scores")),
                     linear.at("dataLoss"),
                     linear.at("regularizationLoss"),
                     linear.at("loss"),
                     tensor(linear.at("gradientW"))};
  const json& initial = all.at("initialLoss");
  examples.initial = {by_number(initial.at("crossEntropy")), initial.at("binaryCrossEntropy"),
                      by_number(initial.at("hinge"))};
  examples.parameter_counts = all.at("parameterCounts").get<std::map<std::string, std::size_t>>();
  return examples;
}

SpiralRun spiral_run(const json& from) {
  SpiralRun run;
  run.learning_rate = from.at("lr");
  run.rate = from.at("reg");
  run.iterations = from.at("iters");
  run.accuracy = from.at("acc");
  run.weights.push_back(tensor(from.at("W0")).numbers());
  if (from.contains("W20")) run.weights.push_back(tensor(from.at("W20")).numbers());
  for (const auto& [key, every] :
       std::map<std::string, int>{{"loss_first10", 1}, {"loss_every10", 10}, {"loss_every1000", 1000}}) {
    if (!from.contains(key)) continue;
    for (std::size_t i = 0; i < from.at(key).size(); ++i) run.losses[static_cast<int>(i) * every] = from.at(key).at(i);
  }
  if (from.contains("loss_at")) {
    for (const auto& [iteration, loss] : by_number(from.at("loss_at"))) run.losses[iteration] = loss;
  }
  return run;
}

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream text(line);
  for (std::string column; std::getline(text, column, '\t');) columns.push_back(column);
  return columns;
}

/** Splits `entry(1,-2)` into the gate's name and its attributes. */
backflow::Attributes split_attributes(std::string& gate) {
  const std::size_t open = gate.find('(');
  if (open == std::string::npos) return {};
  const auto numbers = json::parse("[" + gate.substr(open + 1, gate.size() - open - 2) + "]").get<std::vector<int>>();
  gate.erase(open);
  return numbers.size() == 1 ? backflow::Attributes{numbers[0]} : backflow::Attributes{numbers[0], numbers.at(1)};
}

GateRow gate_row(const std::string& line) {
  const std::vector<std::string> columns = columns_of(line);
  if (columns.size() != 5) throw std::runtime_error("gates.tsv: not five columns: " + line);
  GateRow row{columns[0], {}, tensor(json::parse(columns[2])), {}, {}};
  row.attributes = split_attributes(row.gate);
  for (const json& input : json::parse(columns[1])) row.inputs.push_back(tensor(input));
  for (const json& gradient : json::parse(columns[3])) {
    row.gradients.push_back(gradient.is_null() ? std::nullopt : std::optional(tensor(gradient)));
  }
  return row;
}

std::vector<GateRow> read_gate_rows(const char* file) {
  std::vector<GateRow> all;
  std::istringstream text{std::string(fixture(file))};
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line[0] != '#') all.push_back(gate_row(line));
  }
  return all;
}

}  // namespace

const WorkedExamples& worked_examples() {
  static const WorkedExamples examples = read_worked_examples();
  return examples;
}

const SpiralCase& spiral_case() {
  static const SpiralCase spiral = [] {
    const json all = json::parse(fixture("spiral-case-study.json"));
    return SpiralCase{tensor(all.at("X")), list(all.at("y")), spiral_run(all.at("linear")), spiral_run(all.at("net"))};
  }();
  return spiral;
}

const std::vector<GateRow>& gate_rows() {
  static const std::vector<GateRow> rows = read_gate_rows("gates.tsv");
  return rows;
}

const std::vector<GateRow>& tail_rows() {
  static const std::vector<GateRow> rows = read_gate_rows("tails.tsv");
  return rows;
}

const std::vector<FaultCase>& fault_cases() {
  static const std::vector<FaultCase> cases = [] {
    std::vector<FaultCase> all;
    const json faults = json::parse(fixture("reported-faults.json"));
    for (const json& one : faults.at("graphs")) {
      FaultCase found{one.at("id"), one.at("text"), named(one.at("inputs")), {}, {}};
      if (one.contains("value")) found.value = one.at("value").get<double>();
      if (one.contains("gradients")) found.gradients = named(one.at("gradients"));
      all.push_back(std::move(found));
    }
    return all;
  }();
  return cases;
}

}  // namespace cases
