#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/tensor/random.hpp"

namespace backflow {

/** A row of the initializer table. Biases always start at 0. */
struct Initializer {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  /** Fills the weights [in, out] of a layer. */
  void (*fill)(Random& random, std::size_t in, std::size_t out, std::span<double> weights);
};

std::span<const Initializer> initializers();

/** Error (unknown_name, about initializer) that lists the known names. */
const Initializer& find_initializer(std::string_view name);

}  // namespace backflow
