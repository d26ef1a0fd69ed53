#pragma once

#include <string>
#include <vector>

#include "core/session/graph_session.hpp"

namespace backflow::border {

/** A graph's nodes as one text of JSON, for JSON.parse. */
std::string nodes_as_json(const std::vector<NodeInfo>& nodes);

}  // namespace backflow::border
