#include "core/optim/clipping.hpp"

#include <algorithm>
#include <cmath>

namespace backflow {

template <class T>
void clip(const Clipping& clipping, std::span<const std::span<T>> parts) {
  if (clipping.value > 0) {
    const T most = static_cast<T>(clipping.value);
    for (const std::span<T> part : parts) {
      for (T& entry : part) entry = std::clamp(entry, -most, most);
    }
  }
  if (clipping.norm <= 0) return;
  double squares = 0;
  for (const std::span<T> part : parts) {
    for (const T entry : part) squares += static_cast<double>(entry) * static_cast<double>(entry);
  }
  const double factor = clipping.norm / (std::sqrt(squares) + 1e-6);
  if (!(factor < 1)) return;
  for (const std::span<T> part : parts) {
    for (T& entry : part) entry *= static_cast<T>(factor);
  }
}

template void clip(const Clipping&, std::span<const std::span<float>>);
template void clip(const Clipping&, std::span<const std::span<double>>);

}  // namespace backflow
