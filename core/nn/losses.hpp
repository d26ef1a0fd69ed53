#pragma once

#include <span>
#include <string_view>

namespace backflow {

/** What a loss compares the network's output with. */
enum class TargetKind {
  class_index,  // one label per example, K outputs
  probability,  // 0 or 1 for each output
  signed_one,   // −1 or +1; on more than two classes one-hot 0/1, for the binary hinge −1 or +1
};

/** Returns `label`, `probability` or `sign`. */
std::string_view target_name(TargetKind kind);

/** A row of the loss table. */
struct LossKind {
  std::string_view name;  // in a trainer's configuration
  std::string_view title;
  std::string_view gate;  // its name in the gate table
  TargetKind target;
  /** The gate that computes the prediction from the output, such as a probability; "identity" if they are the same. */
  std::string_view prediction;
  /** True if made for two classes. With more it treats each output separately, and the page does not offer it. */
  bool two_classes = false;
};

std::span<const LossKind> losses();

/**
 * Returns the row with this name. `cross-entropy` is the binary one for two classes and one output, the softmax one for
 * more classes. Error (unknown_name, about loss).
 */
const LossKind& find_loss(std::string_view name, int classes);

/** Returns how many outputs a network for this number of classes has with a loss. */
std::size_t outputs_for(const LossKind& loss, int classes);

}  // namespace backflow
