#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
#include "core/gates/gate.hpp"
#include "core/graph/inspect/check.hpp"
#include "core/nn/initializers.hpp"
#include "core/nn/losses.hpp"
#include "core/optim/optimizers.hpp"
#include "core/optim/regularizers.hpp"
#include "core/optim/schedules.hpp"
#include "core/train/options.hpp"

namespace backflow {

/** An option of a trainer, or an optimizer's hyperparameter presented as one. */
struct OptionEntry {
  std::string name;  // its dotted path
  std::string_view title;
  std::string_view kind;  // kind_name()
  bool live = false;
  bool per_layer = false;
  std::optional<OptionValue> fallback;  // for a per-layer option, the default of one layer
  std::optional<Range> range;
  std::vector<std::string_view> choices;
  std::vector<std::string_view>
      optimizers;  // for a hyperparameter: the optimizers that have it; default and range are those of the first
};

/** An activation of a hidden layer. */
struct ActivationEntry {
  std::string_view name;
  std::string_view title;
  std::string_view tex_value;
  std::string_view tex_local;
};

/** What the page lists: the package's type `Catalog` (wasm/package/catalog/types.ts), from the tables' own rows. */
struct Catalog {
  std::span<const Gate> gates;
  std::vector<ActivationEntry> activations = {};
  std::span<const LossKind> losses;
  std::span<const Optimizer> optimizers;
  std::span<const Schedule> schedules;
  std::span<const Regularizer> regularizers;
  std::span<const Initializer> initializers;
  std::span<const DatasetKind> datasets;
  std::span<const Feature> features;
  std::vector<OptionEntry> options = {};
  std::vector<Range> ranges;
  std::span<const VerdictLimit> verdicts;  // the verdicts that depend on a relative error
};

/** Returns the options of a trainer, then the hyperparameters of all optimizers, each name once. */
std::vector<OptionEntry> option_entries();

/** Returns all tables, in their own order. error_row() lists the errors. */
Catalog make_catalog();

}  // namespace backflow
