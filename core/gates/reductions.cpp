#include "core/gates/families.hpp"
#include "core/gates/mixing.hpp"
#include "core/kernels/reduce.hpp"

namespace backflow {
namespace {

struct ToScalar {
  static Shape infer(const Gate&, std::span<const Shape>) { return Shape::scalar(); }
};

struct Sum : ToScalar {
  static constexpr Reads reads = Reads::nothing;
  template <class T>
  static void forward(const Call<T>& call) {
    call.output[0] = lane_sum(call.inputs[0], call.shapes[0].size());
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], upstream[0], accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>&, int, std::size_t, std::size_t) {
    return 1;
  }
};

struct Mean : ToScalar {
  static constexpr Reads reads = Reads::nothing;
  template <class T>
  static T share(const Call<T>& call) {
    return T(1) / static_cast<T>(call.shapes[0].size());
  }
  template <class T>
  static void forward(const Call<T>& call) {
    call.output[0] = lane_sum(call.inputs[0], call.shapes[0].size()) / static_cast<T>(call.shapes[0].size());
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    const T each = upstream[0] * share(call);
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) put(downstream[i], each, accumulate);
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t, std::size_t) {
    return share(call);
  }
};

/** The largest (or smallest) entry. At a tie, the lowest index receives the whole gradient. NaN gives NaN. */
template <bool Largest>
struct Extreme : ToScalar {
  template <class T>
  static std::size_t winner(const Call<T>& call) {
    const T* const x = call.inputs[0];
    std::size_t best = 0;
    for (std::size_t i = 1; i < call.shapes[0].size() && x[best] == x[best]; ++i) {
      if ((Largest ? x[i] > x[best] : x[i] < x[best]) || x[i] != x[i]) best = i;
    }
    return best;
  }
  template <class T>
  static void forward(const Call<T>& call) {
    call.output[0] = call.inputs[0][winner(call)];
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    const std::size_t best = winner(call);
    for (std::size_t i = 0; i < call.shapes[0].size(); ++i) {
      put(downstream[i], i == best ? upstream[0] : T(0), accumulate);
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t, std::size_t input) {
    return input == winner(call) ? 1 : 0;
  }
  template <class T>
  static std::uint64_t branch(const Call<T>& call) {
    return winner(call);
  }
};

/** The entry of a vector at a class index; for a matrix, one entry per row. */
struct Pick {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs) {
    require_labels(gate, inputs[0], inputs[1]);
    return inputs[1];
  }
  static Reach reach(std::span<const Shape> inputs, const Shape&, int, std::size_t input) {
    return {input / inputs[0].columns(), 1, 1};
  }
  template <class T>
  static std::size_t chosen(const Call<T>& call, std::size_t row) {
    return row * call.shapes[0].columns() + class_index("pick", call.inputs[1][row], call.shapes[0].columns());
  }
  template <class T>
  static void forward(const Call<T>& call) {
    for (std::size_t r = 0; r < call.shape.size(); ++r) call.output[r] = call.inputs[0][chosen(call, r)];
  }
  template <class T>
  static void backward(const Call<T>& call, const T* upstream, int, T* downstream, bool accumulate) {
    if (!accumulate) std::fill_n(downstream, call.shapes[0].size(), T(0));
    for (std::size_t r = 0; r < call.shape.size(); ++r) {
      T& target = downstream[chosen(call, r)];
      target = target + upstream[r];
    }
  }
  template <class T>
  static T jacobian_entry(const Call<T>& call, int, std::size_t output, std::size_t input) {
    return input == chosen(call, output) ? 1 : 0;
  }
};

constexpr Family family = Family::linear_algebra;

constexpr Gate reduction_rows[] = {
    mixing<Sum>({.name = "sum",
                 .title = "sum",
                 .symbol = "Σ",
                 .pattern = Pattern::distributor,
                 .family = family,
                 .tex_value = "\\textstyle\\sum_i a_i",
                 .tex_local = {"1"},
                 .sums = true}),
    mixing<Mean>({.name = "mean",
                  .title = "mean",
                  .symbol = "mean",
                  .pattern = Pattern::distributor,
                  .family = family,
                  .tex_value = "\\textstyle\\frac{1}{n}\\sum_i a_i",
                  .tex_local = {"\\frac{1}{n}"},
                  .sums = true}),
    mixing<Extreme<true>>({.name = "max",
                           .title = "largest entry",
                           .symbol = "max",
                           .pattern = Pattern::router,
                           .family = family,
                           .tex_value = "\\max_i a_i",
                           .tex_local = {"\\mathbb{1}[i = \\operatorname{argmax} a]"}}),
    mixing<Extreme<false>>({.name = "min",
                            .title = "smallest entry",
                            .symbol = "min",
                            .pattern = Pattern::router,
                            .family = family,
                            .tex_value = "\\min_i a_i",
                            .tex_local = {"\\mathbb{1}[i = \\operatorname{argmin} a]"}}),
    mixing<Pick>({.name = "pick",
                  .title = "pick by class index",
                  .symbol = "pick",
                  .pattern = Pattern::router,
                  .family = family,
                  .min_inputs = 2,
                  .max_inputs = 2,
                  .tex_value = "a_b",
                  .tex_local = {"\\mathbb{1}[i = b]"},
                  .label_slots = 2}),
};

}  // namespace

std::span<const Gate> reduction_gates() { return reduction_rows; }

}  // namespace backflow
