#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/graph/inspect/answers/question.hpp"
#include "core/graph/inspect/paths.hpp"
#include "core/graph/inspect/suspects.hpp"
#include "core/graph/structure.hpp"
#include "core/session/graph_session.hpp"

namespace backflow {

/** What JavaScript reads about a node. */
struct NodeInfo {
  std::uint32_t id = 0;
  std::string name;
  std::string gate;  // a gate's name, "input" or "constant"
  std::string pattern;
  std::vector<std::uint32_t> inputs;
  Attributes attributes;
  Shape shape;
  Group group;
  bool composite = false;
  std::int64_t part_of = -1;
  std::uint32_t line = 0;
};

/** The copy gate of a node: what each use sends back, and the sum. */
struct Contributions {
  std::vector<Contribution> uses;
  Tensor sum;
};

/** A change of one entry (flat) of an input. */
struct NudgeRequest {
  NodeReference node;
  std::size_t index = 0;
  double by = 0;
};

/** The numbers of all nodes, concatenated in the order of nodes(). */
struct Snapshot {
  std::vector<double> values;
  std::optional<std::vector<double>> gradients;  // empty before backward()
};

/** A gate that is shown as its parts, and what it would compute from the same operands as one gate. */
struct WholeGate {
  std::uint32_t id = 0;
  std::string gate;
  Tensor value;
};

/** A node whose value is not finite although its operands are. */
struct Overflow {
  std::uint32_t node = 0;
  EdgeFlag flag = EdgeFlag::infinite;
  std::optional<WholeGate> composite;  // the composite that it is a part of
};

/**
 * The reads of a graph object. A read changes nothing. Its nodes are given and returned by public id. Errors:
 * unknown_node for a node, out_of_range for a slot or an index, and stale for numbers that are out of date.
 */
namespace reads {

std::vector<NodeInfo> nodes(const GraphSession& session);

Tensor value(const GraphSession& session, const NodeReference& node);
Tensor gradient(const GraphSession& session, const NodeReference& node);
Snapshot snapshot(const GraphSession& session);

std::vector<EdgeView> edges(const GraphSession& session, const NodeReference& node);
Contributions contributions(const GraphSession& session, const NodeReference& node);
/** Returns the terms of one entry (flat) of a slot's downstream gradient. */
std::vector<Term> terms(const GraphSession& session, const NodeReference& node, int slot, std::size_t index);
/** Returns the largest paths from one entry (flat) of a node to the output (paths.hpp). */
Paths paths(const GraphSession& session, const NodeReference& node, std::size_t entry, std::size_t count);
/** Returns the Jacobian of one slot, [outputs, inputs]. Error (too_large) over 10^6 cells. */
Tensor jacobian(const GraphSession& session, const NodeReference& node, int slot);
/** Uses shapes alone. */
JacobianStructure jacobian_structure(const GraphSession& session, const NodeReference& node, int slot);

/**
 * Returns the right answer to a question, and what each common mistake would answer, without those that are equal in
 * this many digits. After a sweep with a mistake, the right answer is that of a sweep without it. Computed in float64.
 * With 0 digits, none is left out, not even those that do not apply (NaN).
 * A gradient or downstream gradient needs a sweep. With a nudge, the question is the node's value after it.
 */
WrongAnswers wrong_answers(const GraphSession& session, QuestionKind kind, const NodeReference& node, int slot,
                           std::size_t index, int digits, const std::optional<NudgeRequest>& nudge = {});

/** Returns the gates whose own arithmetic was wrong in the last sweep (suspects.hpp). */
std::vector<Suspect> suspects(const GraphSession& session);
/** Returns where values stop being finite, in the order of nodes(). */
std::vector<Overflow> overflows(const GraphSession& session);

}  // namespace reads
}  // namespace backflow
