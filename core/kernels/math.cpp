#include "core/kernels/math.hpp"

namespace backflow::math {
namespace {

constexpr Floats four(float number) { return Floats{number, number, number, number}; }

}  // namespace

const PackedConstants packed{
    four(1.44269504088896341f),
    four(12582912.0f),  // 1.5 · 2^23
    four(0.693359375f),
    four(-2.12194440e-4f),
    {four(1.9875691500e-4f), four(1.3981999507e-3f), four(8.3334519073e-3f), four(4.1665795894e-2f),
     four(1.6666665459e-1f), four(5.0000001201e-1f)},
    four(1.0f),
    four(2.0f),
    four(10.0f),
    four(0.625f),
    {four(-5.70498872745e-3f), four(2.06390887954e-2f), four(-5.37397155531e-2f), four(1.33314422036e-1f),
     four(-3.33332819422e-1f)},
    four(2.88539008177792681f),
    four(0.34657359027997265f),
    four(12583039.0f),  // 1.5 · 2^23 + 127
    {four(0.267813891f), four(0.670684159f), four(1.33332038f), four(1.9999547f), four(2.0f), four(1.00000012f)},
    Integers{127, 127, 127, 127},
    Integers{0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff},
    Integers{0x4b400000, 0x4b400000, 0x4b400000, 0x4b400000},  // the bits of 1.5 · 2^23
};

float exp(float x) { return exp(splat<Floats>(x))[0]; }
float expm1(float x) { return expm1(splat<Floats>(x))[0]; }
float log(float x) { return log(splat<Floats>(x))[0]; }
float tanh(float x) { return tanh(splat<Floats>(x))[0]; }
float sigmoid(float x) { return sigmoid(splat<Floats>(x))[0]; }
float softplus(float x) { return softplus(splat<Floats>(x))[0]; }

Doubles exp(const Doubles& x) {
  return each([](double one) { return exp(one); }, x);
}
Doubles expm1(const Doubles& x) {
  return each([](double one) { return expm1(one); }, x);
}
Doubles log(const Doubles& x) {
  return each([](double one) { return log(one); }, x);
}
Doubles tanh(const Doubles& x) {
  return each([](double one) { return tanh(one); }, x);
}
Doubles sigmoid(const Doubles& x) {
  return each([](double one) { return sigmoid(one); }, x);
}
Doubles softplus(const Doubles& x) {
  return each([](double one) { return softplus(one); }, x);
}

}  // namespace backflow::math
