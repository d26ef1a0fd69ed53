#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/few.hpp"

namespace backflow {

/** The settings of all schedules. Each row uses some of them. */
struct ScheduleSettings {
  double every = 1000;
  double factor = 0.5;
  double steps = 10000;
  double minimum = 0;
  double warmup = 0;  // updates until the rate is reached; 0: at once

  bool operator==(const ScheduleSettings&) const = default;
};

/** A row of the schedule table: how the learning rate changes during a run. */
struct Schedule {
  std::string_view name;
  std::string_view title;
  std::string_view tex;
  Few<std::string_view, 2> uses;  // the settings that it reads, by their name as an option
  /** Returns the rate of the update that `done` updates precede, from the rate as set. */
  double (*rate)(const ScheduleSettings& settings, double rate, double done);

  bool uses_setting(std::string_view setting) const;
};

std::span<const Schedule> schedules();

/** Error (unknown_name, about schedule.name) that lists the known names. */
const Schedule& find_schedule(std::string_view name);

/** Returns the rate of the update that `done` updates precede, warm-up included: times min(1, (done + 1) / warmup). */
double scheduled_rate(const Schedule& schedule, const ScheduleSettings& settings, double rate, std::uint64_t done);

}  // namespace backflow
