#pragma once

#include <map>
#include <memory>

#include "core/catalog.hpp"
#include "wasm/facade/graph.hpp"
#include "wasm/facade/trainer.hpp"

namespace backflow {

/** What `backflow.parse` gives. */
struct ParseResult {
  std::vector<std::string> inputs;
  std::vector<std::string> names;
};

/**
 * Everything that JavaScript can ask for, in plain C++: objects live in tables and are named by handles, so that
 * nothing but numbers, strings and copies crosses. All members throw Error and nothing else; a handle that was disposed
 * of (or never given) is Error (disposed).
 */
class Facade {
 public:
  static ParseResult parse_text(const std::string& text);

  int make_graph(const std::string& text, const std::vector<NamedTensor>& inputs, const std::string& output);
  int make_trainer(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state);
  /** The training step of a trainer as a graph; example −1: the next batch. */
  int make_training_graph(int trainer, int example);

  GraphSession& graph(int handle);
  TrainerSession& trainer(int handle);

  void dispose_graph(int handle);
  void dispose_trainer(int handle);

  std::size_t live_graphs() const { return graphs_.size(); }
  std::size_t live_trainers() const { return trainers_.size(); }

 private:
  int next_ = 1;
  std::map<int, std::unique_ptr<GraphSession>> graphs_;
  std::map<int, std::unique_ptr<TrainerSession>> trainers_;
};

/** Heap allocations of the whole program so far; a training step must not raise it. */
std::uint64_t allocation_count();

}  // namespace backflow
