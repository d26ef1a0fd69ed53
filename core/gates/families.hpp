#pragma once

#include <vector>

#include "core/gates/gate.hpp"

/**
 * The families of the gate table. The catalogue joins them by explicit calls: a linker drops self-registering objects
 * from a static library.
 */
namespace backflow {

// Tables are filled once: clang would unroll that into a tenth of the module.
#ifdef __clang__
#define BACKFLOW_TABLE __attribute__((minsize))
#else
#define BACKFLOW_TABLE
#endif

BACKFLOW_TABLE std::vector<Gate> arithmetic_gates();
BACKFLOW_TABLE std::vector<Gate> elementary_gates();
BACKFLOW_TABLE std::vector<Gate> activation_gates();
BACKFLOW_TABLE std::vector<Gate> product_gates();
BACKFLOW_TABLE std::vector<Gate> linear_algebra_gates();
BACKFLOW_TABLE std::vector<Gate> reduction_gates();
BACKFLOW_TABLE std::vector<Gate> regression_loss_gates();
BACKFLOW_TABLE std::vector<Gate> classification_loss_gates();

}  // namespace backflow
