#include "core/catalog.hpp"

#include <algorithm>
#include <set>

#include "core/expression/parser.hpp"
#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

namespace {

template <class Entries>
std::vector<std::string_view> names(const Entries& entries) {
  std::vector<std::string_view> result;
  for (const auto& entry : entries) result.push_back(entry.name);
  return result;
}

using Names = std::vector<std::string_view>;

/** Checks that names are unique and titles are not empty. */
template <class Entries>
void check_entries(const Entries& entries) {
  CHECK_FALSE(entries.empty());
  std::set<std::string_view> seen;
  for (const auto& entry : entries) {
    CAPTURE(entry.name);
    CHECK_FALSE(entry.title.empty());
    CHECK(seen.insert(entry.name).second);
  }
}

}  // namespace

TEST_CASE("the catalog lists every table with unique names", "[catalog]") {
  const Catalog catalog = make_catalog();
  check_entries(catalog.losses);
  check_entries(catalog.optimizers);
  check_entries(catalog.regularizers);
  check_entries(catalog.initializers);
  check_entries(catalog.datasets);
  check_entries(catalog.features);
  CHECK(names(catalog.datasets) == Names{"circle", "xor", "gauss", "spiral", "moons", "rings", "checkerboard", "heart",
                                         "notes-spiral", "plane", "hills", "sine", "x-sin-x", "iris", "penguins",
                                         "digits", "cars"});
  CHECK(names(catalog.regularizers) == Names{"none", "l2", "l1"});
  CHECK(names(catalog.initializers) == Names{"xavier", "he", "normal", "uniform", "zeros"});
  CHECK(catalog.ranges.size() == ranges().size());
}

TEST_CASE("every gate of the language is listed with its title and formulas", "[catalog]") {
  const Catalog catalog = make_catalog();
  REQUIRE(catalog.gates.size() == gates().size());
  for (const Gate& entry : catalog.gates) {
    CAPTURE(entry.name);
    CHECK_FALSE(entry.title.empty());
    CHECK_FALSE(entry.symbol.empty());
    CHECK_FALSE(entry.tex_value.empty());
    // The parser accepts the number of arguments that the catalog states. Words such as `and` are no calls.
    if (entry.written.sign == entry.name) continue;
    for (const int arguments : {entry.min_inputs, entry.folds ? 5 : entry.max_inputs}) {
      std::string text = "result = " + std::string(entry.name) + "(v1";
      for (int i = 2; i <= arguments; ++i) text += ", v" + std::to_string(i);
      for (int i = 0; i < entry.literals; ++i) text += ", 0";
      CHECK_NOTHROW(parse(text + ")"));
    }
  }
  const Names all = names(catalog.gates);
  for (const char* name : {"add",
                           "sub",
                           "mul",
                           "div",
                           "neg",
                           "power",
                           "max",
                           "min",
                           "exp",
                           "log",
                           "sqrt",
                           "abs",
                           "sin",
                           "cos",
                           "reciprocal",
                           "sigmoid",
                           "tanh",
                           "relu",
                           "leaky_relu",
                           "elu",
                           "softplus",
                           "identity",
                           "matmul",
                           "transpose",
                           "dot",
                           "sum",
                           "mean",
                           "softmax",
                           "squared_error",
                           "binary_cross_entropy",
                           "softmax_cross_entropy",
                           "hinge",
                           "binary_hinge",
                           "amax",
                           "amin",
                           "norm",
                           "entry",
                           "concat",
                           "less",
                           "less_equal",
                           "greater",
                           "greater_equal",
                           "equal",
                           "not_equal",
                           "and",
                           "or",
                           "not",
                           "where",
                           "clip",
                           "tan",
                           "log2",
                           "log10",
                           "erf",
                           "silu",
                           "gelu",
                           "mish",
                           "softsign",
                           "step",
                           "absolute_error",
                           "huber"}) {
    CAPTURE(name);
    CHECK(std::find(all.begin(), all.end(), name) != all.end());
  }
}

TEST_CASE("step is not offered to layers, and later gates leave their names to texts", "[catalog]") {
  const Names activations = [] {
    Names found;
    for (const ActivationEntry& one : make_catalog().activations) found.push_back(one.name);
    return found;
  }();
  const auto offers = [&](std::string_view name) {
    return std::find(activations.begin(), activations.end(), name) != activations.end();
  };
  for (const char* name : {"silu", "gelu", "mish", "softsign", "maxout"}) CHECK(offers(name));
  CHECK_FALSE(offers("step"));
  for (const char* name : {"norm", "amax", "where", "step", "less", "and", "entry"}) CHECK_FALSE(is_reserved(name));
  for (const char* name : {"sum", "mean", "max", "relu"}) CHECK(is_reserved(name));
}

TEST_CASE("element-wise max and min take any number of inputs, the reductions one", "[catalog]") {
  const Catalog catalog = make_catalog();
  for (const char* name : {"max", "min"}) {
    std::vector<int> most;
    for (const Gate& entry : catalog.gates) {
      if (entry.name == name) most.push_back(entry.folds ? -1 : entry.max_inputs);
    }
    std::sort(most.begin(), most.end());
    CHECK(most == std::vector<int>{-1, 1});
  }
}

TEST_CASE("an optimizer is listed with its own hyperparameters", "[catalog]") {
  const Catalog catalog = make_catalog();
  REQUIRE(catalog.optimizers.size() == optimizers().size());
  for (std::size_t i = 0; i < catalog.optimizers.size(); ++i) {
    const auto& listed = catalog.optimizers[i].hyperparameters;
    REQUIRE(listed.size() == optimizers()[i].hyperparameters.size());
    for (std::size_t k = 0; k < listed.size(); ++k) CHECK(listed[k].fallback == optimizers()[i].defaults()[k]);
  }
}
