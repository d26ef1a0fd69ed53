#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/gates/softmax.hpp"

/** Losses of K scores against a class index: [K] is one example, [batch, K] the mean over a batch. */
namespace backflow {
namespace {

struct ScoreLoss {
  static constexpr bool takes_examples = true;

  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_labels(gate, inputs[0], inputs[1]);
    return Shape::scalar();
  }

  /** Returns the scores of four examples at their labels. Error (bad_value) for a label that is not a class index. */
  template <class T>
  static Pack<T> at_label(const char* gate, const ExampleMatrix<const T>& scores, const Pack<T>& label,
                          std::size_t row) {
    Pack<T> found{};
    for (std::size_t i = 0; i < scores.count(row); ++i) {
      const T one = label[i];
      found[i] = scores.data[(row + i) * scores.row_step + class_index(gate, one, scores.columns) * scores.column_step];
    }
    return found;
  }
};

/** ln Σ e^s − s_label; its gradient is softmax(s) minus 1 at the label. The probabilities are saved for it. */
struct SoftmaxCrossEntropy : ScoreLoss {
  static Workspace workspace(std::span<const Shape> inputs, const Shape&) {
    return {padded(examples(inputs[0])) * inputs[0].columns(), 0};
  }

  template <class T>
  static void forward(const Call<T>& call) {
    const auto scores = examples_of(call, 0);
    const auto labels = labels_of(call, 1);
    const auto probabilities = like_operand(call, 0, call.saved);
    call.output[0] = mean_over_examples<T>(call.shapes[0], [&](std::size_t row) {
      const Pack<T> chosen = at_label("softmax_cross_entropy", scores, labels.get(row, 0), row);
      return softmax_pack(scores, probabilities, row, chosen);
    });
  }

  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    if (slot != 0) return;
    const auto labels = labels_of(call, 1);
    const ExampleMatrix<const T> probabilities = like_operand(call, 0, call.saved);
    const auto result = like_operand(call, 0, downstream);
    const T each = upstream[0] / static_cast<T>(result.rows);
    for (std::size_t row = 0; row < result.rows; row += lanes) {
      const Pack<T> label = labels.get(row, 0);
      const Pack<T> others = is_double<T> ? sum_of_others<T>(probabilities, label, row) : Pack<T>{};
      for (std::size_t j = 0; j < result.columns; ++j) {
        const Pack<T> p = probabilities.get(row, j);
        const Pack<T> missing = is_double<T> ? -others : p - T(1);
        result.put(row, j, each * select(label == static_cast<T>(j), missing, p), accumulate);
      }
    }
  }

  /** Returns 1 − p at the label as the sum of the other probabilities, which stays accurate where p rounds to 1. */
  template <class T>
  static Pack<T> sum_of_others(const ExampleMatrix<const T>& probabilities, const Pack<T>& label, std::size_t row) {
    Pack<T> sum{};
    for (std::size_t j = 0; j < probabilities.columns; ++j) {
      sum = sum + select(label == static_cast<T>(j), Pack<T>{}, probabilities.get(row, j));
    }
    return sum;
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    if (slot != 0) return 0;
    const std::size_t classes = call.shapes[0].columns();
    const std::size_t row = input / classes;
    const auto label = static_cast<std::size_t>(call.inputs[1][row]);
    T local = call.saved[input];
    if (input % classes == label) {
      const Pack<T> at = splat<Pack<T>>(static_cast<T>(label));
      local = is_double<T> ? -sum_of_others<T>(like_operand(call, 0, call.saved), at, row)[0] : local - T(1);
    }
    return local / static_cast<T>(examples(call.shapes[0]));
  }
};

/** Σ over the other classes of max(0, s_j − s_label + 1); at the kink the gradient is 0. */
struct Hinge : ScoreLoss {
  /** Returns by how much class j violates the margin, or 0 if it does not. */
  template <class T>
  static Pack<T> over(const Pack<T>& score, const Pack<T>& chosen, const Pack<T>& label, std::size_t j) {
    const Pack<T> margin = score - chosen + T(1);
    return select((label == static_cast<T>(j)) | (margin <= T(0)), Pack<T>{}, margin);
  }

  template <class T>
  static void forward(const Call<T>& call) {
    const auto scores = examples_of(call, 0);
    const auto labels = labels_of(call, 1);
    call.output[0] = mean_over_examples<T>(call.shapes[0], [&](std::size_t row) {
      const Pack<T> label = labels.get(row, 0);
      const Pack<T> chosen = at_label("hinge", scores, label, row);
      Pack<T> sum{};
      for (std::size_t j = 0; j < scores.columns; ++j) sum = sum + over<T>(scores.get(row, j), chosen, label, j);
      return sum;
    });
  }

  /** +1 at each class that violates the margin; at the label, minus the number of these classes. */
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int slot, T* downstream, bool accumulate) {
    if (slot != 0) return;
    const auto scores = examples_of(call, 0);
    const auto labels = labels_of(call, 1);
    const auto result = like_operand(call, 0, downstream);
    const T each = upstream[0] / static_cast<T>(result.rows);
    for (std::size_t row = 0; row < result.rows; row += lanes) {
      const Pack<T> label = labels.get(row, 0);
      const Pack<T> chosen = at_label("hinge", scores, label, row);
      const auto passes = [&](std::size_t j) {
        const Pack<T> margin = over<T>(scores.get(row, j), chosen, label, j);
        return select(margin > T(0), splat<Pack<T>>(1), Pack<T>{});
      };
      Pack<T> count{};
      for (std::size_t j = 0; j < scores.columns; ++j) count = count + passes(j);
      for (std::size_t j = 0; j < scores.columns; ++j) {
        result.put(row, j, each * select(label == static_cast<T>(j), -count, passes(j)), accumulate);
      }
    }
  }

  template <class T>
  static T margin(const T* scores, std::size_t j, std::size_t label) {
    return j == label ? T(0) : scores[j] - scores[label] + T(1);
  }

  template <class T>
  static T jacobian_entry(const Call<T>& call, int slot, std::size_t, std::size_t input) {
    if (slot != 0) return 0;
    const T share = T(1) / static_cast<T>(examples(call.shapes[0]));
    const std::size_t classes = call.shapes[0].columns();
    const T* const scores = call.inputs[0] + input / classes * classes;
    const auto label = static_cast<std::size_t>(call.inputs[1][input / classes]);
    if (input % classes != label) return margin(scores, input % classes, label) > T(0) ? share : T(0);
    T count = 0;
    for (std::size_t j = 0; j < classes; ++j) count = count + (margin(scores, j, label) > T(0) ? T(1) : T(0));
    return -count * share;
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

constexpr Gate classification_loss_rows[] = {
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
                   .family = Family::loss,
                   .min_inputs = 2,
                   .max_inputs = 2,
                   .tex_value = "\\textstyle\\sum_{j \\ne b} \\max(0, a_j - a_b + 1)",
                   .tex_local = {"\\mathbb{1}[a_i - a_b + 1 > 0]"},
                   .label_slots = 2}),
};

}  // namespace

std::span<const Gate> classification_loss_gates() { return classification_loss_rows; }

}  // namespace backflow
