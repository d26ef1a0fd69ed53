#pragma once

#include <vector>

#include "core/train/config.hpp"

namespace backflow {

/**
 * Returns the features of raw points [n, columns]. Points without exactly two columns are used unchanged. Error
 * (shape).
 */
template <class T>
std::vector<T> to_inputs(const TrainerConfig& config, const std::vector<double>& points, std::size_t columns);

}  // namespace backflow
