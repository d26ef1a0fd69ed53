#include "core/catalog.hpp"

#include <algorithm>

#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

/** Returns the default of one layer for an option with one value per layer. */
std::optional<OptionValue> fallback_of(const Option& option) {
  if (option.kind == OptionKind::labels || option.kind == OptionKind::rows) return std::nullopt;
  const OptionValue value = read(option, default_config());
  if (!option.per_layer()) return value;
  const auto* numbers = std::get_if<std::vector<double>>(&value);
  if (numbers && option.kind == OptionKind::boolean) return numbers->front() != 0;
  if (numbers) return numbers->front();
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

std::vector<OptionEntry> option_entries() {
  std::vector<OptionEntry> entries;
  for (const Option& option : options()) entries.push_back(option_entry(option));
  add_hyperparameters(entries);
  return entries;
}

Catalog make_catalog() {
  Catalog catalog{.gates = gates(),
                  .losses = losses(),
                  .optimizers = optimizers(),
                  .schedules = schedules(),
                  .regularizers = regularizers(),
                  .initializers = initializers(),
                  .datasets = datasets(),
                  .features = features(),
                  .options = option_entries(),
                  .ranges = ranges(),
                  .verdicts = verdict_limits};
  for (const Gate& gate : gates()) {
    if (!gate.is_activation) continue;
    const std::string_view local = gate.tex_local.empty() ? std::string_view() : gate.tex_local[0];
    catalog.activations.push_back({gate.name, gate.title, gate.tex_value, local});
  }
  catalog.activations.push_back({maxout, "maxout", "\\max(x W + b,\\, x V + c)", "1\\ \\text{or}\\ 0"});
  return catalog;
}

}  // namespace backflow
