#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

namespace backflow {

/** The complete state of a generator. Save and restore it to continue a sequence. */
struct RandomState {
  std::array<std::uint64_t, 4> words{};
  bool operator==(const RandomState&) const = default;
};

/**
 * Seeded random numbers with the same bits on every platform: xoshiro256** 1.0 seeded through splitmix64 (David
 * Blackman and Sebastiano Vigna, "Scrambled linear pseudorandom number generators", 2018; prng.di.unimi.it, public
 * domain).
 */
class Random {
 public:
  explicit Random(std::uint64_t seed);
  explicit Random(const RandomState& state) : state_(state) {}

  /** Returns 64 random bits. */
  std::uint64_t next() {
    auto& s = state_.words;
    const std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 45);
    return result;
  }
  /** Uniform in [0, 1): a multiple of 2^-53. */
  double uniform();
  /** Uniform in [low, high). */
  double uniform(double low, double high);
  /** Standard normal, by Marsaglia's polar method with our own logarithm. Keeps no spare number between calls. */
  double normal();
  /** Uniform in 0 … n−1 without bias (rejection); n ≥ 1. */
  std::uint64_t below(std::uint64_t n);

  /** Puts the elements in a random order (Fisher–Yates). */
  template <class T>
  void shuffle(std::span<T> elements) {
    for (std::size_t i = elements.size(); i > 1; --i) std::swap(elements[i - 1], elements[below(i)]);
  }

  const RandomState& state() const { return state_; }

 private:
  RandomState state_;
};

}  // namespace backflow
