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

TrainerSession::TrainerSession(const std::vector<Setting>& settings, const std::vector<std::uint8_t>& state) {
  TrainerConfig config = default_config();
  apply(settings, config);
  trainer_ = make_trainer(config);
  if (!state.empty()) trainer_->restore(state);
}

StepResult TrainerSession::step(double n) { return trainer_->step(to_steps(n)); }

UpdateResult TrainerSession::update(double n) { return trainer_->update(to_steps(n)); }

void TrainerSession::configure(const std::vector<Setting>& changes) {
  TrainerConfig next = trainer_->config();
  apply(changes, next);
  trainer_->configure(next);
}

AnyMaps TrainerSession::maps(const Grid& grid, bool units) {
  const double cells = static_cast<double>(grid.width) * static_cast<double>(grid.height);
  if (!(cells >= 1) || cells > max_cells) throw Error("boundary-cells", {}, {}, "width");
  return trainer_->maps_over(grid, units);
}

std::unique_ptr<GraphSession> TrainerSession::graph(std::optional<std::size_t> example) {
  return std::make_unique<GraphSession>(trainer_->graph_of(example), trainer_->mistake_of(example));
}

}  // namespace backflow
