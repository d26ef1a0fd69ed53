#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/kernels/math.hpp"

/** Losses of one output against one target, entry by entry: summed over outputs, mean over the batch. */
namespace backflow {
namespace {

/** Lifts a loss on one (output, target) pair, given as value and two local gradients, to a batch. */
template <class Row>
struct PairLoss {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_equal(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }
  static Workspace workspace(std::span<const Shape> inputs, const Shape&) { return {0, inputs[0].size()}; }

  template <class T>
  static void forward(const Call<T>& call) {
    const std::size_t size = call.shapes[0].size();
    assign(
        call.scratch, size, [](T o, T t) { return Row::value(o, t); }, call.inputs[0], call.inputs[1]);
    call.output[0] = lane_sum(call.scratch, size) / static_cast<T>(examples(call.shapes[0]));
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    const T each = upstream[0] / static_cast<T>(examples(call.shapes[0]));
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      put(downstream[i], each * local(call, slot, i), accumulate);
    }
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    return local(call, slot, input) / static_cast<T>(examples(call.shapes[0]));
  }

  template <class T>
  static T local(const Call<T>& call, int slot, std::size_t i) {
    const T o = call.inputs[0][i];
    const T t = call.inputs[1][i];
    return slot == 0 ? Row::d_output(o, t) : Row::d_target(o, t);
  }

  template <class T>
  static std::uint64_t branch(const Call<T>& call) requires requires(T x) {
    Row::active(x, x);
  }
  {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      hash = hash * 31 + (Row::active(call.inputs[0][i], call.inputs[1][i]) ? 1 : 2);
    }
    return hash;
  }
};

struct SquaredError {
  template <class T>
  static T value(T o, T t) {
    return T(0.5) * (o - t) * (o - t);
  }
  template <class T>
  static T d_output(T o, T t) {
    return o - t;
  }
  template <class T>
  static T d_target(T o, T t) {
    return t - o;
  }
};

/** −t ln σ(z) − (1 − t) ln(1 − σ(z)) = softplus(z) − t z: nothing overflows, whatever the logit. */
struct BinaryCrossEntropy {
  template <class T>
  static T value(T z, T t) {
    return math::softplus(z) - t * z;
  }
  template <class T>
  static T d_output(T z, T t) {
    return math::sigmoid(z) - t;
  }
  template <class T>
  static T d_target(T z, T) {
    return -z;
  }
};

struct BinaryHinge {
  template <class T>
  static bool active(T s, T t) {
    return T(1) - t * s > T(0);
  }
  template <class T>
  static T value(T s, T t) {
    const T margin = T(1) - t * s;
    return margin <= T(0) ? T(0) : margin;
  }
  template <class T>
  static T d_output(T s, T t) {
    return active(s, t) ? -t : T(0);
  }
  template <class T>
  static T d_target(T s, T t) {
    return active(s, t) ? -s : T(0);
  }
};

}  // namespace

std::vector<Gate> regression_loss_gates() {
  const Domain targets{0.1, 0.9};
  return {
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
                                            .domains = {{-2, 2}, targets}}),
      mixing<PairLoss<BinaryHinge>>({.name = "binary_hinge",
                                     .title = "binary hinge",
                                     .symbol = "hinge",
                                     .pattern = Pattern::router,
                                     .family = Family::loss,
                                     .min_inputs = 2,
                                     .max_inputs = 2,
                                     .tex_value = "\\max(0, 1 - a b)",
                                     .tex_local = {"-b\\,\\mathbb{1}[a b < 1]", "-a\\,\\mathbb{1}[a b < 1]"}}),
  };
}

}  // namespace backflow
