#pragma once

#include <string_view>
#include <vector>

namespace backflow {

/** What a loss compares the net's output with. */
enum class TargetKind {
  class_index,  // one label an example, K outputs
  probability,  // 0 or 1 for each output
  signed_one,   // −1 or +1 for each output; one-hot 0/1 on more than two classes
};

/** `label`, `probability` or `sign`. */
std::string_view target_name(TargetKind kind);

/** A row of the loss table. */
struct LossKind {
  std::string_view name;  // in a trainer's configuration
  std::string_view title;
  std::string_view gate;  // of the gate table
  TargetKind target;
  /** The gate that turns the output into a probability for people; "identity" where the output is the prediction. */
  std::string_view prediction;
  /** Made for two classes: with more it treats each output by itself, and a page does not offer it. */
  bool two_classes = false;
};

const std::vector<LossKind>& losses();

/**
 * The row of a name; `cross-entropy` is the binary one for two classes and one output, the softmax one for more. Error
 * (unknown_name, about loss).
 */
const LossKind& find_loss(std::string_view name, int classes);

/** How many outputs a net for so many classes has under a loss. */
std::size_t outputs_for(const LossKind& loss, int classes);

}  // namespace backflow
