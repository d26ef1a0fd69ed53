#pragma once

#include <vector>

#include "core/tensor/shape.hpp"

namespace backflow {

/** An owned tensor: what enters and leaves the engine. Inside, values are views on planned memory (view.hpp). */
struct Tensor {
  Shape shape;
  std::vector<double> data;  // row-major, shape.size() numbers

  static Tensor scalar(double value) { return {Shape::scalar(), {value}}; }
};

}  // namespace backflow
