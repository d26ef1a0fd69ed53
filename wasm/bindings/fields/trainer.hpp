#pragma once

#include "wasm/bindings/fields/fields.hpp"
#include "wasm/facade/trainer.hpp"

/** What trainers return and take; the package's types are in wasm/package/trainer/types.ts. */
namespace backflow::border {

template <>
struct Fields<Stopped> {
  static constexpr auto list = std::tuple(field("reason", [](const Stopped&) { return std::string_view("diverged"); }),
                                          field("at", &Stopped::at));
};

template <>
struct Fields<Losses> {
  static constexpr auto list = std::tuple(field("loss", &Losses::loss), field("dataLoss", &Losses::data_loss),
                                          field("regularizationLoss", &Losses::regularization_loss));
};

template <>
struct Fields<Progress> {
  static constexpr auto list = std::tuple(
      field("step", &Progress::step), field("epoch", &Progress::epoch), field("updatesLeft", &Progress::updates_left),
      field("learningRate", &Progress::learning_rate), if_any("stopped", &Progress::stopped));
};

template <>
struct Fields<StepResult> {
  static constexpr auto list = std::tuple_cat(
      Fields<Progress>::list, Fields<Losses>::list,
      std::tuple(field("testLoss", &StepResult::test_loss), field("accuracy", &StepResult::accuracy),
                 field("testAccuracy", &StepResult::test_accuracy), field("collapsed", &StepResult::collapsed)));
};

/** A figure of the last batch; empty before the first. */
template <double Losses::*figure>
std::optional<double> of_batch(const UpdateResult& result) {
  return result.batch ? std::optional((*result.batch).*figure) : std::nullopt;
}

/** The figures that only an evaluation gives. */
inline std::optional<double> untold(const UpdateResult&) { return std::nullopt; }

/** The same fields as StepResult's. */
template <>
struct Fields<UpdateResult> {
  static constexpr auto list = std::tuple_cat(
      Fields<Progress>::list,
      std::tuple(field("loss", of_batch<&Losses::loss>), field("dataLoss", of_batch<&Losses::data_loss>),
                 field("regularizationLoss", of_batch<&Losses::regularization_loss>), field("testLoss", untold),
                 field("accuracy", untold), field("testAccuracy", untold), field("collapsed", untold)));
};

/** The optimizer's arrays of a parameter, in an object with their names as keys. */
struct SlotsByName {
  const std::vector<SlotInfo>& list;
};

template <>
struct Fields<ParameterInfo> {
  static constexpr auto list = std::tuple(
      field("name", &ParameterInfo::name), field("shape", &ParameterInfo::shape), field("data", &ParameterInfo::data),
      field("gradient", &ParameterInfo::gradient), field("previous", &ParameterInfo::previous),
      field("state", [](const ParameterInfo& info) { return SlotsByName{info.state}; }));
};

template <>
struct Fields<GradientInfo> {
  static constexpr auto list = std::tuple(field("name", &GradientInfo::name), field("shape", &GradientInfo::shape),
                                          field("data", &GradientInfo::data));
};

template <>
struct Fields<ClassFigures> {
  static constexpr auto list =
      std::tuple(field("precision", &ClassFigures::precision), field("recall", &ClassFigures::recall),
                 field("f1", &ClassFigures::f1), field("support", &ClassFigures::support));
};

template <>
struct Fields<ExampleFigures> {
  static constexpr auto list = std::tuple(
      field("losses", &ExampleFigures::losses), if_any("predicted", &ExampleFigures::predicted),
      if_any("confusion", &ExampleFigures::confusion), if_any("perClass", &ExampleFigures::per_class),
      if_any("r2", &ExampleFigures::r2), if_any("rmse", &ExampleFigures::rmse), if_any("mae", &ExampleFigures::mae));
};

template <>
struct Fields<Histogram> {
  static constexpr auto list =
      std::tuple(field("min", &Histogram::min), field("max", &Histogram::max), field("counts", &Histogram::counts));
};

template <>
struct Fields<Histograms> {
  static constexpr auto list =
      std::tuple(field("weights", &Histograms::weights), field("gradients", &Histograms::gradients),
                 field("activations", &Histograms::activations), field("preactivations", &Histograms::preactivations));
};

template <>
struct Fields<LayerStatistics> {
  using L = LayerStatistics;
  static constexpr auto list =
      std::tuple(field("layer", &L::layer), field("weightNorm", &L::weight_norm),
                 field("gradientNorm", &L::gradient_norm), field("gradientRms", &L::gradient_rms),
                 field("updateRatio", &L::update_ratio), field("deadShare", &L::dead_share),
                 field("saturatedShare", &L::saturated_share), field("histograms", &L::histograms));
};

template <>
struct Fields<Statistics> {
  static constexpr auto list =
      std::tuple(field("examples", &Statistics::examples), field("layers", &Statistics::layers));
};

template <>
struct Names<Severity> {
  static constexpr std::pair<Severity, const char*> list[] = {{Severity::hint, "hint"}, {Severity::problem, "problem"}};
};

template <>
struct Fields<Remedy> {
  static constexpr auto list = std::tuple(field("changes", &Remedy::changes), field("restart", &Remedy::restart));
};

/** Figures, in an object with their names as keys. */
struct FiguresByName {
  const std::vector<Figure>& list;
};

template <>
struct Fields<Finding> {
  static constexpr auto list =
      std::tuple(field("code", &Finding::code), if_any("layer", &Finding::layer), field("severity", &Finding::severity),
                 field("figures", [](const Finding& finding) { return FiguresByName{finding.figures}; }),
                 field("remedies", &Finding::remedies));
};

template <>
struct Fields<GradientOf> {
  static constexpr auto list = std::tuple(if_any("output", &GradientOf::output), if_any("labels", &GradientOf::labels),
                                          if_any("targets", &GradientOf::targets));
};

template <>
struct Fields<Grid> {
  static constexpr auto list =
      std::tuple(field("left", &Grid::x_low), field("right", &Grid::x_high), field("bottom", &Grid::y_low),
                 field("top", &Grid::y_high), field("width", &Grid::width), field("height", &Grid::height),
                 if_any("columns", &Grid::columns), if_any("at", &Grid::at));
};

template <class T>
struct Fields<UnitMaps<T>> {
  static constexpr auto list = std::tuple(field("layers", &UnitMaps<T>::layers), field("output", &UnitMaps<T>::output),
                                          field("outputs", &UnitMaps<T>::outputs));
};

template <>
struct Fields<ExamplesInfo> {
  static constexpr auto list =
      std::tuple(field("points", &ExamplesInfo::points), field("labels", &ExamplesInfo::labels),
                 field("targets", &ExamplesInfo::targets));
};

}  // namespace backflow::border
