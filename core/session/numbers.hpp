#pragma once

#include <algorithm>
#include <string>

#include "core/graph/plan/program.hpp"
#include "core/tensor/tensor.hpp"

/** Numbers between programs and what a person hands over or reads. */
namespace backflow {

template <class T>
Tensor copied(std::span<const T> data, const Shape& shape) {
  return {shape, std::vector<double>(data.begin(), data.end())};
}

/** Puts a person's numbers into a leaf. */
template <class T>
void write(Program<T>& program, NodeIndex leaf, const std::vector<double>& data) {
  std::transform(data.begin(), data.end(), program.memory(leaf).begin(), [](double x) { return static_cast<T>(x); });
}

/** Copies every input's value, but the one called `except`, to the program of a graph that has the same inputs by id.
 */
template <class From, class To>
void copy_inputs(const Program<From>& from, Program<To>& to, const std::string& except = {}) {
  for (NodeIndex index = 0; index < to.graph().size(); ++index) {
    const Node& node = to.graph().node(index);
    if (node.kind != NodeKind::input || (!except.empty() && node.name == except)) continue;
    const auto value = from.value(from.graph().find_id(node.id));
    std::transform(value.begin(), value.end(), to.memory(index).begin(), [](From x) { return static_cast<To>(x); });
  }
}

}  // namespace backflow
