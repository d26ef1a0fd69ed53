#pragma once

#include <map>
#include <string>

#include "core/expression/parser.hpp"
#include "core/graph/graph.hpp"
#include "core/tensor/shape.hpp"

namespace backflow {

/** A text's graph may have so many gates, literals and inputs. */
inline constexpr NodeIndex max_nodes = 250000;

/**
 * The graph of a script: its inputs in order of first use, then its gates in order of evaluation, each assignment's
 * last node carrying the assigned name and all its nodes its line; the output is the last assignment. Every literal is
 * a constant node of its own. Error: unbound_name at the first use of an input that is missing, unknown_input for one
 * that the script does not read, shape at the operator or call whose operands do not fit, too_large where the text
 * exceeds max_nodes.
 */
Graph build(const Script& script, const std::map<std::string, Shape>& inputs);

/**
 * Appends a script to a graph that exists, its inputs being nodes of that graph, and returns the index of its last
 * node. The new nodes have no names (they would collide with the person's). Error (unbound_name) for an input that is
 * not bound, Error (shape) as above.
 */
NodeIndex instantiate(const Script& script, Graph& into, const std::map<std::string, NodeIndex>& bound);

}  // namespace backflow
