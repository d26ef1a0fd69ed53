#pragma once

#include "core/gates/mixing.hpp"
#include "core/kernels/reduce.hpp"

/** The rules of gates that reduce lines of entries to one number each: all entries, or those along an axis. */
namespace backflow {

/** The entries of a call's operand that are reduced to one entry of its result. Without attributes, these are all. */
struct Lines {
  std::size_t length;
  std::size_t step = 1;  // between two entries of a line
  std::size_t pitch;     // between the first entries of two lines

  template <class T>
  explicit Lines(const Call<T>& call) : length(call.shapes[0].size() / call.shape.size()), pitch(length) {
    if (!across_rows(call.shapes[0], call.attributes)) return;
    step = call.shape.size();
    pitch = 1;
  }

  /** True if a line runs through a column of a matrix. */
  static bool across_rows(const Shape& shape, const Attributes& attributes) {
    return shape.rank == 2 && !attributes.empty() && attributes[0] == 0;
  }
};

template <bool Mean>
struct Total {
  static constexpr Reads reads = Reads::nothing;

  template <class T>
  static T share(const Call<T>& call) {
    return Mean ? T(1) / static_cast<T>(Lines(call).length) : T(1);
  }
  template <class T>
  static void forward(const Call<T>& call) {
    const Lines lines(call);
    if (lines.step > 1) {
      sum_rows(call.inputs[0], lines.length, lines.step, call.output, false);
    } else {
      for (std::size_t line = 0; line < call.shape.size(); ++line) {
        call.output[line] = lane_sum(call.inputs[0] + line * lines.pitch, lines.length);
      }
    }
    if (!Mean) return;
    for (std::size_t line = 0; line < call.shape.size(); ++line) {
      call.output[line] = call.output[line] / static_cast<T>(lines.length);
    }
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    const Lines lines(call);
    for (std::size_t line = 0; line < call.shape.size(); ++line) {
      const T each = upstream[line] * share(call);
      T* const first = downstream + line * lines.pitch;
      for (std::size_t k = 0; k < lines.length; ++k) put(first[k * lines.step], each, accumulate);
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t, std::size_t) {
    return share(call);
  }
};

/** The largest (or smallest) entry. At a tie, the lowest index receives the whole gradient. NaN gives NaN. */
template <bool Largest>
struct Winner {
  /** Returns the index of the winner in the operand. */
  template <class T>
  static std::size_t winner(const Call<T>& call, std::size_t line) {
    const Lines lines(call);
    const T* const x = call.inputs[0];
    std::size_t best = line * lines.pitch;
    for (std::size_t k = 1; k < lines.length && x[best] == x[best]; ++k) {
      const std::size_t at = line * lines.pitch + k * lines.step;
      if ((Largest ? x[at] > x[best] : x[at] < x[best]) || x[at] != x[at]) best = at;
    }
    return best;
  }
  template <class T>
  static void forward(const Call<T>& call) {
    for (std::size_t line = 0; line < call.shape.size(); ++line) {
      call.output[line] = call.inputs[0][winner(call, line)];
    }
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    if (!accumulate) std::fill_n(downstream, call.shapes[0].size(), T(0));
    for (std::size_t line = 0; line < call.shape.size(); ++line) {
      put(downstream[winner(call, line)], upstream[line], accumulate);
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t output, std::size_t input) {
    return input == winner(call, output) ? 1 : 0;
  }
  template <class T>
  static std::uint64_t branch(const Call<T>& call) {
    std::uint64_t hash = 0;
    for (std::size_t line = 0; line < call.shape.size(); ++line) {
      hash = hash * 1099511628211ull + winner(call, line);
    }
    return hash;
  }
};

}  // namespace backflow
