#include "core/train/options.hpp"

#include <algorithm>
#include <set>

#include "core/catalog.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

const Option& option_at(std::string_view path) {
  return *std::find_if(options().begin(), options().end(), [&](const Option& one) { return one.path == path; });
}

/** Returns the default configuration, with a schedule that has the option. */
TrainerConfig config_with(const Option& option) {
  TrainerConfig config = default_config();
  for (const Schedule& schedule : schedules()) {
    if (!option.applies || option.applies(config)) break;
    config.schedule = schedule.name;
  }
  return config;
}

/** Returns a different value of the row's kind that the option accepts. */
OptionValue another(const Option& option) {
  const OptionValue now = read(option, default_config());
  const auto name = [&](const std::string& used) {
    const auto names = option.names();
    return std::string(*std::find_if(names.begin(), names.end(), [&](auto one) { return one != used; }));
  };
  const Limits limits = option.limits_in(default_config());
  if (const auto* number = std::get_if<double>(&now)) return *number == limits.high ? limits.low : limits.high;
  if (const auto* flag = std::get_if<bool>(&now)) return !*flag;
  if (const auto* text = std::get_if<std::string>(&now)) return name(*text);
  const auto* numbers = std::get_if<std::vector<double>>(&now);
  if (numbers && option.kind == OptionKind::boolean) return std::vector<double>(numbers->size(), 1);
  if (numbers) return std::vector<double>(numbers->size(), limits.high);
  return std::vector<std::string>{name(std::get<std::vector<std::string>>(now).front())};
}

/** True if equal in kind and value. Given data is never compared. */
bool equal(const OptionValue& a, const OptionValue& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&]<class V>(const V& one) {
        if constexpr (std::is_same_v<V, Tensor>) {
          return false;
        } else {
          return one == std::get<V>(b);
        }
      },
      a);
}

bool own_data(const Option& option) { return option.kind == OptionKind::labels || option.kind == OptionKind::rows; }

}  // namespace

TEST_CASE("every option's row writes, reads, compares and checks it", "[options]") {
  CHECK_NOTHROW(validate(default_config()));
  for (const Option& option : options()) {
    CAPTURE(option.path);
    const TrainerConfig defaults = config_with(option);
    CHECK_FALSE(option.title.empty());
    if (own_data(option) || option.kind == OptionKind::layers) continue;
    CHECK(same(option, defaults, defaults));
    TrainerConfig changed = defaults;
    const OptionValue value = another(option);
    backflow::apply({{std::string(option.path), value}}, changed);
    CHECK(equal(read(option, changed), value));
    CHECK_FALSE(same(option, defaults, changed));
    // The settings that are read give the same configuration again.
    TrainerConfig again = default_config();
    backflow::apply(to_settings(changed), again);
    for (const Option& other : options()) {
      CAPTURE(other.path);
      CHECK(same(other, changed, again));
    }
    if (option.live) {
      CHECK_NOTHROW(require_changeable(defaults, changed));
    } else {
      CHECK_THROWS_AS(require_changeable(defaults, changed), Error);
    }
  }
}

TEST_CASE("an error about a value of the wrong kind names the option's path", "[options]") {
  for (const Option& option : options()) {
    CAPTURE(option.path);
    if (option.kind == OptionKind::layers) continue;
    TrainerConfig config = config_with(option);
    const OptionValue wrong = option.kind == OptionKind::boolean ? OptionValue(1.0) : OptionValue(true);
    CHECK(expect_error(
              [&] {
                backflow::apply({{std::string(option.path), wrong}}, config);
              },
              ErrorCode::bad_value, {0, 0}, std::string(option.path))
              .subject == option.path);
  }
}

TEST_CASE("an error about an unknown name lists the known names", "[options]") {
  TrainerConfig config = default_config();
  const Error error = expect_error(
      [&] {
        backflow::apply({{"loss", std::string("huge")}}, config);
      },
      ErrorCode::unknown_name, {0, 0}, "huge");
  CHECK(error.message().find("cross-entropy, softmax-cross-entropy") != std::string::npos);
  CHECK(equal(read(option_at("loss"), config), std::string("cross-entropy")));
}

TEST_CASE("the catalog lists every option and hyperparameter once", "[options]") {
  std::set<std::string> names;
  const Catalog catalog = make_catalog();
  for (const OptionEntry& entry : catalog.options) CHECK(names.insert(entry.name).second);
  for (const Option& option : options()) CHECK(names.contains(std::string(option.path)));
  for (const Optimizer& optimizer : optimizers()) {
    for (const Hyperparameter& row : optimizer.hyperparameters) {
      CHECK(names.contains("optimizer." + std::string(row.name)));
    }
  }
}
