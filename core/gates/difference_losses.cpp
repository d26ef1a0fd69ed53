#include "core/gates/families.hpp"
#include "core/gates/pair_loss.hpp"

/** Losses of the size of a difference that grow only linearly: summed over the outputs, averaged over the batch. */
namespace backflow {
namespace {

template <class V>
V size_of(V difference) {
  return select(difference < Element<V>(0), -difference, difference);
}

/** A loss whose gradient at the target is the negative of that at the output: `Row::slope` of the difference. */
template <class Row>
struct Difference {
  template <class V>
  static V d_output(V o, V t) {
    return Row::slope(o - t);
  }
  template <class V>
  static V d_target(V o, V t) {
    return -Row::slope(o - t);
  }
};

/** |o − t|; at o = t the gradient is 0. */
struct AbsoluteError : Difference<AbsoluteError> {
  template <class V>
  static V value(V o, V t) {
    return size_of(o - t);
  }
  template <class V>
  static V slope(V difference) {
    const V falling = select(difference < Element<V>(0), splat<V>(-1), V{});
    return select(difference > Element<V>(0), splat<V>(1), falling);
  }
  template <class T>
  static bool active(T o, T t) {
    return o > t;
  }
};

/** ½ (o − t)² up to |o − t| = 1, beyond it |o − t| − ½. */
struct Huber : Difference<Huber> {
  template <class V>
  static V value(V o, V t) {
    const V difference = o - t;
    const V size = size_of(difference);
    return select(size <= Element<V>(1), Element<V>(0.5) * difference * difference, size - Element<V>(0.5));
  }
  template <class V>
  static V slope(V difference) {
    const V low = select(difference < Element<V>(-1), splat<V>(-1), difference);
    return select(low > Element<V>(1), splat<V>(1), low);
  }
};

constexpr Gate difference_loss_rows[] = {
    mixing<PairLoss<AbsoluteError>>({.name = "absolute_error",
                                     .title = "absolute error",
                                     .symbol = "|o−t|",
                                     .family = Family::loss,
                                     .min_inputs = 2,
                                     .max_inputs = 2,
                                     .reserved = false,
                                     .tex_value = "|a - b|",
                                     .tex_local = {"\\operatorname{sign}(a - b)", "\\operatorname{sign}(b - a)"}}),
    mixing<PairLoss<Huber>>({.name = "huber",
                             .title = "Huber loss",
                             .symbol = "Huber",
                             .family = Family::loss,
                             .min_inputs = 2,
                             .max_inputs = 2,
                             .reserved = false,
                             .tex_value = "\\begin{cases} \\tfrac{1}{2}(a - b)^2 & |a - b| \\le 1 \\\\ |a - b| - "
                                          "\\tfrac{1}{2} & |a - b| > 1 \\end{cases}",
                             .tex_local = {"\\max(-1, \\min(1, a - b))", "\\max(-1, \\min(1, b - a))"}}),
};

}  // namespace

std::span<const Gate> difference_loss_gates() { return difference_loss_rows; }

}  // namespace backflow
