#pragma once

#include <string>
#include <vector>

#include "core/session/reads.hpp"

namespace backflow::border {

/** Returns a graph's nodes as one JSON text. */
std::string nodes_as_json(const std::vector<NodeInfo>& nodes);

}  // namespace backflow::border
