#pragma once

#include "core/kernels/pack.hpp"

namespace backflow {

/** An operand that is read pack by pack: numbers in a row, or one number again and again. */
template <class T>
class Stream {
 public:
  explicit Stream(const T* data) : data_(data), step_(lanes) {}
  static Stream repeated(T number) {
    Stream stream(nullptr);
    stream.keep(splat<Pack<T>>(number));
    return stream;
  }

  T first() const { return step_ == 0 ? own_[0] : *data_; }
  Pack<T> next() {
    const Pack<T> pack = load(step_ == 0 ? own_ : data_);
    data_ += step_;
    return pack;
  }
  /** Reads the last `count` < 4 numbers, as a pack filled up with the first of them, from here on. */
  void finish(std::size_t count) {
    if (step_ == 0) return;
    for (std::size_t i = 0; i < lanes; ++i) own_[i] = data_[i < count ? i : 0];
    step_ = 0;
  }

 private:
  void keep(const Pack<T>& pack) {
    store(own_, pack);
    step_ = 0;
  }

  const T* data_;
  std::size_t step_;  // 0: the pack in own_ again and again
  T own_[lanes];
};

/**
 * result[i] (+)= f(operands[i]…) for n numbers. f takes packs, and single numbers where there is only one. A result may
 * be an operand's own memory.
 */
template <class T, class F, class... Operand>
void map(T* result, std::size_t n, bool accumulate, F f, Operand... operands) {
  if (n == 1) {
    const T y = f(operands.first()...);
    *result = accumulate ? *result + y : y;
    return;
  }
  T rest[lanes] = {};
  T* target = result;
  std::size_t packs = n / lanes;
  const std::size_t left = n % lanes;
  for (bool finished = left == 0;; finished = true) {
    for (; packs > 0; --packs, target += lanes) {
      const Pack<T> y = f(operands.next()...);
      store(target, accumulate ? load(target) + y : y);
    }
    if (finished) break;
    // The numbers that fill no pack: once more around the same loop, on copies.
    (operands.finish(left), ...);
    std::memcpy(rest, target, left * sizeof(T));
    target = rest;
    packs = 1;
  }
  if (left > 0) std::memcpy(result + (n - left), rest, left * sizeof(T));
}

}  // namespace backflow
