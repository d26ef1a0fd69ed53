#include "core/nn/losses.hpp"

#include "core/table.hpp"

namespace backflow {

const std::vector<LossKind>& losses() {
  static const std::vector<LossKind> all = {
      {"softmax-cross-entropy", "softmax cross-entropy", "softmax_cross_entropy", TargetKind::class_index, "softmax"},
      {"binary-cross-entropy", "binary cross-entropy", "binary_cross_entropy", TargetKind::probability, "sigmoid"},
      {"squared-error", "squared error", "squared_error", TargetKind::signed_one, "identity"},
      {"hinge", "hinge (multiclass)", "hinge", TargetKind::class_index, "identity"},
      {"binary-hinge", "binary hinge", "binary_hinge", TargetKind::signed_one, "identity"},
  };
  return all;
}

const LossKind& find_loss(std::string_view name, int classes) {
  if (name == "cross-entropy") name = classes == 2 ? "binary-cross-entropy" : "softmax-cross-entropy";
  return find_row(losses(), name, "unknown-loss", "loss");
}

std::size_t outputs_for(const LossKind& loss, int classes) {
  if (loss.target == TargetKind::class_index) return static_cast<std::size_t>(classes);
  return classes == 2 ? 1 : static_cast<std::size_t>(classes);
}

}  // namespace backflow
