#include "wasm/facade/trainer.hpp"

#include <algorithm>
#include <cmath>

namespace backflow {
namespace {

constexpr double max_cells = 1e6;
/** The most updates in one call. More would take too long, or exceed the whole numbers of a double. */
constexpr double max_steps = 1e12;

std::uint64_t to_steps(double n) {
  if (!(n >= 0) || n > max_steps || n != std::floor(n)) {
    throw Error("step-count", {}, {}, "n");
  }
  return static_cast<std::uint64_t>(n);
}

}  // namespace

TrainerSession::TrainerSession(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state)
    : config_(default_config()) {
  apply(settings, config_);
  if (config_.precision == Precision::float64) {
    trainer_ = std::make_unique<Trainer<double>>(config_);
  } else {
    trainer_ = std::make_unique<Trainer<float>>(config_);
  }
  if (!state.empty()) std::visit([&](auto& trainer) { trainer->restore(state); }, trainer_);
}

StepResult TrainerSession::step(double n) {
  return std::visit([&](auto& trainer) { return trainer->step(to_steps(n)); }, trainer_);
}

UpdateResult TrainerSession::update(double n) {
  return std::visit([&](auto& trainer) { return trainer->update(to_steps(n)); }, trainer_);
}

std::vector<ParameterInfo> TrainerSession::parameters() const {
  return std::visit(
      [](const auto& trainer) {
        std::vector<ParameterInfo> infos;
        const auto& parameters = trainer->parameters();
        using T = std::decay_t<decltype(parameters.value(0)[0])>;
        for (std::size_t i = 0; i < parameters.leaves.size(); ++i) {
          const auto value = parameters.value(i);
          infos.push_back({parameters.leaves[i].name, parameters.leaves[i].shape,
                           std::vector<std::remove_const_t<T>>(value.begin(), value.end())});
        }
        return infos;
      },
      trainer_);
}

void TrainerSession::set_parameter(const std::string& name, const std::vector<double>& values) {
  std::visit([&](auto& trainer) { trainer->set_parameter(name, values); }, trainer_);
}

void TrainerSession::configure(const std::vector<Setting>& changes) {
  TrainerConfig next = config_;
  apply(changes, next);
  std::visit([&](auto& trainer) { trainer->configure(next); }, trainer_);
  config_ = next;
}

Tensor TrainerSession::predict(const Tensor& points, bool raw) {
  return std::visit([&](auto& trainer) { return trainer->predict(points, raw); }, trainer_);
}

std::variant<UnitMaps<float>, UnitMaps<double>> TrainerSession::maps(const Grid& grid, bool units) {
  const double cells = static_cast<double>(grid.width) * static_cast<double>(grid.height);
  if (!(cells >= 1) || cells > max_cells) throw Error("boundary-cells", {}, {}, "width");
  const bool finite = std::isfinite(grid.x_low) && std::isfinite(grid.x_high) && std::isfinite(grid.y_low) &&
                      std::isfinite(grid.y_high);
  if (!finite) throw Error("boundary-ends", {}, {}, "x");
  using Maps = std::variant<UnitMaps<float>, UnitMaps<double>>;
  return std::visit([&](auto& trainer) { return Maps(trainer->maps(grid, units)); }, trainer_);
}

ExamplesInfo TrainerSession::examples(bool test) const {
  return std::visit(
      [test](const auto& trainer) {
        const auto& sets = trainer->examples();
        const auto& examples = test ? sets.test : sets.train;
        return ExamplesInfo{examples.raw, {examples.labels.begin(), examples.labels.end()}};
      },
      trainer_);
}

std::unique_ptr<GraphSession> TrainerSession::graph(std::optional<std::size_t> example) {
  return std::visit([&](auto& trainer) { return std::make_unique<GraphSession>(trainer->snapshot(example)); },
                    trainer_);
}

std::vector<std::uint8_t> TrainerSession::save() const {
  return std::visit([](const auto& trainer) { return trainer->save(); }, trainer_);
}

}  // namespace backflow
