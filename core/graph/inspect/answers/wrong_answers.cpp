#include <algorithm>
#include <cmath>

#include "core/graph/inspect/answers/forks.hpp"
#include "core/graph/inspect/answers/rows.hpp"
#include "core/graph/inspect/edges.hpp"

namespace backflow {
namespace {

using namespace answers;

void require_entry(const Shape& shape, std::size_t index) {
  if (index >= shape.size()) throw Error("unknown-entry", {{"index", index}, {"shape", to_string(shape)}});
}

/** A row of either table of mistakes at an edge. */
struct EdgeRow {
  const LocalRow* local = nullptr;
  const PassRow* pass = nullptr;

  std::string_view mistake() const { return local ? local->mistake : pass->mistake; }
  std::string_view gates() const { return local ? local->gates : pass->gates; }
  Rank rank() const { return local ? local->rank : pass->rank; }
  bool on_the_way() const { return local ? local->on_the_way : pass->on_the_way; }
  /** Returns what it makes of an entry; NaN: it can't be made. */
  double at(const PassEntry& entry) const { return local ? passed(*local, entry) : pass->downstream(entry); }
  bool is_convention(const PassEntry& at) const {
    if (!local || !local->convention) return false;
    const std::size_t output = at.reach().first;
    return local->convention({{at.program, at.index}, at.slot, output, at.input, at.local(output)});
  }
};

/** Returns the rows about a gate of ranks `from` to `to`, the most plausible first. */
std::vector<EdgeRow> rows_about(const Gated& at, Rank from, Rank to) {
  std::vector<EdgeRow> rows;
  for (const LocalRow& row : local_rows()) rows.push_back({&row, nullptr});
  for (const PassRow& row : pass_rows()) rows.push_back({nullptr, &row});
  std::erase_if(rows, [&](const EdgeRow& row) {
    return row.rank() < from || row.rank() > to || !is_about(row.gates(), at.gate().name);
  });
  std::stable_sort(rows.begin(), rows.end(), [](const EdgeRow& a, const EdgeRow& b) { return a.rank() < b.rank(); });
  return rows;
}

WrongAnswers local_answers(const Program<double>& program, const Question& question, Swept swept) {
  const Gated gated{program, question.node};
  require_slot(gated.node(), question.slot);
  const auto locals = local_gradient(program, question.node, question.slot);
  if (!locals) throw Error("no-single-local", {{"gate", gated.gate().name}, {"slot", question.slot}});
  require_entry(locals->shape, question.index);
  WrongAnswers all{locals->numbers()[question.index], {}};
  if (!gated.gate().takes_gradient(question.slot)) return all;
  const bool diagonal = gated.gate().element_wise;
  const std::size_t output = diagonal ? question.index : 0;
  const std::size_t input = diagonal ? gated.source(question.slot, output) : question.index;
  const LocalEntry at{gated, question.slot, output, input, all.truth};
  const auto add = [&](std::string_view mistake, double value, bool convention = false) {
    all.answers.push_back({mistake, value, question.node, question.slot, convention});
  };
  for (const EdgeRow& row : rows_about(gated, Rank::first, Rank::last)) {
    if (row.local) add(row.mistake(), row.local->local(at), row.local->convention && row.local->convention(at));
  }
  if (swept.gradients) {
    const double upstream = upstream_of(program, question.node)[output];
    add("downstream-for-local", upstream * all.truth);
    add("upstream-for-local", upstream);
  }
  add("own-operand", at.own());
  return all;
}

WrongAnswers downstream_answers(const Program<double>& program, const Question& question) {
  const Gated gated{program, question.node};
  require_slot(gated.node(), question.slot);
  require_entry(gated.shape_of(question.slot), question.index);
  if (!gated.gate().takes_gradient(question.slot)) return {};
  const std::vector<double> upstream = upstream_of(program, question.node);
  const double right = right_downstream(gated, question.slot, question.index, upstream);
  const PassEntry at{gated, question.slot, question.index, upstream, right};
  WrongAnswers all{right, {}};
  const auto add = [&](std::string_view mistake, double value, bool convention = false) {
    all.answers.push_back({mistake, value, question.node, question.slot, convention});
  };
  const auto add_rows = [&](Rank from, Rank to) {
    for (const EdgeRow& row : rows_about(gated, from, to)) add(row.mistake(), row.at(at), row.is_convention(at));
  };
  add_rows(Rank::first, Rank::any);
  for (int slot = 0; slot < gated.slots(); ++slot) {
    if (slot == question.slot || !gated.gate().takes_gradient(slot)) continue;
    const std::size_t size = gated.shape_of(slot).size();
    if (size != 1 && size != gated.shape_of(question.slot).size()) continue;
    add("other-operand", right_downstream(gated, slot, size == 1 ? 0 : question.index, upstream));
  }
  add("value-for-gradient", gated.operand(question.slot, question.index));
  add_rows(Rank::last, Rank::last);
  return all;
}

WrongAnswers value_answers(const Program<double>& program, const Question& question, Swept swept) {
  const Gated gated{program, question.node};
  require_entry(gated.node().shape, question.index);
  WrongAnswers all{gated.result(question.index), {}};
  if (gated.node().gate) {
    for (const ValueRow& row : value_rows()) {
      if (!is_about(row.gates, gated.gate().name)) continue;
      all.answers.push_back({row.mistake, row.value({gated, question.index}), question.node, {}});
    }
  }
  if (swept.gradients && program.has_gradient(question.node)) {
    all.answers.push_back({"gradient-for-value", upstream_of(program, question.node)[question.index], {}, {}});
  }
  return all;
}

/** The gradient of one entry of a node, with everything between it and the output. */
class GradientAnswers {
 public:
  GradientAnswers(const Program<double>& program, const Question& question)
      : program_(program), question_(question), ways_(program, question.node, question.index) {}

  WrongAnswers find() && {
    all_.truth = program_.gradients(question_.node)[question_.index];
    const std::vector<Edge> uses = ways_.uses(question_.node);
    if (uses.size() > 1) fork(uses, question_.node);
    if (uses.size() > 1) at_all(uses);
    for (const Edge& use : uses) at(use, Rank::first, Rank::any, false);
    beside(uses);
    for (const NodeIndex node : ways_.between()) {
      const std::vector<Edge> inner = ways_.uses(node);
      if (inner.size() > 1) fork(inner, node);
    }
    for (const NodeIndex node : ways_.between()) {
      for (const Edge& edge : ways_.uses(node)) at(edge, Rank::first, Rank::any, true);
    }
    for (const Edge& use : uses) at(use, Rank::last, Rank::last, false);
    return std::move(all_);
  }

 private:
  void add(std::string_view mistake, double value, std::optional<NodeIndex> gate = {}, std::optional<int> slot = {},
           bool convention = false) {
    all_.answers.push_back({mistake, value, gate, slot, convention});
  }

  /** Adds what each mistake at one edge does to the asked gradient. */
  void at(const Edge& edge, Rank from, Rank to, bool on_the_way) {
    if (!ways_.affords(edge)) return;
    for (const EdgeRow& row : rows_about({program_, edge.gate}, from, to)) {
      if (on_the_way && !row.on_the_way()) continue;
      bool convention = false;
      const auto change = [&](std::size_t input) {
        const PassEntry entry = edge.entry(input);
        convention = convention || row.is_convention(entry);
        return row.at(entry) - entry.right;
      };
      add(row.mistake(), ways_.changed(edge.input(), all_.truth, change), edge.gate, edge.slot, convention);
    }
  }

  /** Adds what each mistake does that is made at every use of the node. */
  void at_all(const std::vector<Edge>& uses) {
    for (const std::string_view mistake : {"sign", "upstream-forgotten", "local-forgotten"}) {
      double sum = 0;
      int made = 0;
      for (const Edge& use : uses) {
        const PassEntry entry = use.entry(question_.index);
        for (const EdgeRow& row : rows_about({program_, use.gate}, Rank::first, Rank::any)) {
          if (row.mistake() != mistake) continue;
          const double wrong = row.at(entry);
          made += std::isnan(wrong) ? 0 : 1;
          sum += std::isnan(wrong) ? entry.right : wrong;
        }
      }
      if (made > 1) add(mistake, sum);
    }
  }

  /** Adds what a fork gives that does not add up all its uses. */
  void fork(const std::vector<Edge>& uses, NodeIndex node) {
    for (const Edge& use : uses) {
      if (!ways_.affords(use)) return;
    }
    for (const PartialSum& partial : partial_sums(program_.graph(), uses, node == question_.node)) {
      const double value = ways_.changed(node, all_.truth, [&](std::size_t input) {
        double change = 0;
        for (std::size_t k = 0; k < uses.size(); ++k) change += (partial.times[k] - 1) * uses[k].entry(input).right;
        return change;
      });
      add(partial.mistake, value, partial.gate, partial.slot, partial.convention);
    }
  }

  /** Adds numbers that stand beside the gradient and are taken for it. */
  void beside(const std::vector<Edge>& uses) {
    const Graph& graph = program_.graph();
    const NodeIndex node = question_.node;
    const std::size_t size = graph.node(node).shape.size();
    if (node != program_.output()) add("value-for-gradient", program_.number(node, question_.index));
    for (const Edge& use : uses) {
      for (const NodeIndex other : graph.node(use.gate).inputs) {
        const std::size_t entries = graph.node(other).shape.size();
        if (other == node || !program_.has_gradient(other) || (entries != 1 && entries != size)) continue;
        add("other-operand", program_.gradients(other)[entries == 1 ? 0 : question_.index], use.gate, use.slot);
      }
    }
    if (graph.node(program_.output()).shape.size() == 1) add("output-value", program_.number(program_.output(), 0));
  }

  const Program<double>& program_;
  const Question question_;
  Ways ways_;
  WrongAnswers all_;
};

/** Rounds to significant digits, but below a million not into the integer part: as numbers are shown. */
double shown(double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return number;
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(number))));
  const int decimals = exponent < 6 ? std::max(0, digits - 1 - exponent) : digits - 1 - exponent;
  if (std::abs(decimals) > 300) return number;
  const double scale = std::pow(10.0, std::abs(decimals));
  return decimals < 0 ? std::round(number / scale) * scale : std::round(number * scale) / scale;
}

}  // namespace

WrongAnswers wrong_answers(const Program<double>& program, const Question& question, Swept swept) {
  switch (question.kind) {
    case QuestionKind::local:
      return local_answers(program, question, swept);
    case QuestionKind::downstream:
      return downstream_answers(program, question);
    case QuestionKind::value:
      return value_answers(program, question, swept);
    default:
      break;
  }
  require_entry(program.graph().node(question.node).shape, question.index);
  if (question.node > program.output() || !program.has_gradient(question.node)) return {};
  return GradientAnswers(program, question).find();
}

void keep_distinct(WrongAnswers& answers, int digits, std::size_t most) {
  std::vector<double> seen{shown(answers.truth, digits)};
  std::vector<WrongAnswer> kept;
  for (const WrongAnswer& answer : answers.answers) {
    if (kept.size() == most) break;
    if (!std::isfinite(answer.value)) continue;
    const double number = shown(answer.value, digits);
    if (std::find(seen.begin(), seen.end(), number) != seen.end()) continue;
    seen.push_back(number);
    kept.push_back(answer);
  }
  answers.answers = std::move(kept);
}

}  // namespace backflow
