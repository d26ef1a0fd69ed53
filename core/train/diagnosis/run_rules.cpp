#include "core/train/diagnosis/remedies.hpp"
#include "core/train/diagnosis/rules.hpp"

/** What is wrong with the whole run: its rate, its inputs, its capacity, its data. */
namespace backflow::diagnosis {

Findings rate_too_high(const Facts& facts) {
  constexpr double large_update = 0.1;
  constexpr double healthy_update = 0.01;
  const double ratio = facts.largest_update_ratio();
  const bool worse = facts.step() >= young && !(facts.result.data_loss <= 1.2 * facts.first_loss);
  // Where gradients vanish, the output's small weights alone are tossed about.
  const bool wild = ratio > large_update && facts.step() >= young;
  if (!facts.stopped() && !worse && !wild) return {};
  const bool restart = facts.stopped() || worse;
  // By whole powers of ten into the healthy band; after a divergence the ratio says nothing.
  const double over = facts.stopped() || !wild ? 1 : std::ceil(std::log10(ratio / healthy_update));
  const double factor = std::pow(10, -std::clamp(over, 1.0, 3.0));
  return {finding(
      {},
      problem_if(facts.stopped() || (worse && !facts.good()) || (wild && facts.stuck() && vanishing(facts).empty())),
      {{"learningRate", facts.result.learning_rate},
       {"updateRatio", ratio},
       {"loss", facts.result.data_loss},
       {"firstLoss", facts.first_loss}},
      {rate_times(facts.config, factor, restart), rate_times(facts.config, 0.1 * factor, restart)})};
}

Findings rate_too_low(const Facts& facts) {
  constexpr double small_update = 1e-4;
  constexpr double healthy_update = 1e-3;
  const double ratio = facts.largest_update_ratio();
  if (facts.stopped() || facts.good() || facts.step() < young || !(ratio < small_update)) return {};
  // By whole powers of ten into the healthy band.
  const double factor = ratio > 0 ? std::pow(10, std::ceil(std::log10(healthy_update / ratio))) : 100;
  return {finding({}, problem_if(facts.stuck()), {{"learningRate", facts.result.learning_rate}, {"updateRatio", ratio}},
                  {rate_times(facts.config, std::min(factor, 1000.0), false), rate_times(facts.config, 10, false)})};
}

Findings unscaled_inputs(const Facts& facts) {
  constexpr double notable = 10;
  constexpr double severe = 30;
  double largest = 0, least = 0;
  for (const InputSpread& input : facts.statistics.inputs) {
    largest = std::max(largest, input.rms);
    if (input.rms > 0) least = least == 0 ? input.rms : std::min(least, input.rms);
  }
  const double ratio = least > 0 ? largest / least : 0;
  const double worst = std::max(largest, ratio);
  if (facts.config.standardize || worst < notable) return {};
  return {finding({}, problem_if(worst >= severe && facts.stuck()),
                  {{"largest", largest}, {"least", least}, {"ratio", ratio}}, {standardizing()})};
}

Findings no_nonlinearity(const Facts& facts) {
  const auto& layers = facts.config.layers;
  if (layers.empty()) return {};
  if (!std::all_of(layers.begin(), layers.end(), [](const auto& one) { return one.activation == "identity"; }))
    return {};
  return {finding({}, problem_if(facts.step() >= young && !facts.good()), {{"layers", number(layers.size())}},
                  {activation_of(facts.config, "tanh", "xavier"), activation_of(facts.config, "relu", "he")})};
}

Findings underfitting(const Facts& facts) {
  constexpr double long_training = 5000;
  if (facts.good() || facts.stopped() || facts.step() < long_training) return {};
  double units = 0;
  for (const LayerSpec& layer : facts.config.layers) units += static_cast<double>(layer.units);
  std::vector<Setting> wider = layers_with(facts.config, [](LayerSpec& layer) {
    layer.units = std::min<std::size_t>(256, std::max<std::size_t>(8, 2 * layer.units));
  });
  if (facts.config.layers.empty()) {
    wider = {{"layers.units", std::vector<double>{8}}, {"layers.activation", std::vector<std::string>{"tanh"}}};
  }
  Remedy adam{{{"optimizer.name", std::string("adam")}, {"optimizer.learningRate", 0.01}}, true};
  adam.changes.insert(adam.changes.begin(), wider.begin(), wider.end());
  std::vector<Figure> figures{{"units", units}, {"loss", facts.result.data_loss}, {"steps", facts.step()}};
  if (facts.result.accuracy) figures.push_back({"accuracy", *facts.result.accuracy});
  return {finding({}, problem_if(units < 8), std::move(figures), {{wider, true}, adam})};
}

Findings overfitting(const Facts& facts) {
  if (!facts.result.test_loss || facts.stopped() || facts.step() < young) return {};
  const double train = facts.result.data_loss, test = *facts.result.test_loss;
  const bool apart = facts.result.accuracy ? *facts.result.accuracy - facts.result.test_accuracy.value_or(1) > 0.2
                                           : facts.figures.r2.value_or(0) >= good_r2;
  if (!(test > 2 * train) || !(test > 0.1 * facts.first_loss)) return {};
  // The test loss is worse than that of guessing although the training examples are known.
  const bool severe = apart && facts.learned() > 0.5 && test > facts.guess_loss;
  std::vector<Figure> figures{{"loss", train}, {"testLoss", test}};
  if (facts.result.accuracy) figures.push_back({"accuracy", *facts.result.accuracy});
  if (facts.result.test_accuracy) figures.push_back({"testAccuracy", *facts.result.test_accuracy});
  const Remedy decay{{{"regularizer.name", std::string("l2")}, {"regularizer.rate", 0.03}}, true};
  const Remedy smaller{layers_with(facts.config, [](LayerSpec& layer) { layer.units = (layer.units + 3) / 4; }), true};
  return {finding({}, problem_if(severe), std::move(figures), {decay, smaller})};
}

Findings class_imbalance(const Facts& facts) {
  const std::vector<ClassFigures>& classes = facts.figures.per_class;
  double total = 0, most = 0;
  for (const ClassFigures& one : classes) total += one.support, most = std::max(most, one.support);
  if (total == 0) return {};
  const ClassFigures* worst = nullptr;
  for (const ClassFigures& one : classes) {
    const bool rare = one.support > 0 && one.support <= 0.25 * most;
    if (rare && (!worst || one.recall < worst->recall)) worst = &one;
  }
  if (!worst) return {};
  std::vector<Remedy> remedies;
  if (facts.config.data.name.empty()) remedies.push_back(balanced(facts.config, classes));
  return {finding({}, problem_if(facts.step() >= young && !facts.stopped() && worst->recall < 0.5),
                  {{"class", number(worst - classes.data())},
                   {"share", worst->support / total},
                   {"recall", worst->recall},
                   {"accuracy", facts.result.accuracy.value_or(0)}},
                  std::move(remedies))};
}

}  // namespace backflow::diagnosis
