#include "core/tensor/random.hpp"

#include <cmath>

#include "core/tensor/portable_math.hpp"

namespace backflow {

namespace {

/** One step of splitmix64 (Vigna, public domain): turns any seed, including 0, into well mixed words. */
std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) {
  for (std::uint64_t& word : state_.words) word = splitmix64(seed);
}

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Random::uniform(double low, double high) {
  const double value = low + (high - low) * uniform();
  return value < high ? value : low;  // rounding may give `high`, which is excluded
}

double Random::normal() {
  while (true) {
    const double u = 2 * uniform() - 1;
    const double v = 2 * uniform() - 1;
    const double square = u * u + v * v;
    // Zero would make the logarithm infinite.
    if (square >= 1 || square == 0) continue;
    return u * std::sqrt(-2 * portable_log(square) / square);
  }
}

std::uint64_t Random::below(std::uint64_t n) {
  // Rejects the first 2^64 mod n values, so that every remainder is equally likely.
  const std::uint64_t surplus = (0 - n) % n;
  while (true) {
    const std::uint64_t bits = next();
    if (bits >= surplus) return bits % n;
  }
}

}  // namespace backflow
