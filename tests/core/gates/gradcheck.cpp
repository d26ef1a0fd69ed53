#include "tests/core/gates/gradcheck.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "core/graph/inspect/check.hpp"
#include "core/graph/inspect/edges.hpp"
#include "tests/core/gates/gradcheck_trial.hpp"

namespace gradcheck {
namespace {

using namespace backflow;

bool near(double a, double b, double relative, double absolute) {
  return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)) + absolute;
}

/** Checks one gate and collects complaints. */
class Checker {
 public:
  explicit Checker(const Gate& gate) : gate_(gate), random_(20240607) {}

  std::vector<Complaint> run() {
    const int slots = gate_.max_inputs;
    std::set<int> moved;
    for (const Attributes& attributes : attributes_for(gate_)) look_at(attributes, moved);
    for (int slot = 0; slot < slots; ++slot) {
      if (gate_.takes_gradient(slot) && !moved.count(slot))
        complain(slot, "no sample moves the value: nothing was checked");
    }
    return complaints_;
  }

 private:
  void look_at(const Attributes& attributes, std::set<int>& moved) {
    const int slots = gate_.max_inputs;
    for (const Shapes& shapes : shapes_for(gate_, attributes)) {
      shapes_ = shapes;
      Trial trial(gate_, attributes, shapes, false, random_);
      numeric(trial, moved);
      precisions(trial);
      for (int slot = 0; slot < slots; ++slot) {
        if (!gate_.takes_gradient(slot)) continue;
        one_hot(trial, slot);
        summed_terms(trial, slot);
        accumulation(trial, slot);
      }
      const bool equal = slots == 2 && gate_.takes_gradient(1) && shapes[0] == shapes[1];
      if (!equal) continue;
      Trial shared(gate_, attributes, shapes, true, random_);
      std::set<int> ignored;
      numeric(shared, ignored);
      precisions(shared);
    }
  }

  void complain(int slot, const std::string& what) {
    std::string where;
    for (const Shape& shape : shapes_) where += (where.empty() ? "" : ", ") + to_string(shape);
    complaints_.push_back({std::string(gate_.name), slot, what + " at " + where});
  }

  void numeric(Trial& trial, std::set<int>& moved) {
    std::vector<int> compared(gate_.max_inputs, 0);
    const CheckBasis basis(trial.exact(), trial.exact());
    for (const CheckEntry& entry : backflow::check(trial.exact(), basis, {1e-5, {}, {}})) {
      const auto slot = static_cast<int>(entry.node);
      if (entry.kink) continue;
      ++compared[slot];
      if (std::abs(entry.numeric) > 1e-3) moved.insert(slot);
      if (entry.relative_error <= 1e-5 || std::abs(entry.analytic - entry.numeric) <= 1e-9) continue;
      complain(slot, "entry " + std::to_string(entry.index) + ": analytic " + std::to_string(entry.analytic) +
                         ", numeric " + std::to_string(entry.numeric));
    }
    for (const NodeIndex leaf : trial.graph().node(trial.output()).inputs) {
      const int slot = trial.graph().node(leaf).name[0] - 'a';
      if (gate_.takes_gradient(slot) && compared[slot] == 0) complain(slot, "every entry crosses a kink");
    }
  }

  void precisions(Trial& trial) {
    const auto compare = [&](int slot, std::span<const double> exact, std::span<const float> single, const char* what) {
      for (std::size_t i = 0; i < exact.size(); ++i) {
        if (!near(single[i], exact[i], 2e-3, 1e-6)) complain(slot, std::string("float32 differs in its ") + what);
      }
    };
    compare(0, trial.exact().value(trial.output()), trial.single().value(trial.output()), "value");
    for (NodeIndex leaf = 0; leaf < trial.output(); ++leaf) {
      if (!gate_.takes_gradient(static_cast<int>(leaf))) continue;
      compare(static_cast<int>(leaf), trial.exact().gradient(leaf), trial.single().gradient(leaf), "gradient");
    }
  }

  void one_hot(Trial& trial, int slot) {
    const Tensor jacobian = backflow::jacobian(trial.exact(), trial.output(), slot);
    const std::size_t inputs = jacobian.shape.columns();
    for (std::size_t o = 0; o < trial.output_size(); ++o) {
      Numbers upstream(trial.output_size(), 0);
      upstream[o] = 1;
      const Numbers row = trial.downstream(slot, upstream, false, 0);
      for (std::size_t i = 0; i < inputs; ++i) {
        if (near(row[i], jacobian.numbers()[o * inputs + i], 1e-12, 1e-15)) continue;
        complain(slot, "Jacobian [" + std::to_string(o) + ", " + std::to_string(i) + "] differs from the sweep");
      }
    }
  }

  void summed_terms(Trial& trial, int slot) {
    const Numbers down = trial.downstream(slot, trial.upstream(), false, 0);
    for (std::size_t i = 0; i < down.size(); ++i) {
      double sum = 0;
      for (const Term& term : terms(trial.exact(), trial.output(), slot, i)) {
        sum += term.product;
        const bool sound =
            term.upstream == trial.upstream()[term.output_index] && term.product == term.upstream * term.local;
        if (!sound) complain(slot, "a term is not its upstream times its local gradient");
      }
      if (!near(sum, down[i], 1e-12, 1e-14)) complain(slot, "the terms' sum is not the downstream gradient");
    }
  }

  void accumulation(Trial& trial, int slot) {
    const Numbers down = trial.downstream(slot, trial.upstream(), false, 0);
    const Numbers fresh = trial.downstream(slot, trial.upstream(), false, std::numeric_limits<double>::quiet_NaN());
    const Numbers added = trial.downstream(slot, trial.upstream(), true, 0.75);
    for (std::size_t i = 0; i < down.size(); ++i) {
      if (!(fresh[i] == down[i])) complain(slot, "without accumulate what was there before is left in");
      if (!near(added[i], 0.75 + down[i], 1e-12, 1e-14)) complain(slot, "accumulate does not add");
    }
  }

  const Gate& gate_;
  Random random_;
  Shapes shapes_;
  std::vector<Complaint> complaints_;
};

}  // namespace

std::vector<Attributes> attributes_for(const Gate& gate) {
  if (gate.literals == 0) return {{}};
  if (gate.literals == 1) return {{0}, {1}, {-1}};
  return {{0, 0}, {1, -1}, {-1, 1}};
}

std::vector<Shapes> shapes_for(const Gate& gate) { return shapes_for(gate, attributes_for(gate).front()); }

std::vector<Shapes> shapes_for(const Gate& gate, const Attributes& attributes) {
  const Shapes candidates{Shape::scalar(),     Shape::vector(1),    Shape::vector(2),    Shape::vector(3),
                          Shape::matrix(2, 3), Shape::matrix(3, 2), Shape::matrix(1, 3), Shape::matrix(2, 1),
                          Shape::matrix(3, 3), Shape::matrix(5, 6)};
  std::vector<Shapes> accepted;
  std::vector<Shapes> open{{}};
  for (int slot = 0; slot < gate.max_inputs; ++slot) {
    std::vector<Shapes> longer;
    for (const Shapes& shapes : open) {
      for (const Shape& next : candidates) {
        longer.push_back(shapes);
        longer.back().push_back(next);
      }
    }
    open = std::move(longer);
  }
  for (const Shapes& shapes : open) {
    try {
      gate.infer(gate, shapes, attributes);
      accepted.push_back(shapes);
    } catch (const Error&) {  // does not fit: not a combination of this gate
    }
  }
  return accepted;
}

std::vector<Complaint> check(const Gate& gate) { return Checker(gate).run(); }

}  // namespace gradcheck
