#pragma once

#include <optional>
#include <string_view>

namespace backflow {

/** Names that other tools and books use: in lower case, without underscores, separated by spaces. */
struct OtherNames {
  std::string_view here;  // a gate's name, or an expression
  std::string_view names;
};

/** Gates that have other names elsewhere. */
inline constexpr OtherNames gates_elsewhere[] = {
    {"log", "loge logarithm"},
    {"exp", "exponential"},
    {"sqrt", "squareroot root"},
    {"abs", "absolute fabs"},
    {"sin", "sine"},
    {"cos", "cosine"},
    {"reciprocal", "inv inverse recip"},
    {"identity", "id array asarray tensor"},
    {"sigmoid", "logistic expit sigma σ"},
    {"relu", "rectifier ramp"},
    {"leaky_relu", "lrelu prelu"},
    {"mean", "avg average reducemean"},
    {"sum", "total reducesum"},
    {"max", "reducemax maximum fmax"},
    {"min", "reducemin minimum fmin"},
    {"clip", "clamp"},
    {"step", "heaviside"},
    {"concat", "concatenate cat hstack"},
    {"dot", "inner vdot dotproduct innerproduct"},
    {"affine", "linear dense"},
    {"pick", "gather take"},
    {"absolute_error", "mae l1loss meanabsoluteerror"},
    {"huber", "huberloss smoothl1 smoothl1loss"},
    {"squared_error", "mse mseloss meansquarederror l2loss squaredloss"},
    {"binary_cross_entropy", "bce bceloss bcewithlogits bcewithlogitsloss binarycrossentropyloss logisticloss logloss"},
    {"softmax_cross_entropy",
     "ce celoss crossentropy crossentropyloss categoricalcrossentropy softmaxloss nll nllloss"},
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

/** Python's modules, which are dropped before a gate or a constant: np.exp, torch.nn.functional.relu. */
inline constexpr std::string_view modules[] = {"np",  "numpy", "math",       "torch",  "F",       "jnp",
                                               "jax", "nn",    "functional", "linalg", "special", "tf"};

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
