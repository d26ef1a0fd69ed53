#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/gates/gate.hpp"
#include "core/graph/inspect/check.hpp"
#include "core/train/options.hpp"

namespace backflow {

/** What a page lists: the types `Catalog` and its entries of the package (wasm/package/types.ts), in plain C++. */

/** A row that a person can choose. Names are stable, titles are English. */
struct CatalogEntry {
  std::string_view name;
  std::string_view title;
};

struct GateEntry : CatalogEntry {
  std::string_view symbol;
  std::string_view pattern;
  std::string_view family;
  int min_inputs = 1;
  int max_inputs = 1;  // −1: any number
  std::string_view tex_value;
  std::vector<std::string_view> tex_local;  // one a slot
  int tex_grip = 3;                         // how tightly tex_value holds together: `Grip`
  std::vector<int> tex_slot_grips;          // what each slot must hold at least; the last repeats
  std::string_view sign;                    // of the operator that the gate is written as; may be empty
  std::vector<int> label_slots;             // which take a class index, and no gradient
  bool composite = false;
  bool sums = false;         // adds up its operands or, of two and more, their products
  std::string_view targets;  // of a loss: "probability" or "sign"; empty: any number
};

struct ActivationEntry : CatalogEntry {
  std::string_view tex_value;
  std::string_view tex_local;
};

struct LossEntry : CatalogEntry {
  std::string_view gate;
  std::string_view target;  // target_name()
  std::string_view prediction;
  bool two_classes = false;
};

struct OptimizerEntry : CatalogEntry {
  std::vector<Hyperparameter> hyperparameters;
};

struct DatasetEntry : CatalogEntry {
  std::vector<int> classes;  // the first is the default; the other defaults are those of the ranges `data.*`
};

struct FeatureEntry : CatalogEntry {
  std::string_view tex;
};

/** An option of a trainer, or an optimizer's hyperparameter as one. */
struct OptionEntry {
  std::string name;  // its dotted path
  std::string_view title;
  std::string_view kind;  // kind_name()
  bool live = false;
  bool per_layer = false;
  std::optional<OptionValue> fallback;  // of a single layer, where it is per layer
  std::optional<Range> range;
  std::vector<std::string_view> choices;
  std::vector<std::string_view>
      optimizers;  // of a hyperparameter: those that have it; default and range are the first's
};

struct Catalog {
  std::vector<GateEntry> gates;
  std::vector<ActivationEntry> activations;
  std::vector<LossEntry> losses;
  std::vector<OptimizerEntry> optimizers;
  std::vector<CatalogEntry> regularizers;
  std::vector<CatalogEntry> initializers;
  std::vector<DatasetEntry> datasets;
  std::vector<FeatureEntry> features;
  std::vector<OptionEntry> options;
  std::vector<Range> ranges;
  std::vector<ErrorRow> errors;
  std::vector<VerdictLimit> verdicts;  // those that a relative error decides
};

/** One walk over every table, in the tables' order. */
Catalog make_catalog();

}  // namespace backflow
