#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/kernels/softmax.hpp"

/** Losses of K scores against a class index: [K] is one example, [batch, K] the mean over a batch. */
namespace backflow {
namespace {

struct ScoreLoss {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_labels(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }
};

/** ln Σ e^s − s_label; its gradient is softmax(s) minus 1 at the label. The probabilities are saved for it. */
struct SoftmaxCrossEntropy : ScoreLoss {
  static Workspace workspace(std::span<const Shape> inputs, const Shape&) {
    return {inputs[0].size(), inputs[0].rows()};
  }

  template <class T>
  static void forward(const Call<T>& call) {
    const std::size_t classes = call.shapes[0].columns();
    const std::size_t batch = call.shapes[0].rows();
    for (std::size_t r = 0; r < batch; ++r) {
      const T* const scores = call.inputs[0] + r * classes;
      const std::size_t label = class_index("softmax_cross_entropy", call.inputs[1][r], classes);
      call.scratch[r] = softmax_row(scores, call.saved + r * classes, classes) - scores[label];
    }
    call.output[0] = lane_sum(call.scratch, batch) / static_cast<T>(batch);
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    if (slot != 0) return;
    const T each = upstream[0] / static_cast<T>(call.shapes[0].rows());
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], each * local(call, i), accumulate);
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    return slot != 0 ? T(0) : local(call, input) / static_cast<T>(call.shapes[0].rows());
  }

  template <class T>
  static T local(const Call<T>& call, std::size_t i) {
    const std::size_t classes = call.shapes[0].columns();
    const bool at_label = i % classes == static_cast<std::size_t>(call.inputs[1][i / classes]);
    return at_label ? call.saved[i] - T(1) : call.saved[i];
  }
};

/** Σ over the other classes of max(0, s_j − s_label + 1); at the kink nothing passes. */
struct Hinge : ScoreLoss {
  static Workspace workspace(std::span<const Shape> inputs, const Shape&) { return {0, inputs[0].rows()}; }

  template <class T>
  static T margin(const T* scores, std::size_t j, std::size_t label) {
    return j == label ? T(0) : scores[j] - scores[label] + T(1);
  }

  template <class T>
  static void forward(const Call<T>& call) {
    const std::size_t classes = call.shapes[0].columns();
    const std::size_t batch = call.shapes[0].rows();
    for (std::size_t r = 0; r < batch; ++r) {
      const T* const scores = call.inputs[0] + r * classes;
      const std::size_t label = class_index("hinge", call.inputs[1][r], classes);
      T sum = 0;
      for (std::size_t j = 0; j < classes; ++j) {
        const T over = margin(scores, j, label);
        sum = sum + (over <= T(0) ? T(0) : over);
      }
      call.scratch[r] = sum;
    }
    call.output[0] = lane_sum(call.scratch, batch) / static_cast<T>(batch);
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    if (slot != 0) return;
    const T each = upstream[0] / static_cast<T>(call.shapes[0].rows());
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], each * local(call, i), accumulate);
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    return slot != 0 ? T(0) : local(call, input) / static_cast<T>(call.shapes[0].rows());
  }

  /** +1 at each class that violates the margin, minus their number at the label. */
  template <class T>
  static T local(const Call<T>& call, std::size_t i) {
    const std::size_t classes = call.shapes[0].columns();
    const T* const scores = call.inputs[0] + i / classes * classes;
    const auto label = static_cast<std::size_t>(call.inputs[1][i / classes]);
    if (i % classes != label) return margin(scores, i % classes, label) > T(0) ? 1 : 0;
    T count = 0;
    for (std::size_t j = 0; j < classes; ++j) count = count + (margin(scores, j, label) > T(0) ? T(1) : T(0));
    return -count;
  }

  template <class T>
  static std::uint64_t branch(const Call<T>& call) {
    const std::size_t classes = call.shapes[0].columns();
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      const auto label = static_cast<std::size_t>(call.inputs[1][i / classes]);
      hash = hash * 31 + (margin(call.inputs[0] + i / classes * classes, i % classes, label) > T(0) ? 1 : 2);
    }
    return hash;
  }
};

}  // namespace

std::vector<Gate> classification_loss_gates() {
  return {
      mixing<SoftmaxCrossEntropy>({.name = "softmax_cross_entropy",
                                   .title = "softmax with cross-entropy",
                                   .symbol = "CE",
                                   .family = Family::loss,
                                   .min_inputs = 2,
                                   .max_inputs = 2,
                                   .tex_value = "\\textstyle\\ln\\sum_j e^{a_j} - a_b",
                                   .tex_local = {"\\operatorname{softmax}(a)_i - \\mathbb{1}[i = b]"},
                                   .parts = "y = mean(neg(log(pick(softmax(a), b))))",
                                   .label_slots = 2}),
      mixing<Hinge>({.name = "hinge",
                     .title = "multiclass hinge",
                     .symbol = "hinge",
                     .pattern = Pattern::router,
                     .family = Family::loss,
                     .min_inputs = 2,
                     .max_inputs = 2,
                     .tex_value = "\\textstyle\\sum_{j \\ne b} \\max(0, a_j - a_b + 1)",
                     .tex_local = {"\\mathbb{1}[a_i - a_b + 1 > 0]"},
                     .label_slots = 2}),
  };
}

}  // namespace backflow
