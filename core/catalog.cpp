#include "core/catalog.hpp"

#include <algorithm>

#include "core/data/datasets.hpp"
#include "core/data/features.hpp"
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
  entry.max_inputs = gate.folds ? -1 : gate.max_inputs;
  entry.tex_value = gate.tex_value;
  entry.tex_local.assign(gate.tex_local.begin(), gate.tex_local.end());
  for (int slot = 0; slot < gate.max_inputs; ++slot) {
    if (!gate.takes_gradient(slot)) entry.label_slots.push_back(slot);
  }
  entry.tex_grip = static_cast<int>(gate.tex_grip.own);
  for (const Grip grip : gate.tex_grip.slots) entry.tex_slot_grips.push_back(static_cast<int>(grip));
  entry.sign = gate.written.sign;
  entry.sums = gate.sums;
  entry.composite = !gate.parts.empty();
  if (gate.targets == Targets::probability) entry.targets = "probability";
  if (gate.targets == Targets::sign) entry.targets = "sign";
  catalog.gates.push_back(std::move(entry));
  if (!gate.is_activation) return;
  const std::string_view local = gate.tex_local.empty() ? std::string_view() : gate.tex_local[0];
  catalog.activations.push_back({{gate.name, gate.title}, gate.tex_value, local});
}

/** Returns the default of one layer for an option with one value per layer. */
std::optional<OptionValue> fallback_of(const Option& option) {
  if (option.kind == OptionKind::labels || option.kind == OptionKind::rows) return std::nullopt;
  const OptionValue value = read(option, default_config());
  if (!option.per_layer()) return value;
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return numbers->front();
  return std::get<std::vector<std::string>>(value).front();
}

OptionEntry option_entry(const Option& option) {
  OptionEntry entry{std::string(option.path),
                    option.title,
                    kind_name(option.kind),
                    option.live,
                    option.per_layer(),
                    fallback_of(option),
                    range_of(option),
                    {},
                    {}};
  if (option.names) entry.choices = option.names();
  return entry;
}

OptionEntry option_entry(const Hyperparameter& row) {
  const bool boolean = row.kind == HyperparameterKind::boolean;
  const Range range = hyperparameter_range(row);
  OptionEntry entry{range.path, row.title, kind_name(boolean ? OptionKind::boolean : OptionKind::number),
                    true,       false,     row.fallback,
                    range,      {},        {}};
  if (boolean) {
    entry.fallback = row.fallback != 0;
    entry.range.reset();
  }
  return entry;
}

/** Each name once. */
void add_hyperparameters(std::vector<OptionEntry>& entries) {
  for (const Optimizer& optimizer : optimizers()) {
    for (const Hyperparameter& row : optimizer.hyperparameters) {
      OptionEntry entry = option_entry(row);
      const auto known =
          std::find_if(entries.begin(), entries.end(), [&](const OptionEntry& one) { return one.name == entry.name; });
      if (known == entries.end()) {
        entry.optimizers = {optimizer.name};
        entries.push_back(std::move(entry));
      } else {
        known->optimizers.push_back(optimizer.name);
      }
    }
  }
}

}  // namespace

Catalog make_catalog() {
  Catalog catalog;
  for (const Gate& gate : gates()) add_gate(catalog, gate);
  for (const LossKind& row : losses()) {
    catalog.losses.push_back(
        {{row.name, row.title}, row.gate, target_name(row.target), row.prediction, row.two_classes});
  }
  for (const Optimizer& row : optimizers()) catalog.optimizers.push_back({{row.name, row.title}, row.hyperparameters});
  catalog.regularizers = entries(regularizers());
  catalog.initializers = entries(initializers());
  for (const DatasetKind& kind : datasets()) catalog.datasets.push_back({{kind.name, kind.title}, kind.classes});
  for (const Feature& feature : features()) {
    catalog.features.push_back({{feature.name, feature.title}, feature.tex});
  }
  for (const Option& option : options()) catalog.options.push_back(option_entry(option));
  add_hyperparameters(catalog.options);
  catalog.ranges = ranges();
  for (std::size_t i = 0; i < error_count; ++i) catalog.errors.push_back(error_row(i));
  catalog.verdicts.assign(std::begin(verdict_limits), std::end(verdict_limits));
  return catalog;
}

}  // namespace backflow
