#include "core/session/numbers.hpp"

namespace backflow {

void copy_inputs(const AnyProgram& from, AnyProgram& to, const std::string& except) {
  for (NodeIndex index = 0; index < to.graph().size(); ++index) {
    const Node& node = to.graph().node(index);
    if (node.kind != NodeKind::input || (!except.empty() && node.name == except)) continue;
    to.set_numbers(index, from.numbers(from.graph().find_id(node.id)));
  }
}

}  // namespace backflow
