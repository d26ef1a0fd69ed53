#include "core/graph/plan/program.hpp"

#include <algorithm>

/** The sweeps. How a program is made is in program_plan.cpp, what can be read from it in any_program.cpp. */
namespace backflow {

template <class T>
void Program<T>::forward() {
  run(plan_.output);
}

template <class T>
void Program<T>::forward_all() {
  run(graph().size() - 1);
}

template <class T>
void Program<T>::run(NodeIndex last) {
  for (const ForwardStep<T>& step : plan_.forward) {
    if (step.node > last) return;
    if (const auto* strip = std::get_if<FormulaStep<T>>(&step.what)) {
      strip->formula(strip->strip);
    } else if (const auto* scalars = std::get_if<ScalarRun>(&step.what)) {
      plan_.tape.forward(plan_.block.data(), *scalars);
    } else if (const auto* layer = std::get_if<FusedLayer<T>>(&step.what)) {
      fused_layer_forward(*layer);
    } else if (const auto* rule = std::get_if<RuleForward<T>>(&step.what)) {
      rule->run(rule->call);
    }
  }
}

template <class T>
void Program<T>::backward(std::span<const T> upstream) {
  const std::span<T> start = gradient_memory(plan_.output);
  if (upstream.empty()) {
    std::fill(start.begin(), start.end(), T(1));
  } else {
    std::copy(upstream.begin(), upstream.end(), start.begin());
  }
  for (const BackwardStep<T>& step : plan_.backward) {
    if (const auto* strip = std::get_if<FormulaStep<T>>(&step)) {
      strip->formula(strip->strip);
    } else if (const auto* layer = std::get_if<LayerBackward<T>>(&step)) {
      fused_layer_backward(layer->call, layer->upstream, layer->gradients);
    } else if (const auto* scalars = std::get_if<ScalarRun>(&step)) {
      plan_.tape.backward(plan_.block.data(), *scalars);
    } else if (const auto* rule = std::get_if<RuleBackward<T>>(&step)) {
      rule->run(*rule->call, rule->upstream, rule->slot, rule->downstream, rule->accumulate);
    }
  }
  if (has_nan<T>(received_)) guarded_backward(plan_, guard_room_);
}

template void Program<float>::forward();
template void Program<float>::forward_all();
template void Program<float>::run(NodeIndex);
template void Program<float>::backward(std::span<const float>);
template void Program<double>::forward();
template void Program<double>::forward_all();
template void Program<double>::run(NodeIndex);
template void Program<double>::backward(std::span<const double>);

}  // namespace backflow
