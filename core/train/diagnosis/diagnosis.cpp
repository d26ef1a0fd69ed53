#include "core/train/diagnosis/diagnosis.hpp"

#include <algorithm>
#include <cmath>

#include "core/train/diagnosis/rules.hpp"

namespace backflow {
namespace {

using namespace diagnosis;

struct CodeRule {
  std::string_view code;
  Findings (*find)(const Facts& facts);
  /** A problem only if no rule before it has found one, which would be the reason. */
  bool if_alone = false;
};

constexpr CodeRule rules[] = {
    {"exploding-gradient", exploding},    {"rate-too-high", rate_too_high},     {"dead-units", dead_units},
    {"identical-units", identical_units}, {"saturated-units", saturated_units}, {"vanishing-gradient", vanishing},
    {"unscaled-inputs", unscaled_inputs}, {"no-nonlinearity", no_nonlinearity}, {"class-imbalance", class_imbalance},
    {"overfitting", overfitting},         {"rate-too-low", rate_too_low, true}, {"underfitting", underfitting, true},
};

bool is_problem(const Finding& finding) { return finding.severity == Severity::problem; }

/** Returns the loss of always predicting the classes' shares; the first loss for losses without probabilities. */
double guess_loss(const TrainerConfig& config, const std::vector<ClassFigures>& classes, double first_loss) {
  if (config.loss.find("cross-entropy") == std::string::npos || classes.empty()) return first_loss;
  double total = 0, entropy = 0;
  for (const ClassFigures& one : classes) total += one.support;
  for (const ClassFigures& one : classes) {
    if (one.support > 0) entropy -= one.support / total * std::log(one.support / total);
  }
  return entropy > 0 ? entropy : first_loss;
}

}  // namespace

std::vector<std::string_view> diagnosis_codes() {
  std::vector<std::string_view> codes;
  for (const CodeRule& rule : rules) codes.push_back(rule.code);
  return codes;
}

std::vector<Finding> diagnose(AnyTrainer& trainer) {
  diagnosis::Facts facts{
      trainer.config(),         trainer.spec(), trainer.step(0), statistics(trainer), trainer.example_figures(false),
      trainer.parameter_infos()};
  facts.first_loss = trainer.first_loss().value_or(facts.result.data_loss);
  facts.guess_loss = guess_loss(facts.config, facts.figures.per_class, facts.first_loss);
  std::vector<Finding> all;
  for (const CodeRule& rule : rules) {
    const bool explained = rule.if_alone && std::any_of(all.begin(), all.end(), is_problem);
    for (Finding& one : rule.find(facts)) {
      one.code = rule.code;
      if (explained) one.severity = Severity::hint;
      all.push_back(std::move(one));
    }
  }
  std::stable_partition(all.begin(), all.end(), is_problem);
  return all;
}

}  // namespace backflow
