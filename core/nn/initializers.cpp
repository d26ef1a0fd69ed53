#include "core/nn/initializers.hpp"

#include <algorithm>
#include <cmath>

#include "core/table.hpp"

namespace backflow {

namespace {

void fill_uniform(Random& random, double bound, std::span<double> weights) {
  for (double& weight : weights) weight = random.uniform(-bound, bound);
}

void zeros(Random&, std::size_t, std::size_t, std::span<double> weights) {
  std::fill(weights.begin(), weights.end(), 0.0);
}

void uniform(Random& random, std::size_t, std::size_t, std::span<double> weights) {
  fill_uniform(random, 0.5, weights);
}

void small_normal(Random& random, std::size_t, std::size_t, std::span<double> weights) {
  for (double& weight : weights) weight = 0.01 * random.normal();
}

/** Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010. */
void xavier(Random& random, std::size_t in, std::size_t out, std::span<double> weights) {
  fill_uniform(random, std::sqrt(6.0 / static_cast<double>(in + out)), weights);
}

/** He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015. */
void he(Random& random, std::size_t in, std::size_t, std::span<double> weights) {
  const double deviation = std::sqrt(2.0 / static_cast<double>(in));
  for (double& weight : weights) weight = deviation * random.normal();
}

}  // namespace

std::span<const Initializer> initializers() {
  static constexpr Initializer table[] = {
      {"xavier", "Xavier", "U\\left(\\pm\\sqrt{6/(n_{in}+n_{out})}\\right)", xavier},
      {"he", "He", "N\\left(0,\\, 2/n_{in}\\right)", he},
      {"normal", "small normal", "N\\left(0,\\, 0.01^2\\right)", small_normal},
      {"uniform", "uniform", "U(\\pm\\tfrac12)", uniform},
      {"zeros", "zeros", "0", zeros},
  };
  return table;
}

const Initializer& find_initializer(std::string_view name) {
  return find_row(initializers(), name, "unknown-initializer", "initializer");
}

}  // namespace backflow
