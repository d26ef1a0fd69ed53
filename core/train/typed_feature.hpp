#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/graph/plan/program.hpp"

namespace backflow {

/** A feature of a configuration: a row of the feature table, or a typed one with an expression. */
struct FeatureChoice {
  std::string_view name;
  std::string_view expression;
  bool typed = false;
};

/** Reads a feature as a configuration writes it: a name; or a name, a line break and an expression. */
FeatureChoice read_feature(std::string_view text);

/**
 * A feature that the user typed: an expression over the columns of one point, in float64. Columns are named `x` and `y`
 * if there are two, else `x1`, `x2` …; a single one is also `x`.
 */
class TypedFeature {
 public:
  /**
   * Errors are about `features`, with positions in the expression: those of the expression language; unbound_name for a
   * name that is no column; shape for a value that is not one number.
   */
  TypedFeature(const FeatureChoice& choice, std::size_t columns);

  /**
   * Computes the feature of points [n, columns] into `to`, one number every `pitch`. Values may be infinite or NaN.
   */
  void compute(const std::vector<double>& points, double* to, std::size_t pitch);

  /** Adds to `sums` [n, columns] the feature's gradients by points [n, columns], each times its `upstream`. */
  void add_gradients(const std::vector<double>& points, const std::vector<double>& upstream, std::vector<double>& sums);

  const std::string& name() const { return name_; }

 private:
  /** The column that an input of the expression reads. */
  struct Read {
    NodeIndex node;
    std::size_t column;
  };

  void load(const std::vector<double>& points, std::size_t first);

  std::string name_;
  std::size_t columns_;
  std::size_t block_ = 1;  // the points that one run computes
  std::vector<Read> reads_;
  std::unique_ptr<Program<double>> program_;
};

}  // namespace backflow
