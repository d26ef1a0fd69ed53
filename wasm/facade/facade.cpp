#include "wasm/facade/facade.hpp"

namespace backflow {
namespace {

template <class Table>
auto& find(Table& table, int handle, Reason disposed) {
  const auto found = table.find(handle);
  if (found == table.end()) throw Error(disposed);
  return *found->second;
}

template <class Table>
void dispose(Table& table, int handle) {
  table.erase(handle);
}

}  // namespace

ParseResult Facade::parse_text(const std::string& text) {
  const Script script = parse(text);
  return {script.inputs, script.names};
}

int Facade::make_graph(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output) {
  graphs_[next_] = std::make_unique<GraphSession>(text, inputs, output);
  return next_++;
}

int Facade::make_trainer(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state) {
  trainers_[next_] = std::make_unique<TrainerSession>(settings, state);
  return next_++;
}

int Facade::make_training_graph(int trainer_handle, int example) {
  graphs_[next_] = trainer(trainer_handle).graph(example);
  return next_++;
}

GraphSession& Facade::graph(int handle) { return find(graphs_, handle, "no-such-graph"); }
TrainerSession& Facade::trainer(int handle) { return find(trainers_, handle, "no-such-trainer"); }
void Facade::dispose_graph(int handle) { dispose(graphs_, handle); }
void Facade::dispose_trainer(int handle) { dispose(trainers_, handle); }

}  // namespace backflow
