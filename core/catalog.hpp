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

/** What the page lists: the package's type `Catalog` and its entries (wasm/package/types.ts), in plain C++. */

/** A row that the user can choose. Names are stable; titles are in English. */
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
  std::vector<std::string_view> tex_local;  // one per slot
  int tex_grip = 3;                         // how tightly tex_value binds: `Grip`
  std::vector<int> tex_slot_grips;  // how tightly each slot's formula must bind to need no brackets; the last repeats
  std::string_view sign;            // the operator that the gate is written as; may be empty
  std::vector<int> label_slots;     // slots that take a class index and receive no gradient
  bool composite = false;
  bool sums = false;         // adds up its operands or, if it has several, their products
  std::string_view targets;  // for a loss: "probability" or "sign"; empty: any number
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
  std::vector<VerdictLimit> verdicts;  // the verdicts that depend on a relative error
};

/** Collects the rows of all tables, in the tables' order. */
Catalog make_catalog();

}  // namespace backflow
