#include "core/catalog.hpp"

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
#include "core/expression/calls.hpp"
#include "core/gates/gate_table.hpp"
#include "core/nn/initializers.hpp"
#include "core/nn/losses.hpp"
#include "core/optim/optimizers.hpp"
#include "core/optim/regularizers.hpp"

namespace backflow {

namespace {

template <class Table>
std::vector<CatalogEntry> entries(const Table& table) {
  std::vector<CatalogEntry> result;
  for (const auto& row : table) result.push_back({row.name, row.title});
  return result;
}

void add_gate(Catalog& catalog, const Gate& gate) {
  GateEntry entry;
  entry.name = gate.name;
  entry.title = gate.title;
  entry.symbol = gate.symbol;
  entry.pattern = pattern_name(gate.pattern);
  entry.family = family_name(gate.family);
  entry.min_inputs = gate.min_inputs;
  entry.max_inputs = folds(gate) ? -1 : gate.max_inputs;
  entry.tex_value = gate.tex_value;
  entry.tex_local.assign(gate.tex_local.begin(), gate.tex_local.end());
  for (int slot = 0; slot < gate.max_inputs; ++slot) {
    if (!gate.takes_gradient(slot)) entry.label_slots.push_back(slot);
  }
  entry.composite = !gate.parts.empty();
  if (gate.targets == Targets::probability) entry.targets = "probability";
  if (gate.targets == Targets::sign) entry.targets = "sign";
  catalog.gates.push_back(std::move(entry));
  if (!gate.is_activation) return;
  const std::string_view local = gate.tex_local.empty() ? std::string_view() : gate.tex_local[0];
  catalog.activations.push_back({{gate.name, gate.title}, gate.tex_value, local});
}

OptimizerEntry optimizer_entry(const Optimizer& optimizer) {
  OptimizerEntry entry{{optimizer.name, optimizer.title}, {}};
  for (const Hyperparameter& parameter : optimizer.hyperparameters) {
    entry.hyperparameters.push_back(
        {std::string(parameter.name), parameter.low, parameter.high, parameter.fallback, false});
  }
  return entry;
}

}  // namespace

Catalog make_catalog() {
  Catalog catalog;
  for (const Gate& gate : gates()) add_gate(catalog, gate);
  catalog.losses = entries(losses());
  for (const Optimizer& optimizer : optimizers()) catalog.optimizers.push_back(optimizer_entry(optimizer));
  catalog.regularizers = entries(regularizers());
  catalog.initializers = entries(initializers());
  for (const DatasetKind& kind : datasets()) catalog.datasets.push_back({{kind.name, kind.title}, kind.classes});
  for (const Feature& feature : features()) {
    catalog.features.push_back({{feature.name, feature.title}, feature.tex});
  }
  catalog.ranges = ranges();
  for (std::size_t i = 0; i < error_count; ++i) catalog.errors.push_back(error_row(i));
  catalog.verdicts.assign(std::begin(verdict_limits), std::end(verdict_limits));
  return catalog;
}

}  // namespace backflow
