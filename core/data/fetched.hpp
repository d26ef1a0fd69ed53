#pragma once

#include <string_view>
#include <vector>

#include "core/data/datasets.hpp"

namespace backflow {

/**
 * Keeps the rows of a dataset that is not built in, for all later trainers. `labels` are class indices. Errors:
 * unknown_name for the name, bad_value for rows that are not this dataset's.
 */
void keep_dataset(std::string_view name, const Tensor& points, const std::vector<double>& labels);

/** Error (not_loaded, about data.name) if the rows have not been fetched. */
const Dataset& fetched_dataset(const DatasetKind& kind);

/** True if the dataset can be used: it is built in, or its rows have been fetched. */
bool is_loaded(const DatasetKind& kind);

}  // namespace backflow
