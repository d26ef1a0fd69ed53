#pragma once

#include "core/catalog.hpp"
#include "wasm/bindings/fields/error.hpp"

/** The catalog's tables; the package's types are in wasm/package/catalog/types.ts. */
namespace backflow::border {

/** The fields that every row of a table has. */
template <class Row>
constexpr auto titled = std::tuple(field("name", &Row::name), field("title", &Row::title));

/** A list of numbers for an enumeration or for the slots with a property. */
using Numbers = std::vector<int>;

inline Numbers label_slots(const Gate& gate) {
  Numbers slots;
  for (int slot = 0; slot < gate.max_inputs; ++slot) {
    if (gate.is_label(slot)) slots.push_back(slot);
  }
  return slots;
}

/** How tightly each operand of an operator must bind to need no parentheses; empty for other gates. */
inline Numbers operand_bindings(const Gate& gate) {
  Numbers bindings;
  if (gate.written.binding == Binding::none) return bindings;
  for (int slot = 0; slot < gate.max_inputs; ++slot) {
    bindings.push_back(static_cast<int>(gate.operand_binding(slot)));
  }
  return bindings;
}

template <>
struct Fields<Gate> {
  static constexpr auto list = std::tuple_cat(
      titled<Gate>,
      std::tuple(field("symbol", &Gate::symbol),
                 field("pattern", [](const Gate& gate) { return pattern_name(gate.pattern); }),
                 field("family", [](const Gate& gate) { return family_name(gate.family); }),
                 field("minInputs", &Gate::min_inputs),
                 field("maxInputs", [](const Gate& gate) { return gate.folds ? -1 : gate.max_inputs; }),
                 field("literals", &Gate::literals), field("texValue", &Gate::tex_value),
                 field("texLocal", &Gate::tex_local), field("labelSlots", label_slots),
                 field("composite", [](const Gate& gate) { return !gate.parts.empty(); }), field("sums", &Gate::sums),
                 field("texGrip", [](const Gate& gate) { return static_cast<int>(gate.tex_grip.own); }),
                 field("texSlotGrips",
                       [](const Gate& gate) {
                         Numbers grips;
                         for (const Grip grip : gate.tex_grip.slots) grips.push_back(static_cast<int>(grip));
                         return grips;
                       }),
                 if_any("operator", [](const Gate& gate) { return gate.written.sign; }),
                 if_any("binding", [](const Gate& gate) { return static_cast<int>(gate.written.binding); }),
                 if_any("operandBindings", operand_bindings),
                 if_any("postfix", [](const Gate& gate) { return gate.written.binding == Binding::postfix; }),
                 if_any("targets", [](const Gate& gate) { return targets_name(gate.targets); })));
};

template <>
struct Fields<ActivationEntry> {
  static constexpr auto list = std::tuple_cat(
      titled<ActivationEntry>,
      std::tuple(field("texValue", &ActivationEntry::tex_value), field("texLocal", &ActivationEntry::tex_local)));
};

template <>
struct Fields<Range> {
  static constexpr auto list =
      std::tuple(field("min", &Range::low), field("max", &Range::high), if_any("integer", &Range::integer));
};

template <>
struct Fields<LossKind> {
  static constexpr auto list = std::tuple_cat(
      titled<LossKind>,
      std::tuple(field("gate", &LossKind::gate),
                 field("target", [](const LossKind& loss) { return target_name(loss.target); }),
                 field("prediction", &LossKind::prediction), if_any("twoClasses", &LossKind::two_classes)));
};

inline bool is_boolean(const Hyperparameter& one) { return one.kind == HyperparameterKind::boolean; }

template <>
struct Fields<Hyperparameter> {
  static constexpr auto list =
      std::tuple(field("name", &Hyperparameter::name), field("title", &Hyperparameter::title),
                 field("default",
                       [](const Hyperparameter& one) {
                         return is_boolean(one) ? OptionValue(one.fallback != 0) : OptionValue(one.fallback);
                       }),
                 if_any("range",
                        [](const Hyperparameter& one) {
                          return is_boolean(one) ? std::nullopt : std::optional<Range>(hyperparameter_range(one));
                        }),
                 if_any("boolean", is_boolean));
};

template <>
struct Fields<Optimizer> {
  static constexpr auto list =
      std::tuple_cat(titled<Optimizer>, std::tuple(field("hyperparameters", &Optimizer::hyperparameters)));
};

/** A setting of a schedule, in the same form as an optimizer's hyperparameter. */
struct ScheduleSetting {
  std::string_view name;
  const Range& range;
};

template <>
struct Fields<ScheduleSetting> {
  static constexpr auto list =
      std::tuple(field("name", &ScheduleSetting::name),
                 field("default", [](const ScheduleSetting& setting) { return setting.range.fallback; }),
                 field("range", [](const ScheduleSetting& setting) { return setting.range; }));
};

inline std::vector<ScheduleSetting> settings_of(const Schedule& schedule) {
  std::vector<ScheduleSetting> settings;
  for (const std::string_view name : schedule.uses) {
    settings.push_back({name, range("schedule." + std::string(name))});
  }
  return settings;
}

template <>
struct Fields<Schedule> {
  static constexpr auto list =
      std::tuple_cat(titled<Schedule>, std::tuple(field("tex", &Schedule::tex), field("hyperparameters", settings_of)));
};

template <>
struct Fields<OptionEntry> {
  static constexpr auto list = std::tuple(
      field("name", &OptionEntry::name), field("title", &OptionEntry::title), field("kind", &OptionEntry::kind),
      field("live", &OptionEntry::live), if_any("perLayer", &OptionEntry::per_layer),
      if_any("default", &OptionEntry::fallback), if_any("range", &OptionEntry::range),
      if_any("choices", &OptionEntry::choices), if_any("optimizers", &OptionEntry::optimizers));
};

/** The default settings of a data set. */
struct DatasetDefaults {
  const DatasetKind& kind;
};

template <int path>
double default_of(const DatasetDefaults& defaults) {
  constexpr const char* paths[] = {"data.samples", "data.noise", "data.trainFraction", "data.seed"};
  if (path < 2 && defaults.kind.fixed()) return path == 0 ? defaults.kind.count : 0;
  return range(paths[path]).fallback;
}

template <>
struct Fields<DatasetDefaults> {
  static constexpr auto list =
      std::tuple(field("name", [](const DatasetDefaults& defaults) { return defaults.kind.name; }),
                 if_any("classes",
                        [](const DatasetDefaults& defaults) {
                          return defaults.kind.regression() ? 0 : defaults.kind.classes.front();
                        }),
                 field("samples", default_of<0>), field("noise", default_of<1>), field("trainFraction", default_of<2>),
                 field("seed", default_of<3>));
};

template <>
struct Fields<ImageShape> {
  static constexpr auto list = std::tuple(field("height", &ImageShape::height), field("width", &ImageShape::width),
                                          field("channels", &ImageShape::channels));
};

template <>
struct Fields<Regularizer> {
  static constexpr auto list =
      std::tuple_cat(titled<Regularizer>,
                     std::tuple(if_any("penalty", [](const Regularizer& row) { return row.add_penalty != nullptr; })));
};

template <>
struct Fields<Initializer> {
  static constexpr auto list = titled<Initializer>;
};

template <>
struct Fields<DatasetKind> {
  static constexpr auto list = std::tuple_cat(
      titled<DatasetKind>,
      std::tuple(field("task",
                       [](const DatasetKind& kind) {
                         return std::string_view(kind.regression() ? "regression" : "classification");
                       }),
                 field("classes", &DatasetKind::classes), if_any("classNames", &DatasetKind::class_names),
                 field("columns", &DatasetKind::column_names), if_any("image", &DatasetKind::image),
                 field("fetched", &DatasetKind::fetched), if_any("count", &DatasetKind::count),
                 field("source", &DatasetKind::source), field("license", &DatasetKind::license),
                 field("defaults", [](const DatasetKind& kind) { return DatasetDefaults{kind}; })));
};

template <>
struct Fields<Feature> {
  static constexpr auto list = std::tuple_cat(titled<Feature>, std::tuple(field("tex", &Feature::tex)));
};

template <>
struct Fields<VerdictLimit> {
  static constexpr auto list =
      std::tuple(field("name", [](const VerdictLimit& limit) { return verdict_name(limit.verdict); }),
                 field("below", &VerdictLimit::below));
};

/** Ranges with defaults, in an object with their paths as keys. */
struct RangesByPath {
  const std::vector<Range>& list;
};

inline std::vector<ErrorRow> errors_of(const Catalog&) {
  std::vector<ErrorRow> list;
  for (std::size_t i = 0; i < error_count; ++i) list.push_back(error_row(i));
  return list;
}

template <>
struct Fields<Catalog> {
  static constexpr auto list = std::tuple(
      field("gates", &Catalog::gates), field("activations", &Catalog::activations), field("losses", &Catalog::losses),
      field("optimizers", &Catalog::optimizers), field("schedules", &Catalog::schedules),
      field("regularizers", &Catalog::regularizers), field("initializers", &Catalog::initializers),
      field("datasets", &Catalog::datasets), field("features", &Catalog::features), field("options", &Catalog::options),
      field("ranges", [](const Catalog& catalog) { return RangesByPath{catalog.ranges}; }), field("errors", errors_of),
      field("verdicts", &Catalog::verdicts));
};

}  // namespace backflow::border
