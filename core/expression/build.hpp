#pragma once

#include <map>
#include <string>

#include "core/expression/parser.hpp"
#include "core/graph/graph.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

/** The largest number of gates, literals and inputs in the graph of a text. */
inline constexpr NodeIndex max_nodes = 250000;

/**
 * Returns the graph of a script: its inputs in order of first use, then its gates in order of evaluation. The last node
 * of each assignment has the assigned name, and all its nodes have its line. The output is the last assignment. Every
 * literal becomes a separate constant node, and so does every named constant without a value among `inputs`. Errors:
 * unbound_name at the first use of an input that is missing, unknown_input for an input that the script does not read,
 * shape at the operator or call whose operands do not fit, too_large if the text exceeds max_nodes.
 */
Graph build(const Script& script, const std::map<std::string, Shape>& inputs);

/**
 * Appends a script to an existing graph and returns the index of its last node. The script's inputs are nodes of that
 * graph. The new nodes have no names, which could collide with the user's. Error (unbound_name) for an input that is
 * not bound, Error (shape) as above.
 */
NodeIndex instantiate(const Script& script, Graph& into, const std::map<std::string, NodeIndex>& bound);

}  // namespace backflow
