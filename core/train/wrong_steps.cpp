#include <algorithm>

#include "core/train/trainer.hpp"

/** The trainer's steps with a mistake. They take a slow way, gate by gate, which the ordinary step does not know. */
namespace backflow {
namespace {

template <class T>
std::vector<double> in_double(std::span<const T> numbers) {
  return {numbers.begin(), numbers.end()};
}

/** Makes updates of single parameters, as they stand in a trainer now. */
template <class T>
struct EarlyUpdate {
  const Optimizer* optimizer;
  Parameters<T> parameters;  // of which the parts are not used: they show the trainer's own
  std::vector<double> hyperparameters;
  std::vector<std::uint32_t> ids;  // of the leaves
  std::vector<char> frozen;

  std::vector<double> operator()(std::uint32_t id, const std::vector<double>& gradient) const {
    const auto leaf = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
    const auto present = parameters.value(leaf);
    if (frozen[leaf]) return in_double(present);
    std::vector<T> values(present.begin(), present.end());
    const std::vector<T> gradients(gradient.begin(), gradient.end());
    std::vector<std::vector<T>> state;
    std::vector<T*> slots;
    for (const std::vector<T>& slot : parameters.state) {
      const auto first = slot.begin() + static_cast<std::ptrdiff_t>(parameters.offsets[leaf]);
      state.emplace_back(first, first + static_cast<std::ptrdiff_t>(values.size()));
    }
    for (std::vector<T>& slot : state) slots.push_back(slot.data());
    std::vector<double> numbers = parameters.numbers;
    optimizer->template update<T>({values, gradients, slots, hyperparameters, parameters.updates, numbers});
    return in_double(std::span<const T>(values));
  }
};

}  // namespace

/** Returns the mistake as it is in one graph; `step`: the graph is a training step, so that it follows on another. */
template <class T>
std::optional<Mistake> Trainer<T>::mistake_in(const Network& network, bool step) const {
  if (!mistake_) return {};
  Mistake mistake = placed(*mistake_, network);
  if (mistake.is_nowhere()) return {};
  const auto id_of = [&](const ParameterLeaf& leaf) { return network.graph->node(leaf.node).id; };
  if (mistake.kind == MistakeKind::not_cleared) {
    if (!step) return {};
    for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
      const auto first = parameters_.gradients.begin() + static_cast<std::ptrdiff_t>(parameters_.offsets[i]);
      const auto count = static_cast<std::ptrdiff_t>(parameters_.leaves[i].shape.size());
      mistake.earlier[id_of(network.parameters[i])] = {first, first + count};
    }
  }
  if (mistake.kind == MistakeKind::early_update) {
    EarlyUpdate<T> update{optimizer_, parameters_, hyperparameters_, {}, {}};
    update.hyperparameters[0] = next_rate();
    ++update.parameters.updates;
    if (optimizer_->prepare) {
      optimizer_->prepare(update.hyperparameters, update.parameters.updates, update.parameters.numbers);
    }
    for (const ParameterLeaf& leaf : network.parameters) {
      const auto layer = static_cast<std::size_t>(leaf.layer) - 1;
      update.ids.push_back(id_of(leaf));
      update.frozen.push_back(layer < config_.layers.size() && config_.layers[layer].frozen);
    }
    mistake.updated = std::move(update);
  }
  return mistake;
}

template <class T>
std::optional<Mistake> Trainer<T>::mistake_of(std::optional<std::size_t> example) {
  if (!mistake_) return {};
  if (example) return mistake_in(build_loss_graph(spec_, 1), false);
  const std::size_t rows = batches_->peek().size();
  return mistake_in(build_masked_graph(spec_, rows, next_masks(rows)), true);
}

/** Sweeps the batch with the mistake; the gradients are then the parameters'. */
template <class T>
void Trainer<T>::sweep_with_mistake(std::span<const std::uint32_t> batch, std::vector<std::vector<double>> masks) {
  const Network network = build_masked_graph(spec_, batch.size(), std::move(masks));
  const auto program = swept(network, listed(batch), mistake_in(network, true));
  for (std::size_t i = 0; i < parameters_.leaves.size(); ++i) {
    const auto gradient = std::as_const(*program).gradient(network.parameters[i].node);
    std::copy(gradient.begin(), gradient.end(),
              parameters_.gradients.begin() + static_cast<std::ptrdiff_t>(parameters_.offsets[i]));
  }
}

template std::optional<Mistake> Trainer<float>::mistake_in(const Network&, bool) const;
template std::optional<Mistake> Trainer<float>::mistake_of(std::optional<std::size_t>);
template void Trainer<float>::sweep_with_mistake(std::span<const std::uint32_t>, std::vector<std::vector<double>>);
template std::optional<Mistake> Trainer<double>::mistake_in(const Network&, bool) const;
template std::optional<Mistake> Trainer<double>::mistake_of(std::optional<std::size_t>);
template void Trainer<double>::sweep_with_mistake(std::span<const std::uint32_t>, std::vector<std::vector<double>>);

}  // namespace backflow
