#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/inspect/rounding.hpp"
#include "core/graph/plan/program.hpp"

namespace backflow {

/** The gate nodes up to the output that a node influences. */
std::vector<NodeIndex> influenced(const Graph& graph, NodeIndex output, NodeIndex start);

/** A central difference and what is known of it. */
struct Difference {
  double numeric = 0;
  double error = 0;  // infinite: nothing is known
  double step = 0;
  bool kink = false;
};

/** Nudges the entries of one node and looks at what comes out, until `restore`. */
template <class T>
class Differences {
 public:
  /** `rounding` is that of the nodes on the way. */
  Differences(Program<T>& program, NodeIndex node, std::vector<T> upstream, Rounding rounding);

  /** The difference with this step; its error is taken from one more, of twice the width or half of it. */
  Difference with_step(std::size_t entry, double step);

  /** The difference with the least error, halving the step from 1e-5 · max(1, |x|) down to 1e-10. */
  Difference best(std::size_t entry);

  /** Another rounding for what is taken from now on. */
  void set_rounding(Rounding rounding) { rounding_ = rounding; }

  /** Computes all values of the program as they were. */
  void restore() { program_.forward_only(nodes_); }

 private:
  struct Plain {
    double numeric;
    bool kink;
  };
  Plain take(std::size_t entry, double step);
  std::uint64_t branches() const;
  double rounding_at(double step) const;
  bool holds(std::size_t entry, const Difference& found);

  Program<T>& program_;
  NodeIndex node_;
  std::vector<NodeIndex> nodes_;
  std::vector<T> upstream_;
  std::vector<T> above_;  // the output at the upper end
  Rounding rounding_;
  std::uint64_t here_;  // the sides of all kinks, unmoved
};

extern template class Differences<float>;
extern template class Differences<double>;

}  // namespace backflow
