#pragma once

#include <string_view>

namespace backflow {

/** Names that other tools and books use: in lower case, without underscores, separated by spaces. */
struct OtherNames {
  std::string_view here;  // a gate's name, or an expression
  std::string_view names;
};

/** Gates that have other names elsewhere. */
inline constexpr OtherNames gates_elsewhere[] = {
    {"log", "ln loge logarithm"},
    {"exp", "exponential"},
    {"sqrt", "squareroot root"},
    {"abs", "absolute fabs"},
    {"sin", "sine"},
    {"cos", "cosine"},
    {"reciprocal", "inv inverse recip"},
    {"identity", "id"},
    {"sigmoid", "logistic expit sigma σ"},
    {"relu", "rectifier ramp"},
    {"leaky_relu", "lrelu prelu"},
    {"mean", "avg average reducemean"},
    {"sum", "total reducesum"},
    {"max", "reducemax maximum amax fmax"},
    {"min", "reducemin minimum amin fmin"},
    {"dot", "inner vdot dotproduct innerproduct"},
    {"affine", "linear dense"},
    {"pick", "gather take"},
    {"squared_error", "mse mseloss meansquarederror l2loss squaredloss"},
    {"binary_cross_entropy", "bce bceloss bcewithlogits bcewithlogitsloss binarycrossentropyloss logisticloss logloss"},
    {"softmax_cross_entropy",
     "ce celoss crossentropy crossentropyloss categoricalcrossentropy softmaxloss nll nllloss"},
    {"hinge", "svm svmloss hingeloss"},
};

/** Functions elsewhere that are written with operators or other gates here. */
inline constexpr OtherNames functions_elsewhere[] = {
    {"a ^ b", "pow"},
    {"x ^ 2", "square sqr"},
    {"x ^ 3", "cube"},
    {"1 / sqrt(x)", "rsqrt"},
    {"a + b", "plus"},
    {"a - b", "minus subtract"},
    {"a * b", "times mult multiply"},
    {"a / b", "divide"},
    {"-a", "negate negative"},
    {"A @ B", "mm matrixmultiply"},
    {"A.T", "transposed"},
    {"sin(x) / cos(x)", "tan"},
    {"log(x) / log(2)", "log2"},
    {"log(x) / log(10)", "log10"},
    {"log(1 + x)", "log1p"},
    {"exp(x) - 1", "expm1"},
    {"(exp(x) - exp(-x)) / 2", "sinh"},
    {"(exp(x) + exp(-x)) / 2", "cosh"},
    {"x * sigmoid(x)", "swish silu"},
    {"x / (1 + abs(x))", "softsign"},
    {"-softplus(-x)", "logsigmoid"},
    {"log(softmax(x))", "logsoftmax"},
    {"log(sum(exp(x)))", "logsumexp"},
    {"min(max(x, a), b)", "clip clamp"},
    {"sqrt(sum(x ^ 2))", "norm"},
    {"sqrt(a ^ 2 + b ^ 2)", "hypot"},
    {"mean((x - mean(x)) ^ 2)", "var variance"},
    {"sqrt(mean((x - mean(x)) ^ 2))", "std"},
    {"mean(abs(a - b))", "mae l1loss absoluteerror"},
};

}  // namespace backflow
