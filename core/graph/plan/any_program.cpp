#include "core/graph/plan/any_program.hpp"

#include <algorithm>

#include "core/graph/plan/pass.hpp"
#include "core/graph/plan/program.hpp"

/** A program as float64 numbers. The sweeps themselves are in program.cpp. */
namespace backflow {
namespace {

template <class T>
std::vector<T> converted(std::span<const double> numbers) {
  return {numbers.begin(), numbers.end()};
}

template <class T>
void write(std::span<const double> from, std::span<T> to) {
  std::transform(from.begin(), from.end(), to.begin(), [](double x) { return static_cast<T>(x); });
}

}  // namespace

Reach AnyProgram::reach(NodeIndex index, int slot, std::size_t input) const {
  const Node& node = graph().node(index);
  const std::size_t first = outline_.first_operand[outline_.operation_of[index]];
  const std::span<const Shape> shapes(outline_.operand_shapes.data() + first, node.inputs.size());
  return node.gate->reach(shapes, node.shape, node.attributes, slot, input);
}

template <class T>
void Program<T>::forward_only(std::span<const NodeIndex> nodes) {
  for (const NodeIndex index : nodes) graph().node(index).gate->template rule<T>().forward(call(index));
}

template <class T>
void Program<T>::backward_from(std::span<const double> upstream) {
  backward(converted<T>(upstream));
}

template <class T>
std::unique_ptr<AnyProgram> Program<T>::of_same_kind(std::shared_ptr<const Graph> graph) const {
  return std::make_unique<Program<T>>(std::move(graph));
}

template <class T>
std::vector<double> Program<T>::numbers(NodeIndex index) const {
  return {value(index).begin(), value(index).end()};
}

template <class T>
std::vector<double> Program<T>::gradients(NodeIndex index) const {
  return {gradient(index).begin(), gradient(index).end()};
}

template <class T>
void Program<T>::set_numbers(NodeIndex index, std::span<const double> numbers) {
  write(numbers, memory(index));
}

template <class T>
void Program<T>::set_number(NodeIndex index, std::size_t entry, double number) {
  memory(index)[entry] = static_cast<T>(number);
}

template <class T>
void Program<T>::set_gradients(NodeIndex index, std::span<const double> gradients) {
  write(gradients, gradient_memory(index));
}

template <class T>
double Program<T>::local(NodeIndex index, int slot, std::size_t output, std::size_t input) const {
  return graph().node(index).gate->template rule<T>().jacobian_entry(call(index), slot, output, input);
}

template <class T>
bool Program<T>::undefined(NodeIndex index, int slot, std::size_t output) const {
  const auto undefined = graph().node(index).gate->template rule<T>().undefined;
  return undefined && undefined(call(index), slot, output);
}

template <class T>
std::uint64_t Program<T>::branch(NodeIndex index) const {
  const auto branch = graph().node(index).gate->template rule<T>().branch;
  return branch ? branch(call(index)) : 0;
}

template <class T>
bool Program<T>::pass_on(NodeIndex index, int slot, std::span<const double> upstream, std::span<double> part) const {
  const std::vector<T> from = converted<T>(upstream);
  std::vector<T> to(part.size());
  const bool left_out = pass(graph().node(index).gate, call(index), from.data(), slot, std::span<T>(to));
  std::copy(to.begin(), to.end(), part.begin());
  return left_out;
}

template <class T>
double Program<T>::rounded(double number) const {
  return static_cast<T>(number);
}

template class Program<float>;
template class Program<double>;

}  // namespace backflow
