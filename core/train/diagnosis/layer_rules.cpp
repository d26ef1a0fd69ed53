#include "core/train/diagnosis/remedies.hpp"
#include "core/train/diagnosis/rules.hpp"

/** What is wrong in single layers. */
namespace backflow::diagnosis {

Findings vanishing(const Facts& facts) {
  constexpr double notable = 100;
  constexpr double severe = 1000;
  const auto& layers = facts.statistics.layers;
  if (layers.size() < 3 || facts.stopped()) return {};
  const auto most = std::max_element(layers.begin(), layers.end(),
                                     [](const auto& a, const auto& b) { return a.gradient_rms < b.gradient_rms; });
  const double first = layers.front().gradient_rms;
  const double drop = most->gradient_rms / first;
  const bool dead = std::any_of(layers.begin(), layers.end(), [](const auto& one) { return one.dead_share == 1; });
  if (dead || first == 0 || !(drop >= notable)) return {};
  return {finding(
      1, problem_if(facts.stuck() && drop >= severe),
      {{"first", first}, {"largest", most->gradient_rms}, {"largestLayer", number(most->layer)}, {"drop", drop}},
      {activation_of(facts.config, "tanh", "xavier"), activation_of(facts.config, "relu", "he")})};
}

Findings exploding(const Facts& facts) {
  constexpr double notable = 50;
  const LayerStatistics* worst = nullptr;
  for (const LayerStatistics& layer : facts.statistics.layers) {
    const bool worse = !worst || !(layer.gradient_norm <= worst->gradient_norm);
    if (worse) worst = &layer;
  }
  if (worst->gradient_norm < notable) return {};
  Remedy clipped{{{"clip.norm", 1.0}}, facts.stopped()};
  return {finding(worst->layer, problem_if(facts.stuck()),
                  {{"norm", worst->gradient_norm}, {"weightNorm", worst->weight_norm}},
                  {initializer_of("xavier"), clipped})};
}

Findings dead_units(const Facts& facts) {
  Findings found;
  for (const LayerStatistics& layer : facts.statistics.layers) {
    if (layer.dead_share == 0) continue;
    // A rate that throws units out of their range once does so again.
    Remedy gentler = activation_of(facts.config, "leaky_relu", "he");
    const Remedy slower = rate_times(facts.config, 0.1, true);
    gentler.changes.insert(gentler.changes.end(), slower.changes.begin(), slower.changes.end());
    found.push_back(finding(layer.layer, problem_if(layer.dead_share >= 0.5 && facts.stuck()),
                            {{"share", layer.dead_share}},
                            {gentler, slower, activation_of(facts.config, "leaky_relu", "he")}));
  }
  return found;
}

Findings saturated_units(const Facts& facts) {
  constexpr double settled = 1000;  // many networks get out of it by themselves
  Findings found;
  const bool scaled = unscaled_inputs(facts).empty();
  for (const LayerStatistics& layer : facts.statistics.layers) {
    // Dead units have a code of their own.
    const double share = layer.saturated_share - layer.dead_share;
    if (share < 0.25) continue;
    // Large inputs saturate units, or an update that threw the weights far out.
    const Remedy first = scaled ? rate_times(facts.config, 0.1, true) : standardizing();
    found.push_back(finding(layer.layer, problem_if(share >= 0.5 && facts.stuck() && facts.step() >= settled),
                            {{"share", share}},
                            {first, initializer_of("xavier"), activation_of(facts.config, "relu", "he")}));
  }
  return found;
}

Findings identical_units(const Facts& facts) {
  Findings found;
  for (const ParameterInfo& info : facts.parameters) {
    if (info.name.front() != 'W') continue;
    const int layer = std::stoi(info.name.substr(1));
    if (static_cast<std::size_t>(layer) > facts.config.layers.size()) continue;
    const std::size_t units = info.shape.columns();
    const bool same = std::visit(
        [&](const auto& weights) {
          for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] != weights[i / units * units]) return false;
          }
          return true;
        },
        info.data);
    if (units < 2 || !same) continue;
    found.push_back(finding(layer, problem_if(facts.step() >= 1 && !facts.good()), {{"units", number(units)}},
                            {initializer_of("xavier"), initializer_of("he")}));
  }
  return found;
}

}  // namespace backflow::diagnosis
