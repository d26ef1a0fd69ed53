#include "core/train/inputs.hpp"

#include <algorithm>
#include <cmath>

namespace backflow {

namespace {

/** Returns a point as messages print it: "(1, -2)". A long one is cut short. */
std::string point_text(const double* point, std::size_t columns) {
  constexpr std::size_t most = 4;
  std::string text = "(";
  for (std::size_t i = 0; i < std::min(columns, most); ++i) text += (i == 0 ? "" : ", ") + number_text(point[i]);
  return text + (columns > most ? ", …)" : ")");
}

}  // namespace

Inputs::Inputs(const TrainerConfig& config, std::size_t columns) : columns_(columns), standardize_(config.standardize) {
  for (const std::string& text : config.features) {
    const FeatureChoice choice = read_feature(text);
    if (!choice.typed && columns != 2) continue;
    One& one = features_.emplace_back();
    if (choice.typed) {
      one.typed = std::make_unique<TypedFeature>(choice, columns);
    } else {
      one.row = &find_feature(choice.name);
    }
  }
  if (!features_.empty()) return;
  features_.resize(columns);
  for (std::size_t i = 0; i < columns; ++i) features_[i].column = i;
}

/** Returns the features [n, count] before they are standardized. */
std::vector<double> Inputs::values(const std::vector<double>& points) {
  const std::size_t rows = points.size() / columns_;
  const std::size_t pitch = count();
  std::vector<double> values(rows * pitch);
  for (std::size_t k = 0; k < pitch; ++k) {
    const One& one = features_[k];
    double* const to = values.data() + k;
    if (one.typed) {
      one.typed->compute(points, to, pitch);
    } else if (one.row) {
      for (std::size_t i = 0; i < rows; ++i) to[i * pitch] = one.row->compute(points[2 * i], points[2 * i + 1]);
    } else {
      for (std::size_t i = 0; i < rows; ++i) to[i * pitch] = points[i * columns_ + one.column];
    }
  }
  return values;
}

void Inputs::require_finite(const std::vector<double>& values, const std::vector<double>& points) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const One& one = features_[i % count()];
    if (!one.typed || std::isfinite(values[i])) continue;
    throw Error("feature-not-finite",
                {{"name", one.typed->name()}, {"point", point_text(&points[i / count() * columns_], columns_)}}, {},
                "features");
  }
}

void Inputs::fit(const std::vector<double>& points) {
  if (!standardize_) return;
  const std::vector<double> all = values(points);
  require_finite(all, points);
  const std::size_t rows = all.size() / count();
  for (std::size_t k = 0; k < count(); ++k) {
    One& one = features_[k];
    const auto value = [&](std::size_t row) { return all[row * count() + k]; };
    double sum = 0;
    double least = value(0);
    double most = value(0);
    for (std::size_t i = 0; i < rows; ++i) {
      sum += value(i);
      least = std::min(least, value(i));
      most = std::max(most, value(i));
    }
    // Rounding must not give equal values a deviation.
    one.mean = least == most ? least : sum / static_cast<double>(rows);
    // Relative to the largest difference, so that no square overflows.
    const double largest = std::max(most - one.mean, one.mean - least);
    double squares = 0;
    for (std::size_t i = 0; i < rows && largest > 0; ++i) {
      const double part = (value(i) - one.mean) / largest;
      squares += part * part;
    }
    one.deviation = largest > 0 ? largest * std::sqrt(squares / static_cast<double>(rows)) : 1;
  }
}

template <class T>
std::vector<T> Inputs::of(const std::vector<double>& points, NotFinite not_finite) {
  std::vector<double> all = values(points);
  if (not_finite == NotFinite::is_error) require_finite(all, points);
  for (std::size_t i = 0; standardize_ && i < all.size(); ++i) {
    const One& one = features_[i % count()];
    all[i] = (all[i] - one.mean) / one.deviation;
  }
  if constexpr (std::is_same_v<T, double>) {
    return all;
  } else {
    return {all.begin(), all.end()};
  }
}

std::vector<double> Inputs::pull_back(const std::vector<double>& points, const std::vector<double>& gradients) {
  std::vector<double> pulled(points.size(), 0);
  const std::size_t rows = points.size() / columns_;
  for (std::size_t k = 0; k < count(); ++k) {
    const One& one = features_[k];
    std::vector<double> by_feature(rows);
    for (std::size_t i = 0; i < rows; ++i) by_feature[i] = gradients[i * count() + k] / one.deviation;
    if (one.typed) {
      one.typed->add_gradients(points, by_feature, pulled);
      continue;
    }
    for (std::size_t i = 0; i < rows; ++i) {
      if (!one.row) {
        pulled[i * columns_ + one.column] += by_feature[i];
        continue;
      }
      const double x = points[2 * i], y = points[2 * i + 1];
      pulled[2 * i] += by_feature[i] * one.row->by_x(x, y);
      pulled[2 * i + 1] += by_feature[i] * one.row->by_y(x, y);
    }
  }
  return pulled;
}

template std::vector<float> Inputs::of(const std::vector<double>&, NotFinite);
template std::vector<double> Inputs::of(const std::vector<double>&, NotFinite);

}  // namespace backflow
