#include "core/kernels/math.hpp"

namespace backflow::math {

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
