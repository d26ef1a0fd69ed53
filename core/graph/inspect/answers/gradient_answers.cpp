#include <algorithm>
#include <cmath>

#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/inspect/tangent.hpp"

/** Mistakes between a node and the output, and what they make of the node's gradient. */
namespace backflow::answers {
namespace {

/** One slot of a gate: one use of a node. */
struct Use {
  NodeIndex gate = 0;
  int slot = 0;
};

/** More uses are not told apart. */
constexpr std::size_t most_uses = 8;

/** How many local gradients all rows together may read. */
constexpr std::size_t most_reads = 2000000;
constexpr std::size_t rows_at_an_edge = 20;

/** What is left of numbers that cancel, relatively. */
constexpr double rounding = 1e-13;

/**
 * The gradient of one entry of a node. A change of the gradient at a node on the way to the output changes the entry's
 * gradient by Σ change × d node / d entry, which forward mode gives.
 */
class GradientAnswers {
 public:
  GradientAnswers(const Program<double>& program, NodeIndex node, std::size_t index)
      : program_(program), node_(node), index_(index), gradients_(program.graph().size()) {
    std::vector<double> start(shape(node).size(), 0);
    start[index] = 1;
    tangents_ = tangents(program, node, start);
    for (NodeIndex at = node; at <= program.output(); ++at) {
      if (program.has_gradient(at)) gradients_[at] = program.gradients(at);
    }
  }

  WrongAnswers find() {
    all_.truth = gradients_[node_][index_];
    const std::vector<Use> uses = uses_of(node_);
    if (uses.size() > 1) {
      fork(uses, node_);
      at_all(uses);
    }
    for (const Use& use : uses) at(use, Rank::first, Rank::confused);
    beside(uses);
    for (NodeIndex node = node_ + 1; node < program_.output(); ++node) {
      const std::vector<Use> inner = uses_of(node);
      if (moves(node) && inner.size() > 1) fork(inner, node);
    }
    for (NodeIndex node = node_ + 1; node < program_.output(); ++node) {
      if (!moves(node)) continue;
      for (const Use& use : uses_of(node)) at(use, Rank::first, Rank::confused);
    }
    for (const Use& use : uses) at(use, Rank::last, Rank::last);
    return std::move(all_);
  }

 private:
  const Node& graph_node(NodeIndex node) const { return program_.graph().node(node); }
  const Shape& shape(NodeIndex node) const { return graph_node(node).shape; }
  NodeIndex input_of(const Use& use) const { return graph_node(use.gate).inputs[use.slot]; }

  /** True if the entry influences a node. */
  bool moves(NodeIndex node) const {
    return std::any_of(tangents_[node].begin(), tangents_[node].end(), [](double t) { return t != 0; });
  }

  /** Returns the uses of a node that lead to the output, in order. */
  std::vector<Use> uses_of(NodeIndex node) const {
    std::vector<Use> uses;
    for (NodeIndex index = node + 1; index <= program_.output(); ++index) {
      const Node& user = graph_node(index);
      for (int slot = 0; slot < static_cast<int>(user.inputs.size()); ++slot) {
        if (user.inputs[slot] == node && user.gate->takes_gradient(slot) && program_.has_gradient(index)) {
          uses.push_back({index, slot});
        }
      }
    }
    return uses;
  }

  PassEntry entry(const Use& use, std::size_t input) const {
    const Gated gated{program_, use.gate};
    const std::vector<double>& upstream = gradients_[use.gate];
    return {gated, use.slot, input, upstream, right_downstream(gated, use.slot, input, upstream)};
  }

  /** True if the rows can be tried at an edge without taking too long. */
  bool affords(const Use& use) {
    std::size_t reads = 0;
    const std::vector<double>& tangent = tangents_[input_of(use)];
    for (std::size_t input = 0; input < tangent.size(); ++input) {
      if (tangent[input] != 0) reads += rows_at_an_edge * program_.reach(use.gate, use.slot, input).count;
    }
    if (reads > left_) return false;
    left_ -= reads;
    return true;
  }

  /** Returns the entry's gradient after the gradient at a node was changed; `change` gives each entry. */
  double changed(NodeIndex node, Callback<double, std::size_t> change) const {
    double sum = all_.truth, size = std::abs(sum);
    const std::vector<double>& tangent = tangents_[node];
    for (std::size_t input = 0; input < tangent.size(); ++input) {
      if (tangent[input] == 0) continue;
      const double part = change(input) * tangent[input];
      sum += part;
      size += std::abs(part);
    }
    return std::abs(sum) < rounding * size ? 0 : sum;
  }

  /** Adds what each mistake at one use does. */
  void at(const Use& use, Rank from, Rank to) {
    if (!affords(use)) return;
    const NodeIndex input_node = input_of(use);
    for_each_row(*graph_node(use.gate).gate, from, to, [&](const EdgeRow& row) {
      if (input_node != node_ && !row.on_the_way()) return;
      bool convention = false;
      const double value = changed(input_node, [&](std::size_t input) {
        const PassEntry one = entry(use, input);
        convention = convention || row.is_convention(one);
        return row.downstream(one) - one.right;
      });
      add(all_, row.mistake(), value, use.gate, use.slot, convention);
    });
  }

  /** Adds what each mistake does that anybody makes everywhere. */
  void at_all(const std::vector<Use>& uses) {
    for (const std::string_view mistake : {"sign", "upstream-forgotten", "local-forgotten"}) {
      double sum = 0;
      for (const Use& use : uses) {
        const PassEntry one = entry(use, index_);
        double wrong = one.right;
        for_each_row(*graph_node(use.gate).gate, Rank::first, Rank::confused, [&](const EdgeRow& row) {
          const double made = row.mistake() == mistake ? row.downstream(one) : nothing;
          if (!std::isnan(made)) wrong = made;
        });
        sum += wrong;
      }
      add(all_, mistake, sum);
    }
  }

  /** Adds what a fork gives if each use is counted so many times. */
  void counted(std::string_view mistake, const std::vector<Use>& uses, Callback<double, std::size_t> times,
               std::int64_t gate = -1, int slot = -1, bool convention = false) {
    const double value = changed(input_of(uses[0]), [&](std::size_t input) {
      double change = 0;
      for (std::size_t k = 0; k < uses.size(); ++k) {
        if (times(k) != 1) change += (times(k) - 1) * entry(uses[k], input).right;
      }
      return change;
    });
    add(all_, mistake, value, gate, slot, convention);
  }

  /** Adds what a fork gives that does not add up all its uses. */
  void fork(const std::vector<Use>& uses, NodeIndex node) {
    for (const Use& use : uses) {
      if (!affords(use)) return;
    }
    const std::size_t count = uses.size();
    const bool asked = node == node_;
    if (asked) penalty(uses);
    const auto but_one = [&](std::size_t one, double this_one, std::string_view mistake, bool names_it) {
      // On the way, the mistake is made at the fork: it was sent back before all its uses had sent theirs.
      const std::int64_t gate = !asked ? std::int64_t{node} : names_it ? std::int64_t{uses[one].gate} : -1;
      counted(
          asked ? mistake : "sent-early", uses, [&](std::size_t k) { return k == one ? this_one : 1 - this_one; }, gate,
          asked && names_it ? uses[one].slot : -1);
    };
    // The sweep reaches the gates from the last to the first, and the slots of each in order.
    std::size_t last = 0, first = count - 1;
    while (last + 1 < count && uses[last + 1].gate == uses[0].gate) ++last;
    while (first > 0 && uses[first - 1].gate == uses[count - 1].gate) --first;
    but_one(last, 1, "overwritten", false);
    but_one(first, 1, "first-kept", false);
    if (count > most_uses) return;
    for (std::size_t k = 0; k < count; ++k) but_one(k, 0, "use-forgotten", true);
    for (std::size_t k = 0; k < count; ++k) but_one(k, 1, "one-use", true);
  }

  /** Adds what happens to a parameter that a penalty uses besides the loss. */
  void penalty(const std::vector<Use>& uses) {
    const auto is_penalty = [&](std::size_t k) {
      return graph_node(uses[k].gate).group.kind == GroupKind::regularization ? 1.0 : 0.0;
    };
    double penalties = 0;
    for (std::size_t k = 0; k < uses.size(); ++k) penalties += is_penalty(k);
    if (penalties == 0) return;
    counted("regularization-forgotten", uses, [&](std::size_t k) { return 1 - is_penalty(k); });
    counted("regularization-only", uses, is_penalty);
    // λ Σ W² in the place of ½ λ Σ W², of which both factors are uses.
    const auto twice = [&](std::size_t k) { return 1 + is_penalty(k); };
    counted("regularization-unhalved", uses, twice, -1, -1, penalties == 2);
  }

  /** Adds numbers that stand beside the gradient and are taken for it. */
  void beside(const std::vector<Use>& uses) {
    if (node_ != program_.output()) add(all_, "value-for-gradient", program_.number(node_, index_));
    for (const Use& use : uses) {
      for (const NodeIndex other : graph_node(use.gate).inputs) {
        const std::size_t size = shape(other).size();
        if (other == node_ || !program_.has_gradient(other) || (size != 1 && size != shape(node_).size())) continue;
        add(all_, "other-operand", program_.gradients(other)[size == 1 ? 0 : index_], use.gate, use.slot);
      }
    }
    if (shape(program_.output()).size() == 1) add(all_, "output-value", program_.number(program_.output(), 0));
  }

  const Program<double>& program_;
  const NodeIndex node_;
  const std::size_t index_;
  NodeNumbers tangents_, gradients_;
  std::size_t left_ = most_reads;
  WrongAnswers all_;
};

}  // namespace

WrongAnswers gradient_answers(const Program<double>& program, NodeIndex node, std::size_t index) {
  return GradientAnswers(program, node, index).find();
}

}  // namespace backflow::answers
