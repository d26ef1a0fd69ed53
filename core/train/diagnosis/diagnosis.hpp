#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/train/any_trainer.hpp"
#include "core/train/options.hpp"

namespace backflow {

/** `problem`: the network does not train well and this is why. `hint`: worth knowing. */
enum class Severity { hint, problem };

/** Changes of the configuration that mend a finding. */
struct Remedy {
  std::vector<Setting> changes;
  bool restart = false;  // a new trainer is needed; otherwise the run can go on with them
};

struct Figure {
  std::string_view name;
  double value = 0;
};

/** Something that keeps a network from training well (CONTRACT.md, "Diagnosis codes"). */
struct Finding {
  std::string_view code;
  std::optional<int> layer;  // from 1
  Severity severity = Severity::hint;
  std::vector<Figure> figures;
  std::vector<Remedy> remedies;  // the most promising first
};

/**
 * Examines a network as it is: one evaluation, and statistics() of the training examples. A finding is a problem only
 * if the network does not predict its training examples well (accuracy below 95 %, R² below 0.9) or, for overfitting
 * and imbalance, if it does so for the wrong reason. The run stays as it is.
 */
std::vector<Finding> diagnose(AnyTrainer& trainer);

}  // namespace backflow
