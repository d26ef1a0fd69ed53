#include "core/gates/families.hpp"
#include "core/gates/pair_loss.hpp"
#include "core/kernels/math.hpp"

/** Losses that compare outputs with targets entry by entry: summed over the outputs, averaged over the batch. */
namespace backflow {
namespace {

struct SquaredError {
  template <class V>
  static V value(V o, V t) {
    return Element<V>(0.5) * (o - t) * (o - t);
  }
  template <class V>
  static V d_output(V o, V t) {
    return o - t;
  }
  template <class V>
  static V d_target(V o, V t) {
    return t - o;
  }
};

/**
 * −t ln σ(z) − (1 − t) ln(1 − σ(z)) = softplus(z) − t z: this never overflows. In float64 it is computed from −|z|, so
 * that a logit on the right side keeps its digits: no nearly equal numbers are subtracted.
 */
struct BinaryCrossEntropy {
  template <class V>
  static V value(V z, V t) {
    if constexpr (is_double<V>) {
      const V linear = select(z > 0.0, (1.0 - t) * z, -(t * z));
      return linear + math::softplus(select(z > 0.0, -z, z));
    }
    return math::softplus(z) - t * z;
  }
  template <class V>
  static V d_output(V z, V t) {
    if constexpr (is_double<V>) {
      const V small = math::sigmoid(select(z > 0.0, -z, z));
      return select(z > 0.0, (1.0 - t) - small, small - t);
    }
    return math::sigmoid(z) - t;
  }
  template <class V>
  static V d_target(V z, V) {
    return -z;
  }
};

struct BinaryHinge {
  template <class V>
  static auto active(V s, V t) {
    return Element<V>(1) - t * s > Element<V>(0);
  }
  template <class V>
  static V value(V s, V t) {
    const V margin = Element<V>(1) - t * s;
    return select(margin <= Element<V>(0), V{}, margin);
  }
  template <class V>
  static V d_output(V s, V t) {
    return select(active(s, t), -t, V{});
  }
  template <class V>
  static V d_target(V s, V t) {
    return select(active(s, t), -s, V{});
  }
};

constexpr Domain targets{0.1, 0.9};

constexpr Gate regression_loss_rows[] = {
    mixing<PairLoss<SquaredError>>({.name = "squared_error",
                                    .title = "squared error",
                                    .symbol = "½(o−t)²",
                                    .family = Family::loss,
                                    .min_inputs = 2,
                                    .max_inputs = 2,
                                    .tex_value = "\\tfrac{1}{2}(a - b)^2",
                                    .tex_local = {"a - b", "b - a"}}),
    mixing<PairLoss<BinaryCrossEntropy>>({.name = "binary_cross_entropy",
                                          .title = "binary cross-entropy",
                                          .symbol = "BCE",
                                          .family = Family::loss,
                                          .min_inputs = 2,
                                          .max_inputs = 2,
                                          .tex_value = "-b\\ln\\sigma(a) - (1 - b)\\ln(1 - \\sigma(a))",
                                          .tex_local = {"\\sigma(a) - b", "-a"},
                                          .domains = {{-2, 2}, targets},
                                          .targets = Targets::probability}),
    mixing<PairLoss<BinaryHinge>>(
        {.name = "binary_hinge",
         .title = "binary hinge",
         .symbol = "hinge",
         .family = Family::loss,
         .min_inputs = 2,
         .max_inputs = 2,
         .tex_value = "\\max(0, 1 - a \\cdot b)",
         .tex_local = {"-b\\,\\mathbb{1}[a \\cdot b < 1]", "-a\\,\\mathbb{1}[a \\cdot b < 1]"},
         .targets = Targets::sign}),
};

}  // namespace

std::span<const Gate> regression_loss_gates() { return regression_loss_rows; }

}  // namespace backflow
