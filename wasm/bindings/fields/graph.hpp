#pragma once

#include "core/expression/parser.hpp"
#include "core/session/reads.hpp"
#include "wasm/bindings/fields/fields.hpp"

/** What graphs return and take; the package's types are in wasm/package/graph/types.ts. */
namespace backflow::border {

template <>
struct Names<EdgeFlag> {
  static constexpr std::pair<EdgeFlag, const char*> list[] = {
      {EdgeFlag::undefined, "undefined"},
      {EdgeFlag::infinite, "infinite"},
      {EdgeFlag::nan, "nan"},
      {EdgeFlag::no_gradient, "no-gradient"},
  };
};

template <>
struct Names<Storage> {
  static constexpr std::pair<Storage, const char*> list[] = {
      {Storage::nothing, "nothing"},
      {Storage::output, "output"},
      {Storage::operands, "operands"},
      {Storage::saved, "saved"},
  };
};

template <>
struct Names<MistakeKind> {
  static constexpr std::pair<MistakeKind, const char*> list[] = {
      {MistakeKind::overwrite, "overwrite"},
      {MistakeKind::wrong_local, "wrong-local"},
  };
};

template <>
struct Fields<Script> {
  static constexpr auto list = std::tuple(field("inputs", &Script::inputs), field("names", &Script::names),
                                          field("constants", &Script::constants));
};

template <>
struct Fields<NamedTensor> {
  static constexpr auto list = std::tuple(field("name", &NamedTensor::name), field("value", &NamedTensor::value));
};

template <>
struct Fields<MistakeRequest> {
  static constexpr auto list = std::tuple(field("kind", &MistakeRequest::kind), if_any("node", &MistakeRequest::node));
};

template <>
struct Fields<EdgeView> {
  static constexpr auto list = std::tuple(field("input", &EdgeView::input), field("slot", &EdgeView::slot),
                                          field("upstream", &EdgeView::upstream), field("local", &EdgeView::local),
                                          field("downstream", &EdgeView::downstream), if_any("flag", &EdgeView::flag));
};

template <>
struct Fields<Contribution> {
  static constexpr auto list = std::tuple(field("node", &Contribution::node), field("slot", &Contribution::slot),
                                          field("gradient", &Contribution::gradient));
};

template <>
struct Fields<Contributions> {
  static constexpr auto list = std::tuple(field("uses", &Contributions::uses), field("sum", &Contributions::sum));
};

template <>
struct Fields<Term> {
  static constexpr auto list = std::tuple(field("outputIndex", &Term::output_index), field("upstream", &Term::upstream),
                                          field("local", &Term::local), field("product", &Term::product));
};

template <>
struct Fields<PathStep> {
  static constexpr auto list = std::tuple(field("node", &PathStep::node), field("slot", &PathStep::slot),
                                          field("entry", &PathStep::entry), field("local", &PathStep::local));
};

template <>
struct Fields<Path> {
  static constexpr auto list = std::tuple(field("steps", &Path::steps), field("product", &Path::product));
};

template <>
struct Fields<Paths> {
  static constexpr auto list =
      std::tuple(field("largest", &Paths::largest), field("gradient", &Paths::gradient), field("sum", &Paths::sum),
                 field("size", &Paths::size), field("share", &Paths::share), field("count", &Paths::count),
                 field("open", &Paths::open));
};

template <>
struct Names<QuestionKind> {
  static constexpr std::pair<QuestionKind, const char*> list[] = {
      {QuestionKind::gradient, "gradient"},
      {QuestionKind::downstream, "downstream"},
      {QuestionKind::local, "local"},
      {QuestionKind::value, "value"},
  };
};

template <>
struct Fields<NudgeRequest> {
  static constexpr auto list = std::tuple(field("node", &NudgeRequest::node), field("index", &NudgeRequest::index),
                                          field("by", &NudgeRequest::by));
};

template <>
struct Fields<WrongAnswer> {
  static constexpr auto list = std::tuple(field("mistake", &WrongAnswer::mistake), field("value", &WrongAnswer::value),
                                          if_any("gate", &WrongAnswer::gate), if_any("slot", &WrongAnswer::slot),
                                          if_any("convention", &WrongAnswer::convention));
};

template <>
struct Fields<WrongAnswers> {
  static constexpr auto list =
      std::tuple(field("truth", &WrongAnswers::truth), field("answers", &WrongAnswers::answers));
};

template <>
struct Fields<CheckFlag> {
  static constexpr auto list =
      std::tuple(field("node", &CheckFlag::node), field("slot", &CheckFlag::slot), field("flag", &CheckFlag::flag));
};

template <>
struct Fields<CheckEntry> {
  static constexpr auto list =
      std::tuple(field("name", &CheckEntry::name), field("index", &CheckEntry::index),
                 field("analytic", &CheckEntry::analytic), field("numeric", &CheckEntry::numeric),
                 field("relativeError", &CheckEntry::relative_error), field("kink", &CheckEntry::kink),
                 field("lost", &CheckEntry::lost), field("error", &CheckEntry::error), field("step", &CheckEntry::step),
                 field("verdict", [](const CheckEntry& entry) { return verdict_name(entry.verdict); }),
                 if_any("flagged", &CheckEntry::flagged));
};

template <>
struct Fields<TangentEdge> {
  static constexpr auto list =
      std::tuple(field("input", &TangentEdge::input), field("slot", &TangentEdge::slot),
                 field("tangent", &TangentEdge::tangent), field("local", &TangentEdge::local),
                 field("contribution", &TangentEdge::contribution), if_any("flag", &TangentEdge::flag));
};

template <>
struct Fields<Suspect> {
  static constexpr auto list =
      std::tuple(field("node", &Suspect::node), field("slot", &Suspect::slot),
                 field("kind", [](const Suspect& suspect) { return std::string_view(suspect.slot ? "local" : "sum"); }),
                 field("expected", &Suspect::expected), field("found", &Suspect::found));
};

template <>
struct Fields<WholeGate> {
  static constexpr auto list =
      std::tuple(field("id", &WholeGate::id), field("gate", &WholeGate::gate), field("value", &WholeGate::value));
};

template <>
struct Fields<Overflow> {
  static constexpr auto list = std::tuple(field("node", &Overflow::node), field("flag", &Overflow::flag),
                                          if_any("composite", &Overflow::composite));
};

template <>
struct Fields<Snapshot> {
  static constexpr auto list = std::tuple(field("values", &Snapshot::values), field("gradients", &Snapshot::gradients));
};

template <>
struct Fields<JacobianStructure> {
  static constexpr auto list =
      std::tuple(field("outputs", &JacobianStructure::outputs), field("inputs", &JacobianStructure::inputs),
                 field("cells", &JacobianStructure::cells), field("reachable", &JacobianStructure::reachable),
                 if_any("mask", &JacobianStructure::mask), field("stored", &JacobianStructure::stored),
                 field("storage", &JacobianStructure::storage));
};

}  // namespace backflow::border
