#pragma once

#include <optional>
#include <string_view>

namespace backflow {

/** Names that other tools and books use: in lower case, without underscores, separated by spaces. */
struct OtherNames {
  std::string_view here;  // a gate's name, or an expression
  std::string_view names;
  bool same = true;  // false: elsewhere it differs in a factor or an argument, so that there is no fix
};

/** Gates that have other names elsewhere. */
inline constexpr OtherNames gates_elsewhere[] = {
    {"log", "loge logarithm"},
    {"exp", "exponential"},
    {"sqrt", "squareroot root"},
    {"abs", "absolute fabs"},
    {"sin", "sine"},
    {"cos", "cosine"},
    {"reciprocal", "recip"},
    {"identity", "id array asarray tensor"},
    {"sigmoid", "logistic expit sigma σ"},
    {"relu", "rectifier ramp"},
    {"leaky_relu", "lrelu prelu"},
    {"mean", "avg average reducemean"},
    {"sum", "total reducesum"},
    {"max", "maximum fmax"},
    {"min", "minimum fmin"},
    {"amax", "reducemax"},
    {"amin", "reducemin"},
    {"clip", "clamp"},
    {"step", "heaviside"},
    {"concat", "concatenate cat hstack"},
    {"dot", "inner vdot dotproduct innerproduct"},
    {"affine", "linear dense", false},
    {"pick", "gather take", false},
    {"absolute_error", "mae l1loss meanabsoluteerror", false},
    {"huber", "huberloss smoothl1 smoothl1loss", false},
    {"squared_error", "mse mseloss meansquarederror l2loss squaredloss", false},
    {"binary_cross_entropy", "bce bceloss bcewithlogits bcewithlogitsloss binarycrossentropyloss logisticloss logloss",
     false},
    {"softmax_cross_entropy", "ce celoss crossentropy crossentropyloss categoricalcrossentropy softmaxloss nll nllloss",
     false},
    {"hinge", "svm svmloss hingeloss"},
};

/** Functions elsewhere that are written with operators or other gates here. */
inline constexpr OtherNames functions_elsewhere[] = {
    {"x ^ 2", "sqr"},
    {"x ^ 3", "cube"},
    {"1 / sqrt(x)", "rsqrt"},
    {"a + b", "plus"},
    {"a - b", "minus subtract"},
    {"a * b", "times mult multiply"},
    {"a / b", "divide"},
    {"-a", "negate negative"},
    {"A @ B", "mm matrixmultiply"},
    {"A.T", "transposed"},
    {"log(1 + x)", "log1p"},
    {"exp(x) - 1", "expm1"},
    {"(exp(x) - exp(-x)) / 2", "sinh"},
    {"(exp(x) + exp(-x)) / 2", "cosh"},
    {"-softplus(-x)", "logsigmoid"},
    {"log(softmax(x))", "logsoftmax"},
    {"log(sum(exp(x)))", "logsumexp"},
    {"sqrt(a ^ 2 + b ^ 2)", "hypot"},
    {"mean((x - mean(x)) ^ 2)", "var variance"},
    {"sqrt(mean((x - mean(x)) ^ 2))", "std"},
};

/** Functions that this language lacks. A gate of a similar name is another function. */
inline constexpr std::string_view functions_missing =
    "sign sgn sinc arcsin arccos arctan asin acos atan atan2 asinh acosh atanh sec csc cot erfc exp2 argmax argmin "
    "median "
    "softmin relu6 selu celu det inv inverse trace rank mod floor ceil round lg";

/** Greek letters, which name variables and not gates. */
inline constexpr std::string_view greek =
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho tau upsilon "
    "phi "
    "varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega";

/** True if a list of words, separated by spaces, has this word. */
constexpr bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(' '));
    if (first == word) return true;
    list.remove_prefix(first.size() < list.size() ? first.size() + 1 : list.size());
  }
  return false;
}

inline bool is_greek(std::string_view name) { return has_word(greek, name); }

/** A function that is read under this name too. */
struct Alias {
  std::string_view name;
  std::string_view gate;
  std::optional<double> last = {};  // a literal that follows the arguments of the call
};

inline constexpr Alias aliases[] = {
    {"ln", "log"},
    {"pow", "power"},
    {"square", "power", 2},
    {"swish", "silu"},
};

/** Returns the alias with this name, or nullptr. */
inline const Alias* alias_of(std::string_view name) {
  for (const Alias& alias : aliases) {
    if (alias.name == name) return &alias;
  }
  return nullptr;
}

/** A gate that compares its arguments here, and the one that does what its second argument, an axis, asks elsewhere. */
struct AlongAxis {
  std::string_view whole;
  std::string_view along;
};

inline constexpr AlongAxis along_axes[] = {
    {"max", "amax"},
    {"min", "amin"},
};

/** Returns the gate that goes along an axis where this one does elsewhere; empty for other gates. */
inline std::string_view along_axis(std::string_view whole) {
  for (const AlongAxis& row : along_axes) {
    if (row.whole == whole) return row.along;
  }
  return {};
}

/** Returns the gate of all entries for a gate that goes along an axis; the same gate if it has none. */
inline std::string_view without_axis(std::string_view along) {
  for (const AlongAxis& row : along_axes) {
    if (row.along == along) return row.whole;
  }
  return along;
}

/** Returns the gate that a function of a module, or a method, means: its dot of two matrices is their product. */
inline std::string_view meant_by_module(std::string_view name) { return name == "dot" ? "matmul" : name; }

/** Python's modules, which are dropped before a gate or a constant: np.exp, torch.nn.functional.relu. */
inline constexpr std::string_view modules = "np numpy math Math torch F jnp jax nn functional linalg scipy special tf";

/** A name that stands for a number unless a text assigns it or gives it a value. */
struct NamedConstant {
  std::string_view name;
  double value;
};

inline constexpr NamedConstant named_constants[] = {
    {"e", 2.718281828459045},
    {"pi", 3.141592653589793},
    {"π", 3.141592653589793},
};

/** Returns the constant with this name, or nullptr. */
inline const NamedConstant* constant_named(std::string_view name) {
  for (const NamedConstant& constant : named_constants) {
    if (constant.name == name) return &constant;
  }
  return nullptr;
}

}  // namespace backflow
