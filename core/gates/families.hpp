#pragma once

#include <span>

#include "core/gates/gate.hpp"

/**
 * The families of the gate table. The table joins them with explicit calls, because a linker drops self-registering
 * objects from a static library.
 */
namespace backflow {

std::span<const Gate> arithmetic_gates();
std::span<const Gate> elementary_gates();
std::span<const Gate> transcendental_gates();
std::span<const Gate> logic_gates();
std::span<const Gate> choice_gates();
std::span<const Gate> activation_gates();
std::span<const Gate> smooth_activation_gates();
std::span<const Gate> product_gates();
std::span<const Gate> linear_algebra_gates();
std::span<const Gate> reduction_gates();
std::span<const Gate> axis_gates();
std::span<const Gate> selection_gates();
std::span<const Gate> regression_loss_gates();
std::span<const Gate> difference_loss_gates();
std::span<const Gate> classification_loss_gates();

}  // namespace backflow
