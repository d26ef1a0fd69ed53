#pragma once

#include "core/catalog.hpp"
#include "wasm/bindings/fields/error.hpp"

/** The catalog's tables; the package's types are in wasm/package/catalog/types.ts. */
namespace backflow::border {

template <>
struct Fields<CatalogEntry> {
  static constexpr auto list = std::tuple(field("name", &CatalogEntry::name), field("title", &CatalogEntry::title));
};

template <>
struct Fields<GateEntry> {
  static constexpr auto list = std::tuple_cat(
      Fields<CatalogEntry>::list,
      std::tuple(field("symbol", &GateEntry::symbol), field("pattern", &GateEntry::pattern),
                 field("family", &GateEntry::family), field("minInputs", &GateEntry::min_inputs),
                 field("maxInputs", &GateEntry::max_inputs), field("texValue", &GateEntry::tex_value),
                 field("texLocal", &GateEntry::tex_local), field("labelSlots", &GateEntry::label_slots),
                 field("composite", &GateEntry::composite), field("sums", &GateEntry::sums),
                 field("texGrip", &GateEntry::tex_grip), field("texSlotGrips", &GateEntry::tex_slot_grips),
                 if_any("operator", &GateEntry::sign), if_any("targets", &GateEntry::targets)));
};

template <>
struct Fields<ActivationEntry> {
  static constexpr auto list = std::tuple_cat(
      Fields<CatalogEntry>::list,
      std::tuple(field("texValue", &ActivationEntry::tex_value), field("texLocal", &ActivationEntry::tex_local)));
};

template <>
struct Fields<Range> {
  static constexpr auto list =
      std::tuple(field("min", &Range::low), field("max", &Range::high), if_any("integer", &Range::integer));
};

template <>
struct Fields<LossEntry> {
  static constexpr auto list = std::tuple_cat(
      Fields<CatalogEntry>::list,
      std::tuple(field("gate", &LossEntry::gate), field("target", &LossEntry::target),
                 field("prediction", &LossEntry::prediction), if_any("twoClasses", &LossEntry::two_classes)));
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
struct Fields<OptimizerEntry> {
  static constexpr auto list = std::tuple_cat(Fields<CatalogEntry>::list,
                                              std::tuple(field("hyperparameters", &OptimizerEntry::hyperparameters)));
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
  std::string_view name;
  int classes;
};

template <int path>
double default_of(const DatasetDefaults&) {
  constexpr const char* paths[] = {"data.samples", "data.noise", "data.trainFraction", "data.seed"};
  return range(paths[path]).fallback;
}

template <>
struct Fields<DatasetDefaults> {
  static constexpr auto list =
      std::tuple(field("name", &DatasetDefaults::name), field("classes", &DatasetDefaults::classes),
                 field("samples", default_of<0>), field("noise", default_of<1>), field("trainFraction", default_of<2>),
                 field("seed", default_of<3>));
};

template <>
struct Fields<DatasetEntry> {
  static constexpr auto list = std::tuple_cat(
      Fields<CatalogEntry>::list,
      std::tuple(field("classes", &DatasetEntry::classes), field("defaults", [](const DatasetEntry& entry) {
                   return DatasetDefaults{entry.name, entry.classes.front()};
                 })));
};

template <>
struct Fields<FeatureEntry> {
  static constexpr auto list = std::tuple_cat(Fields<CatalogEntry>::list, std::tuple(field("tex", &FeatureEntry::tex)));
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

template <>
struct Fields<Catalog> {
  static constexpr auto list = std::tuple(
      field("gates", &Catalog::gates), field("activations", &Catalog::activations), field("losses", &Catalog::losses),
      field("optimizers", &Catalog::optimizers), field("regularizers", &Catalog::regularizers),
      field("initializers", &Catalog::initializers), field("datasets", &Catalog::datasets),
      field("features", &Catalog::features), field("options", &Catalog::options),
      field("ranges", [](const Catalog& catalog) { return RangesByPath{catalog.ranges}; }),
      field("errors", &Catalog::errors), field("verdicts", &Catalog::verdicts));
};

}  // namespace backflow::border
