#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/inspect/rounding.hpp"
#include "core/graph/plan/program.hpp"

namespace backflow {

/** Returns the gate nodes, up to the output, that a node influences. */
std::vector<NodeIndex> influenced(const Graph& graph, NodeIndex output, NodeIndex start);

/** A central difference and what is known about it. */
struct Difference {
  double numeric = 0;
  double error = 0;  // infinite: unknown
  double step = 0;
  bool kink = false;
};

/** Nudges the entries of one node and reads the output. Call `restore` at the end. */
class Differences {
 public:
  /** `rounding` is the rounding of the nodes between this one and the output. */
  Differences(AnyProgram& program, NodeIndex node, std::vector<double> upstream, Rounding rounding);

  /** Returns the difference with this step. Its error is estimated from a second one with twice or half the step. */
  Difference with_step(std::size_t entry, double step);

  /** Returns the difference with the smallest error. Halves the step from 1e-5 · max(1, |x|) down to 1e-10. */
  Difference best(std::size_t entry);

  /** Sets the rounding for the differences that follow. */
  void set_rounding(Rounding rounding) { rounding_ = rounding; }

  /** Recomputes all values of the program at the original values. */
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

  AnyProgram& program_;
  NodeIndex node_;
  std::vector<NodeIndex> nodes_;
  std::vector<double> upstream_;
  Rounding rounding_;
  std::uint64_t here_;  // the sides of all kinks at the original values
};

}  // namespace backflow
