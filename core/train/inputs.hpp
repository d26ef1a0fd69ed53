#pragma once

#include <vector>

#include "core/data/features.hpp"
#include "core/train/config.hpp"
#include "core/train/typed_feature.hpp"

namespace backflow {

/** What happens if a typed feature is infinite or NaN at a point. */
enum class NotFinite { is_error, stays };

/** Turns points into a network's inputs: their features, standardized if the configuration says so. */
class Inputs {
 public:
  Inputs() = default;
  /**
   * Selects the features of points with this many columns. Points of two columns have the features of the
   * configuration. For all others only its typed features count; without any, all columns are inputs. Errors:
   * unknown_name for a feature that does not exist, those of TypedFeature.
   */
  Inputs(const TrainerConfig& config, std::size_t columns);

  std::size_t count() const { return features_.size(); }

  /**
   * Takes the mean and the population deviation of each feature from the training points [n, columns]; later inputs are
   * (value − mean) / deviation. A deviation of 0 counts as 1. Does nothing unless the configuration standardizes.
   */
  void fit(const std::vector<double>& points);

  /**
   * Returns the inputs [n, count] of points [n, columns], row by row. Error (bad_value) that names the typed feature
   * and the point where it is infinite or NaN.
   */
  template <class T>
  std::vector<T> of(const std::vector<double>& points, NotFinite not_finite = NotFinite::is_error);

  /** Returns the gradients [n, columns] by the points [n, columns], from those [n, count] by their inputs. */
  std::vector<double> pull_back(const std::vector<double>& points, const std::vector<double>& gradients);

 private:
  /** One input: a row of the table, a typed feature, or a column. */
  struct One {
    const Feature* row = nullptr;
    std::unique_ptr<TypedFeature> typed;
    std::size_t column = 0;
    double mean = 0;
    double deviation = 1;
  };

  std::vector<double> values(const std::vector<double>& points);
  void require_finite(const std::vector<double>& values, const std::vector<double>& points) const;

  std::size_t columns_ = 0;
  bool standardize_ = false;
  std::vector<One> features_;
};

}  // namespace backflow
