#include <array>
#include <cmath>
#include <limits>

#include "core/data/drawing.hpp"

/**
 * The spiral of the CS231n notes on neural networks (part 3, case study), with the very points that NumPy draws for it
 * with the seed 0: t = linspace(4j, 4j + 4, 100) + 0.2 · randn(100), r = linspace(0, 1, 100), (r sin t, r cos t).
 */
namespace backflow {

namespace {

/** NumPy's RandomState: the Mersenne Twister MT19937 (M. Matsumoto and T. Nishimura, 1998), and normal numbers. */
class NumpyRandom {
 public:
  explicit NumpyRandom(std::uint32_t seed) {
    for (std::uint32_t i = 0; i < size; ++i) {
      words_[i] = seed;
      seed = 1812433253u * (seed ^ (seed >> 30)) + i + 1;
    }
  }

  /** Standard normal by the polar method, which gives two numbers at a time. */
  double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    while (true) {
      const double u = 2 * uniform() - 1;
      const double v = 2 * uniform() - 1;
      const double square = u * u + v * v;
      if (square >= 1 || square == 0) continue;
      const double factor = std::sqrt(-2 * portable_log(square) / square);
      spare_ = factor * u;
      has_spare_ = true;
      return factor * v;
    }
  }

 private:
  static constexpr std::uint32_t size = 624;

  double uniform() {
    const std::uint32_t high = next() >> 5;
    const std::uint32_t low = next() >> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  std::uint32_t next() {
    if (at_ == size) refill();
    std::uint32_t y = words_[at_++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
  }

  void refill() {
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t y = (words_[i] & 0x80000000u) | (words_[(i + 1) % size] & 0x7fffffffu);
      words_[i] = words_[(i + 397) % size] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0u);
    }
    at_ = 0;
  }

  std::array<std::uint32_t, size> words_{};
  std::uint32_t at_ = size;
  double spare_ = 0;
  bool has_spare_ = false;
};

/**
 * How far NumPy's points are from those computed here, in units in the last place: its sine and cosine round
 * differently. A letter for each point: 5 · (x + 2) + (y + 2), counted from A. A test compares every bit.
 */
constexpr char corrections[] =
    "MQSGMNKSWLKNIGNOLHRHWKLRINLHHINSHLTJKMCRNMRNGRRIMLQMHMNMSMSWRMRMMHRRHWXVLNNPQXLMSGKNMMRGLQNHRHLHLRHIMLLRMRMMMMMQRI"
    "GMS"
    "HMIMRIVRINHMRMBQLRMNHMGKLMMNNSGMKJLHILHXMHOMHLMMGRLOMODMGLLDMMQROWDSRRNHRHIINQMLQMHMMMMMQLROIMSMMNSLHQGRHHMLRLQRQN"
    "QRLL"
    "ILQHKMNGAGMLQMGPRKVDIUQQSLDIRLLGHKMLMJIUHMRBFIQNGMLHHHMQLGKHQMLSL";

double moved(double value, int units) {
  const double toward = units < 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  for (; units != 0; units += units < 0 ? 1 : -1) value = std::nextafter(value, toward);
  return value;
}

/** NumPy's linspace(from, from + width, 100). */
double evenly(double from, double width, int i) { return i == 99 ? from + width : i * (width / 99) + from; }

}  // namespace

Dataset draw_notes_spiral(int, double, int, Random&) {
  Dataset data;
  data.classes = 3;
  data.points = Tensor(Shape::matrix(300, 2));
  NumpyRandom random(0);
  for (int i = 0; i < 300; ++i) {
    const int label = i / 100;
    const double angle = evenly(4 * label, 4, i % 100) + random.normal() * 0.2;
    const double radius = evenly(0, 1, i % 100);
    const int correction = corrections[i] - 'A';
    data.points.values(i, 0) = moved(radius * portable_sin(angle), correction / 5 - 2);
    data.points.values(i, 1) = moved(radius * portable_cos(angle), correction % 5 - 2);
    data.labels.push_back(label);
  }
  return data;
}

}  // namespace backflow
