#pragma once

#include <string>
#include <vector>

#include "core/session/graph_session.hpp"

namespace backflow {

/**
 * Finds values for the inputs of a text that have none, such that the text makes a graph: numbers where numbers fit,
 * otherwise the smallest vectors and matrices that fit, with as few second choices as possible. Matrices come first for
 * a name with a capital letter; operands of `@` are not numbers. All entries are 1 or, for labels, 0, which is valid as
 * a class index and as a target.
 *
 * `keep`: given values are kept. Otherwise those that do not fit are replaced as well. Returns the inputs whose value
 * is not the given one. If nothing fits, throws the error of the simplest choice.
 */
std::vector<NamedTensor> fit(const std::string& text, const std::vector<NamedTensor>& given, bool keep);

}  // namespace backflow
