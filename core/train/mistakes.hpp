#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/graph/inspect/mistake.hpp"
#include "core/nn/network.hpp"

/** Mistakes that implementations of backpropagation make, for a net that trains with one of them. */
namespace backflow {

/** A mistake by name. */
struct TrainingMistake {
  std::string_view name;
  MistakeKind kind;
  Reason refusal;  // if `gates` finds none
  /** Returns the wrong gates; for overwrite the nodes that are used more than once. Empty: the net has no place. */
  std::vector<NodeIndex> (*gates)(const Network& network);
  std::optional<int> slot = {};
  double (*factor)(const Network& network) = nullptr;  // wrong_local
};

std::span<const TrainingMistake> training_mistakes();

/** Errors: unknown_name; bad_value if this network has no place for the mistake. */
const TrainingMistake& find_training_mistake(const std::string& name, const Network& network);

/** Returns the mistake for the sweeps over one graph of the network, without what depends on the trainer's state. */
Mistake placed(const TrainingMistake& mistake, const Network& network);

}  // namespace backflow
