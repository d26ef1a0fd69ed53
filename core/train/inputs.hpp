#pragma once

#include <vector>

#include "core/train/config.hpp"

namespace backflow {

/**
 * Returns the features of points [n, columns], row by row. Points without exactly two columns are used unchanged. Error
 * (unknown_name) for a feature that does not exist.
 */
template <class T>
std::vector<T> to_inputs(const TrainerConfig& config, const std::vector<double>& points, std::size_t columns);

}  // namespace backflow
