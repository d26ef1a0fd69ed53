#include "core/optim/schedules.hpp"

#include <algorithm>
#include <cmath>

#include "core/table.hpp"
#include "core/tensor/portable_math.hpp"

namespace backflow {
namespace {

using S = ScheduleSettings;

double cosine(const S& s, double rate, double done) {
  return s.minimum + (rate - s.minimum) * (1 + portable_cos(pi * std::min(done / s.steps, 1.0))) / 2;
}

}  // namespace

std::span<const Schedule> schedules() {
  static constexpr Schedule table[] = {
      {"constant", "constant", "\\eta", {}, [](const S&, double rate, double) { return rate; }},
      {"step",
       "in steps",
       "\\eta\\, f^{\\lfloor t/n \\rfloor}",
       {"every", "factor"},
       [](const S& s, double rate, double done) { return rate * std::pow(s.factor, std::floor(done / s.every)); }},
      {"exponential",
       "exponential",
       "\\eta\\, f^{t/n}",
       {"every", "factor"},
       [](const S& s, double rate, double done) { return rate * std::pow(s.factor, done / s.every); }},
      {"inverse",
       "inverse",
       "\\eta / (1 + t/n)",
       {"every"},
       [](const S& s, double rate, double done) { return rate / (1 + done / s.every); }},
      {"cosine", "cosine", "m + (\\eta - m)(1 + \\cos(\\pi \\min(t/n, 1)))/2", {"steps", "minimum"}, cosine},
  };
  return table;
}

const Schedule& find_schedule(std::string_view name) {
  return find_row(schedules(), name, "unknown-schedule", "schedule.name");
}

bool Schedule::uses_setting(std::string_view setting) const {
  return std::find(uses.begin(), uses.end(), setting) != uses.end();
}

double scheduled_rate(const Schedule& schedule, const ScheduleSettings& settings, double rate, std::uint64_t done) {
  const double scheduled = schedule.rate(settings, rate, static_cast<double>(done));
  if (settings.warmup <= 0) return scheduled;
  return scheduled * std::min(1.0, (static_cast<double>(done) + 1) / settings.warmup);
}

}  // namespace backflow
