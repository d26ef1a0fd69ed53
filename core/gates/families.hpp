#pragma once

#include <vector>

#include "core/gates/gate.hpp"

/**
 * The families of the gate table. The catalogue joins them by explicit calls: a linker drops self-registering objects
 * from a static library.
 */
namespace backflow {

std::vector<Gate> arithmetic_gates();
std::vector<Gate> elementary_gates();
std::vector<Gate> activation_gates();
std::vector<Gate> linear_algebra_gates();
std::vector<Gate> reduction_gates();
std::vector<Gate> regression_loss_gates();
std::vector<Gate> classification_loss_gates();

}  // namespace backflow
