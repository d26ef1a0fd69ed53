#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "core/train/trainer.hpp"

/** Configurations with data without randomness, and what tests read from a trainer. */
namespace trainers {

using backflow::Shape;
using backflow::Tensor;
using backflow::Trainer;
using backflow::TrainerConfig;

/** Returns the k-th of a fixed sequence of whole numbers in 0 … 2047 that look random. */
inline std::uint32_t scattered(std::uint32_t k) { return (k * 2654435761u >> 16) % 2048u; }

/** Returns the k-th of a fixed sequence in [−1, 1), exact in float32. */
inline double exact(std::uint32_t k) { return static_cast<double>(scattered(k)) / 1024 - 1; }

/** Points in the plane with labels 0 … classes − 1, which form slanted stripes. */
inline TrainerConfig labelled(std::size_t count, int classes) {
  TrainerConfig config;
  config.data.classes = classes;
  config.data.points = Tensor(Shape::matrix(count, 2));
  for (std::uint32_t i = 0; i < count; ++i) {
    const double x = exact(2 * i);
    const double y = exact(2 * i + 1);
    config.data.points.values(i, 0) = x;
    config.data.points.values(i, 1) = y;
    config.data.labels.push_back(static_cast<int>((x + 2 * y + 3) * classes / 6));
  }
  config.layers = {{5, "tanh"}, {4, "tanh"}};
  return config;
}

template <class T>
const std::vector<T>& values(const Trainer<T>& trainer) {
  return trainer.parameters().values;
}

/** True if equal bit for bit: NaN equals itself, −0 differs from 0. */
template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

/** Returns the gradients of a snapshot, concatenated in the order of Trainer::parameters(). */
template <class T>
std::vector<T> gradients(const Trainer<T>& trainer, const backflow::Program<T>& snapshot) {
  std::vector<T> all;
  for (const backflow::ParameterLeaf& leaf : trainer.parameters().leaves) {
    const auto gradient = snapshot.gradient(snapshot.graph().find(leaf.name));
    all.insert(all.end(), gradient.begin(), gradient.end());
  }
  return all;
}

}  // namespace trainers
