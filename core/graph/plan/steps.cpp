#include "core/graph/plan/steps.hpp"

#include <algorithm>

#include "core/gates/fused_layer.hpp"
#include "core/kernels/pack.hpp"

namespace backflow {
namespace {

/** True for an element-wise gate with one or two slots on single numbers in this plan's own block. */
template <class T>
bool is_scalar(const Plan<T>& plan, const Operation& operation) {
  const auto single = [&](NodeIndex index) { return plan.stored_size(index) == 1 && plan.owned[index] != nullptr; };
  return operation.gate && operation.gate->element_wise && operation.inputs.size() <= 2 && single(operation.node) &&
         std::all_of(operation.inputs.begin(), operation.inputs.end(), single);
}

/** True for an element-wise gate on examples whose operands all have the size of the result. */
template <class T>
bool is_strip(const Plan<T>& plan, const Operation& operation) {
  return operation.by_example && operation.gate && operation.gate->element_wise &&
         std::all_of(operation.inputs.begin(), operation.inputs.end(),
                     [&](NodeIndex input) { return plan.lowered.by_example[input] != 0; });
}

template <class T>
Strip<T> strip_of(const Plan<T>& plan, const Operation& operation) {
  Strip<T> strip;
  strip.packs = plan.stored_size(operation.node) / lanes;
  for (std::size_t k = 0; k < operation.inputs.size(); ++k) {
    strip.operands[k] = plan.values[operation.inputs[k]];
    strip.steps[k] = lanes;
  }
  strip.result = plan.owned[operation.node];
  return strip;
}

/** Appends a scalar gate to the tape, to the last run or as the first gate of a new one. */
template <class T>
void add_scalar(Plan<T>& plan, const Operation& operation) {
  const auto offset = [&](const T* at) { return at ? static_cast<std::uint32_t>(at - plan.block.data()) : 0u; };
  const auto* const last = plan.forward.empty() ? nullptr : std::get_if<ScalarRun>(&plan.forward.back().what);
  // A run ends at the output, so that a sweep can stop there.
  const bool goes_on = last && (operation.node <= plan.output || plan.forward.back().node > plan.output);
  if (!goes_on) plan.forward.push_back({operation.node, ScalarRun{plan.tape.size(), 0}});
  plan.forward.back().node = operation.node;
  ++std::get<ScalarRun>(plan.forward.back().what).count;
  plan.tape.add(*operation.gate,
                {nullptr,
                 offset(plan.values[operation.inputs[0]]),
                 offset(plan.values[operation.inputs.back()]),
                 offset(plan.owned[operation.node]),
                 0,
                 {Pass::nothing, Pass::nothing}},
                !goes_on);
}

template <class T>
void write_forward(Plan<T>& plan) {
  for (const Operation& operation : plan.lowered.operations) {
    if (is_scalar(plan, operation)) {
      add_scalar(plan, operation);
    } else if (is_strip(plan, operation)) {
      plan.forward.push_back(
          {operation.node, FormulaStep<T>{operation.gate->template rule<T>().value_strip, strip_of(plan, operation)}});
    } else if (!operation.gate) {
      plan.forward.push_back({operation.node, FusedLayer<T>(plan.call(operation.node))});
    } else {
      plan.forward.push_back(
          {operation.node, RuleForward<T>{operation.gate->template rule<T>().forward, plan.call(operation.node)}});
    }
  }
}

/** Returns the backward step of one slot. `forward` is the step that computed its node. */
template <class T>
BackwardStep<T> backward_of(const Plan<T>& plan, const Operation& operation, const ForwardStep<T>& forward, int slot,
                            bool accumulate) {
  const T* const upstream = plan.gradients[operation.node];
  T* const downstream = plan.gradients[operation.inputs[slot]];
  if (const auto* own = std::get_if<FormulaStep<T>>(&forward.what)) {
    FormulaStep<T> step{operation.gate->template rule<T>().local_strip[slot], own->strip};
    step.strip.y = plan.values[operation.node];
    step.strip.upstream = upstream;
    step.strip.result = downstream;
    step.strip.accumulate = accumulate;
    return step;
  }
  const Call<T>& call = std::get<RuleForward<T>>(forward.what).call;
  return RuleBackward<T>{operation.gate->template rule<T>().backward, &call, upstream, downstream, slot, accumulate};
}

/**
 * Goes from the last step to the first, slot by slot, and decides which slot writes a gradient first and which add to
 * it.
 */
template <class T>
void write_backward(Plan<T>& plan) {
  std::vector<char> written(plan.graph->size(), 0);
  std::size_t operation_at = plan.lowered.operations.size();
  for (std::size_t step = plan.forward.size(); step-- > 0;) {
    const ForwardStep<T>& forward = plan.forward[step];
    const auto* const run = std::get_if<ScalarRun>(&forward.what);
    std::uint32_t passing = 0;  // gates at the front of this run that pass anything on
    for (std::uint32_t k = run ? run->count : 1; k-- > 0;) {
      const Operation& operation = plan.lowered.operations[--operation_at];
      const NodeIndex index = operation.node;
      if (index > plan.output || !plan.needed[index] || (index != plan.output && !written[index])) continue;
      LayerGradients<T> layer;
      for (int slot = 0; slot < static_cast<int>(operation.inputs.size()); ++slot) {
        const NodeIndex input = operation.inputs[slot];
        if (!plan.needed[input] || !operation.takes_gradient(slot)) continue;
        if (run) {
          plan.tape[run->first + k].pass[slot] = written[input] ? Pass::accumulate : Pass::write;
          passing = std::max(passing, k + 1);
        } else if (!operation.gate) {
          layer.downstream[slot] = plan.gradients[input];
          layer.accumulate[slot] = written[input] != 0;
        } else {
          plan.backward.push_back(backward_of(plan, operation, forward, slot, written[input] != 0));
        }
        written[input] = 1;
      }
      if (operation.gate) continue;
      plan.backward.push_back(LayerBackward<T>{std::get<FusedLayer<T>>(forward.what), plan.gradients[index], layer});
    }
    if (passing > 0) plan.backward.push_back(ScalarRun{run->first, passing});
  }
}

}  // namespace

template <class T>
void write_steps(Plan<T>& plan) {
  plan.forward.clear();
  plan.backward.clear();
  plan.tape.clear();
  write_forward(plan);
  write_backward(plan);
}

template void write_steps(Plan<float>&);
template void write_steps(Plan<double>&);

}  // namespace backflow
