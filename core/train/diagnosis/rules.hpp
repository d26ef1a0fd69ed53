#pragma once

#include <vector>

#include "core/train/diagnosis/diagnosis.hpp"
#include "core/train/diagnosis/facts.hpp"

/** The rules of the diagnosis: each returns findings without their code. */
namespace backflow::diagnosis {

using Findings = std::vector<Finding>;

/** Gradients fade on their way back: the first layer's are far smaller than the largest. */
Findings vanishing(const Facts& facts);
/** Gradients are so large that an update overshoots. */
Findings exploding(const Facts& facts);
/** Units of a layer pass on no gradient for any example. */
Findings dead_units(const Facts& facts);
/** Units of a layer pass on nearly none. */
Findings saturated_units(const Facts& facts);
/** All units of a hidden layer have the same weights: they receive the same gradients and never part. */
Findings identical_units(const Facts& facts);
/** Updates overshoot: the run diverged, or the loss rose. */
Findings rate_too_high(const Facts& facts);
/** Updates are too small to get anywhere. */
Findings rate_too_low(const Facts& facts);
/** Inputs are large, or far larger than others. */
Findings unscaled_inputs(const Facts& facts);
/** Layers without an activation between them are one matrix. */
Findings no_nonlinearity(const Facts& facts);
/** A network with too few units for its data, after long training. */
Findings underfitting(const Facts& facts);
/** The training examples are known, the test examples are not. */
Findings overfitting(const Facts& facts);
/** A rare class that the network gives up, since it is nearly always right without it. */
Findings class_imbalance(const Facts& facts);

/** `problem` if it is bad. */
inline Severity problem_if(bool bad) { return bad ? Severity::problem : Severity::hint; }

/** A whole number as a figure. */
template <class N>
double number(N count) {
  return static_cast<double>(count);
}

inline Finding finding(std::optional<int> layer, Severity severity, std::vector<Figure> figures,
                       std::vector<Remedy> remedies) {
  return {{}, layer, severity, std::move(figures), std::move(remedies)};
}

}  // namespace backflow::diagnosis
