#include <algorithm>

#include "core/data/drawing.hpp"

/**
 * Small images of cars, for templates. A red, a yellow or a blue car is of class 1; a gray car counts as no car and is
 * of class 0. Gray lies midway between yellow and blue, so no linear classifier can part the classes: a score that is
 * above its threshold for yellow and for blue is so for their mean. A hidden unit for each color can.
 */
namespace backflow {

namespace {

constexpr std::size_t side = 8;
constexpr std::size_t channels = 3;

using Color = double[channels];

constexpr Color red{0.9, 0.1, 0.1};
constexpr Color yellow{0.9, 0.8, 0.1};
constexpr Color blue{0.1, 0.2, 0.9};
constexpr Color gray{0.5, 0.5, 0.5};
constexpr Color window{0.75, 0.85, 0.9};
constexpr Color wheel{0.1, 0.1, 0.1};
constexpr Color road{0.65, 0.65, 0.6};

/** The image: B is the body, W a window, O a wheel. */
constexpr char picture[] =
    "        "
    "        "
    "  BBBB  "
    " BWBBWB "
    "BBBBBBBB"
    "BBBBBBBB"
    " OO  OO "
    "        ";

const Color& body_of(int example) {
  if (example % 2 == 0) return gray;
  const int turn = example / 2 % 3;
  return turn == 0 ? red : turn == 1 ? yellow : blue;
}

}  // namespace

/** `noise` moves the color of a car's whole body, so that it cannot be told by single pixels. */
Dataset draw_cars(int samples, double noise, int, Random& random) {
  const auto count = static_cast<std::size_t>(samples);
  Dataset data;
  data.points = Tensor(Shape::matrix(count, side * side * channels));
  for (int i = 0; i < samples; ++i) {
    const Color& plain = body_of(i);
    Color body;
    for (std::size_t c = 0; c < channels; ++c) body[c] = std::clamp(plain[c] + jitter(noise, random), 0.0, 1.0);
    for (std::size_t pixel = 0; pixel < side * side; ++pixel) {
      const char sign = picture[pixel];
      const Color& color = sign == 'B' ? body : sign == 'W' ? window : sign == 'O' ? wheel : road;
      for (std::size_t c = 0; c < channels; ++c) data.points.values(i, pixel * channels + c) = color[c];
    }
    data.labels.push_back(i % 2);
  }
  return data;
}

}  // namespace backflow
