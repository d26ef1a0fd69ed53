#include "tests/core/gates/gradcheck.hpp"

#include <algorithm>
#include <set>

#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

bool accepts(const std::string& name, const gradcheck::Shapes& shapes) {
  const auto all = gradcheck::shapes_for(gate(name, static_cast<int>(shapes.size())));
  return std::find(all.begin(), all.end(), shapes) != all.end();
}

/** Returns the row of a gate under another name, with one change. */
template <class Change>
Gate planted(const std::string& name, int arguments, Change change) {
  Gate copy = gate(name, arguments);
  copy.name = "planted";
  change(copy);
  return copy;
}

/** Checks that the checker complains about the planted gate, in this slot only, with these words. */
void check_rejected(const Gate& wrong, int slot, const std::string& piece) {
  CAPTURE(piece);
  const auto complaints = gradcheck::check(wrong);
  CHECK_FALSE(complaints.empty());
  std::set<int> slots;
  bool said = false;
  for (const auto& complaint : complaints) {
    CHECK(complaint.gate == "planted");
    slots.insert(complaint.slot);
    said = said || complaint.what.find(piece) != std::string::npos;
  }
  CHECK(slots == std::set<int>{slot});
  CHECK(said);
}

}  // namespace

TEST_CASE("every rule of the gate table agrees with its numeric derivative", "[gradcheck]") {
  for (const Gate& gate : gates()) {
    CAPTURE(gate.name, gate.max_inputs);
    CHECK_FALSE(gradcheck::shapes_for(gate).empty());
    for (const auto& complaint : gradcheck::check(gate)) {
      FAIL_CHECK(complaint.gate << ", slot " << complaint.slot << ": " << complaint.what);
    }
  }
}

TEST_CASE("the combinations include every kind of broadcasting and product", "[gradcheck]") {
  const Shape scalar, three = Shape::vector(3), matrix = Shape::matrix(2, 3), column = Shape::matrix(2, 1);
  for (const auto& shapes : std::vector<gradcheck::Shapes>{{scalar, scalar},
                                                           {three, three},
                                                           {matrix, matrix},
                                                           {matrix, three},
                                                           {three, matrix},
                                                           {matrix, column},
                                                           {column, matrix},
                                                           {column, three},
                                                           {matrix, scalar},
                                                           {scalar, matrix},
                                                           {matrix, Shape::matrix(1, 3)}}) {
    CHECK(accepts("add", shapes));
    CHECK(accepts("leaky_relu", shapes));
  }
  CHECK_FALSE(accepts("add", {matrix, Shape::matrix(3, 2)}));
  CHECK(accepts("matmul", {matrix, Shape::matrix(3, 2)}));
  CHECK(accepts("matmul", {matrix, three}));
  CHECK(accepts("matmul", {Shape::vector(2), matrix}));
  CHECK(accepts("matmul", {three, three}));
  CHECK_FALSE(accepts("matmul", {scalar, matrix}));
  CHECK(accepts("softmax_cross_entropy", {three, scalar}));
  CHECK(accepts("softmax_cross_entropy", {matrix, Shape::vector(2)}));
}

TEST_CASE("a wrong rule is rejected with its slot", "[gradcheck]") {
  check_rejected(planted("mul", 2,
                         [](Gate& wrong) {
                           wrong.f64.backward = [](const Call<double>& call, const double* up, int slot, double* down,
                                                   bool accumulate) {
                             gate("mul", 2).f64.backward(call, up, slot, down, accumulate);
                             if (slot == 1 && !accumulate) down[0] = down[0] * 1.001;
                           };
                         }),
                 1, "numeric");
  check_rejected(planted("sigmoid", 1, [](Gate& wrong) { wrong.f64.backward = gate("tanh").f64.backward; }), 0,
                 "analytic");
  check_rejected(planted("matmul", 2,
                         [](Gate& wrong) {
                           wrong.f64.backward = [](const Call<double>& call, const double* up, int slot, double* down,
                                                   bool accumulate) {
                             gate("matmul", 2).f64.backward(call, up, slot, down, accumulate);
                             if (slot == 0 && call.shape.size() == 4) std::swap(down[0], down[1]);
                           };
                         }),
                 0, "numeric");
}

TEST_CASE("a rule that is wrong in float32 alone is rejected", "[gradcheck]") {
  check_rejected(planted("exp", 1,
                         [](Gate& wrong) {
                           wrong.f32.backward = [](const Call<float>& call, const float* up, int slot, float* down,
                                                   bool accumulate) {
                             gate("exp").f32.backward(call, up, slot, down, accumulate);
                             down[0] = down[0] * 1.01f;
                           };
                         }),
                 0, "float32");
}

TEST_CASE("a wrong Jacobian, reach or accumulation is rejected", "[gradcheck]") {
  check_rejected(planted("sum", 1,
                         [](Gate& wrong) {
                           wrong.f64.jacobian_entry = [](const Call<double>&, int, std::size_t, std::size_t i) {
                             return i == 0 ? 2.0 : 1.0;
                           };
                         }),
                 0, "Jacobian");
  check_rejected(planted("softmax", 1,
                         [](Gate& wrong) {
                           wrong.reach = [](std::span<const Shape>, const Shape&, const Attributes&, int,
                                            std::size_t input) {
                             return Reach{input, 1, 1};
                           };
                         }),
                 0, "terms");
  check_rejected(planted("mean", 1,
                         [](Gate& wrong) {
                           wrong.f64.backward = [](const Call<double>& call, const double* up, int slot, double* down,
                                                   bool) { gate("mean").f64.backward(call, up, slot, down, false); };
                         }),
                 0, "does not add");
  check_rejected(planted("mean", 1,
                         [](Gate& wrong) {
                           wrong.f64.backward = [](const Call<double>& call, const double* up, int slot, double* down,
                                                   bool) { gate("mean").f64.backward(call, up, slot, down, true); };
                         }),
                 0, "left in");
}

TEST_CASE("a gate is rejected if all its entries are kinks or never change", "[gradcheck]") {
  check_rejected(planted("exp", 1,
                         [](Gate& wrong) {
                           wrong.f64.branch = [](const Call<double>& call) {
                             return static_cast<std::uint64_t>(call.inputs[0][0] * 1e12 + 1e13);
                           };
                         }),
                 0, "kink");
  check_rejected(planted("relu", 1, [](Gate& wrong) { wrong.domains = {{-2, -1}}; }), 0, "nothing was checked");
}
