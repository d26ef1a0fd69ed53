#include "core/nn/losses.hpp"

#include "core/table.hpp"

namespace backflow {

std::span<const LossKind> losses() {
  static constexpr LossKind all[] = {
      {"softmax-cross-entropy", "softmax cross-entropy", "softmax_cross_entropy", TargetKind::class_index, "softmax"},
      {.name = "binary-cross-entropy",
       .title = "binary cross-entropy",
       .gate = "binary_cross_entropy",
       .target = TargetKind::probability,
       .prediction = "sigmoid",
       .two_classes = true},
      {"squared-error", "squared error", "squared_error", TargetKind::signed_one, "identity"},
      {"absolute-error", "absolute error", "absolute_error", TargetKind::signed_one, "identity"},
      {"huber", "Huber", "huber", TargetKind::signed_one, "identity"},
      {"hinge", "hinge (multiclass)", "hinge", TargetKind::class_index, "identity"},
      {.name = "binary-hinge",
       .title = "binary hinge",
       .gate = "binary_hinge",
       .target = TargetKind::signed_one,
       .prediction = "identity",
       .two_classes = true},
  };
  return all;
}

std::string_view target_name(TargetKind kind) {
  constexpr std::string_view names[] = {"label", "probability", "sign"};
  return names[static_cast<std::size_t>(kind)];
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
