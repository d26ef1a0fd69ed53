#pragma once

#include <string>
#include <vector>

#include "core/session/graph_session.hpp"

namespace backflow {

/**
 * Values for inputs of a text that have none, such that it makes a graph: numbers where numbers fit, else the smallest
 * vectors and matrices that do, with as few second choices as possible. Matrices come first for a name with a capital
 * letter; what stands beside an `@` is no number. All entries are 1 or, for labels, 0: these are class indices and
 * targets too.
 *
 * `keep`: the given values stay. Otherwise those that don't fit are replaced as well. Gives the inputs whose value is
 * not the given one. Error: what is wrong with the simplest choice.
 */
std::vector<NamedTensor> fit(const std::string& text, const std::vector<NamedTensor>& given, bool keep);

}  // namespace backflow
