#include "core/gates/families.hpp"
#include "core/gates/reductions.hpp"

/** Reductions along one axis, which is an attribute of the node. That axis is removed. */
namespace backflow {
namespace {

template <class Rule>
struct AlongAxis : Rule {
  static Shape infer(const Gate& gate, std::span<const Shape> inputs, const Attributes& attributes) {
    const Shape& shape = inputs[0];
    const int axis = attributes[0];
    if (shape.rank == 0) throw Error("needs-axes", {{"gate", gate.name}}, {}, gate.name);
    if (axis < -1 || axis >= shape.rank) {
      throw Error(shape.rank == 1 ? Reason("axis-of-vector") : Reason("axis-of-matrix"),
                  {{"gate", gate.name}, {"shape", to_string(shape)}, {"axis", axis}}, {}, gate.name);
    }
    if (shape.rank == 1) return Shape::scalar();
    return Shape::vector(axis == 0 ? shape.columns() : shape.rows());
  }
  static Reach reach(std::span<const Shape> inputs, const Shape&, const Attributes& attributes, int,
                     std::size_t input) {
    const std::size_t columns = inputs[0].columns();
    return {Lines::across_rows(inputs[0], attributes) ? input % columns : input / columns, 1, 1};
  }
};

template <class Rule>
constexpr Gate along_axis(Gate gate) {
  gate.family = Family::linear_algebra;
  gate.literals = 1;
  gate.reserved = false;
  return mixing<AlongAxis<Rule>>(gate);
}

constexpr Gate axis_rows[] = {
    along_axis<Total<false>>({.name = "sum",
                              .title = "sum along an axis",
                              .symbol = "Σ",
                              .pattern = Pattern::distributor,
                              .tex_value = "\\textstyle\\sum_{\\mathrm{axis}} a",
                              .tex_local = {"1"},
                              .sums = true}),
    along_axis<Total<true>>({.name = "mean",
                             .title = "mean along an axis",
                             .symbol = "mean",
                             .pattern = Pattern::distributor,
                             .tex_value = "\\textstyle\\frac{1}{n}\\sum_{\\mathrm{axis}} a",
                             .tex_local = {"\\frac{1}{n}"},
                             .sums = true}),
    along_axis<Winner<true>>({.name = "amax",
                              .title = "largest entry along an axis",
                              .symbol = "amax",
                              .pattern = Pattern::router,
                              .tex_value = "\\max_{\\mathrm{axis}} a",
                              .tex_local = {"\\mathbb{1}[i = \\operatorname{argmax}_{\\mathrm{axis}} a]"}}),
    along_axis<Winner<false>>({.name = "amin",
                               .title = "smallest entry along an axis",
                               .symbol = "amin",
                               .pattern = Pattern::router,
                               .tex_value = "\\min_{\\mathrm{axis}} a",
                               .tex_local = {"\\mathbb{1}[i = \\operatorname{argmin}_{\\mathrm{axis}} a]"}}),
};

}  // namespace

std::span<const Gate> axis_gates() { return axis_rows; }

}  // namespace backflow
