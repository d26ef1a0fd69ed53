#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/graph/inspect/check.hpp"
#include "core/train/ranges.hpp"

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
  std::vector<int> label_slots;             // which take a class index, and no gradient
  bool composite = false;
  std::string_view targets;  // of a loss: "probability" or "sign"; empty: any number
};

struct ActivationEntry : CatalogEntry {
  std::string_view tex_value;
  std::string_view tex_local;
};

struct OptimizerEntry : CatalogEntry {
  std::vector<Range> hyperparameters;  // their paths are bare names, such as "momentum"
};

struct DatasetEntry : CatalogEntry {
  std::vector<int> classes;  // the first is the default; the other defaults are those of the ranges `data.*`
};

struct FeatureEntry : CatalogEntry {
  std::string_view tex;
};

struct Catalog {
  std::vector<GateEntry> gates;
  std::vector<ActivationEntry> activations;
  std::vector<CatalogEntry> losses;
  std::vector<OptimizerEntry> optimizers;
  std::vector<CatalogEntry> regularizers;
  std::vector<CatalogEntry> initializers;
  std::vector<DatasetEntry> datasets;
  std::vector<FeatureEntry> features;
  std::vector<Range> ranges;
  std::vector<ErrorRow> errors;
  std::vector<VerdictLimit> verdicts;  // those that a relative error decides
};

/** One walk over every table, in the tables' order. */
Catalog make_catalog();

}  // namespace backflow
