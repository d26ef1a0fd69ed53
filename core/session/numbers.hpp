#pragma once

#include <algorithm>
#include <string>

#include "core/graph/plan/program.hpp"
#include "core/tensor/tensor.hpp"

/** Converts numbers between programs and the session's inputs and results. */
namespace backflow {

template <class T>
Tensor copied(std::span<const T> data, const Shape& shape) {
  return {shape, std::vector<double>(data.begin(), data.end())};
}

/** Writes given numbers into a leaf. */
template <class T>
void write(Program<T>& program, NodeIndex leaf, const std::vector<double>& data) {
  std::transform(data.begin(), data.end(), program.memory(leaf).begin(), [](double x) { return static_cast<T>(x); });
}

/** Copies the value of every input except `except` to the program of a graph whose inputs have the same ids. */
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
