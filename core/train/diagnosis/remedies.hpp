#pragma once

#include <vector>

#include "core/train/diagnosis/diagnosis.hpp"

/** Changes of a configuration that mend something. */
namespace backflow::diagnosis {

/** Returns the hidden layers as settings, after a change of each. */
std::vector<Setting> layers_with(const TrainerConfig& config, void (*change)(LayerSpec& layer));
/** All hidden layers get this activation, and the weights this initializer. */
Remedy activation_of(const TrainerConfig& config, const char* activation, const char* initializer);
Remedy initializer_of(const char* name);
/** Multiplies the learning rate, within its limits. */
Remedy rate_times(const TrainerConfig& config, double factor, bool restart);
Remedy standardizing();
/** Repeats the user's examples of rare classes until all classes have about as many. */
Remedy balanced(const TrainerConfig& config, const std::vector<ClassFigures>& classes);

}  // namespace backflow::diagnosis
