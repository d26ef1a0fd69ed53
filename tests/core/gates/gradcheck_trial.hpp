#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/graph/plan/program.hpp"
#include "core/tensor/random.hpp"
#include "tests/core/gates/gradcheck.hpp"

namespace gradcheck {

using namespace backflow;

using Numbers = std::vector<double>;

/** One gate on inputs of given shapes, with an upstream gradient, in both precisions. */
class Trial {
 public:
  Trial(const Gate& gate, const Attributes& attributes, const Shapes& shapes, bool shared, Random& random)
      : gate_(gate), graph_(make_graph(gate, attributes, shapes, shared)), exact_(graph_), single_(graph_) {
    exact_.plan(graph_->output);
    single_.plan(graph_->output);
    const NodeIndex leaves = shared ? 1 : static_cast<NodeIndex>(shapes.size());
    for (NodeIndex leaf = 0; leaf < leaves; ++leaf) {
      for (std::size_t i = 0; i < shapes[leaf].size(); ++i) {
        const double x = sample(static_cast<int>(leaf), shapes, shared, random);
        exact_.memory(leaf)[i] = x;
        single_.memory(leaf)[i] = static_cast<float>(x);
      }
    }
    for (std::size_t o = 0; o < output_size(); ++o) upstream_.push_back(static_cast<float>(random.uniform(-1, 1)));
    run(exact_);
    run(single_);
  }

  std::size_t output_size() const { return graph_->node(graph_->output).shape.size(); }
  const Numbers& upstream() const { return upstream_; }
  Program<double>& exact() { return exact_; }
  const Program<float>& single() const { return single_; }
  NodeIndex output() const { return graph_->output; }
  const Graph& graph() const { return *graph_; }

  /** What the rule itself passes to a slot, into memory that holds `before`. */
  Numbers downstream(int slot, const Numbers& upstream, bool accumulate, double before) {
    Numbers result(graph_->node(graph_->node(output()).inputs[slot]).shape.size(), before);
    gate_.f64.backward(exact_.call(output()), upstream.data(), slot, result.data(), accumulate);
    return result;
  }

 private:
  static std::shared_ptr<const Graph> make_graph(const Gate& gate, const Attributes& attributes, const Shapes& shapes,
                                                 bool shared) {
    Graph graph;
    std::vector<NodeIndex> inputs;
    for (std::size_t slot = 0; slot < shapes.size(); ++slot) {
      inputs.push_back(
          shared && slot > 0 ? 0 : graph.add_input(std::string(1, static_cast<char>('a' + slot)), shapes[slot]));
    }
    graph.apply(gate, std::move(inputs), {}, {}, attributes);
    return std::make_shared<const Graph>(std::move(graph));
  }

  Domain domain(int slot) const {
    if (gate_.domains.empty()) return {};
    return gate_.domains[std::min<std::size_t>(static_cast<std::size_t>(slot), gate_.domains.size() - 1)];
  }

  /** A number that float32 has too; a class index where the slot takes one; often 0 where the slot takes a condition.
   */
  double sample(int slot, const Shapes& shapes, bool shared, Random& random) const {
    if (gate_.is_label(slot)) return static_cast<double>(random.below(shapes[0].columns()));
    if (!gate_.takes_gradient(slot) && random.below(2) == 0) return 0;
    Domain where = domain(slot);
    for (int other = 0; shared && other < static_cast<int>(shapes.size()); ++other) {
      where = {std::max(where.low, domain(other).low), std::min(where.high, domain(other).high)};
    }
    return static_cast<float>(random.uniform(where.low, where.high));
  }

  template <class T>
  void run(Program<T>& program) const {
    const std::vector<T> upstream(upstream_.begin(), upstream_.end());
    program.forward();
    program.backward(upstream);
  }

  const Gate& gate_;
  std::shared_ptr<const Graph> graph_;
  Program<double> exact_;
  Program<float> single_;
  Numbers upstream_;
};

}  // namespace gradcheck
