#include <cstring>
#include <nlohmann/json.hpp>

#include "tests/core/support/catch.hpp"
#include "tests/core/support/fixtures.hpp"
#include "wasm/facade/trainer.hpp"

using namespace backflow;
using nlohmann::json;

namespace {

/** The k-th of a fixed sequence in [−1, 1), exact in float32; tests/wasm/trainer/determinism.mjs has the same. */
double scattered(std::uint32_t k) { return static_cast<double>((k * 2654435761u >> 16) % 2048u) / 1024 - 1; }

/** Points in the plane, and classes in slanted stripes. */
std::vector<Setting> exact_data(std::uint32_t count, int classes) {
  Tensor points(Shape::matrix(count, 2));
  std::vector<double> labels;
  for (std::uint32_t i = 0; i < count; ++i) {
    const double x = scattered(2 * i);
    const double y = scattered(2 * i + 1);
    points.values(i, 0) = x;
    points.values(i, 1) = y;
    labels.push_back(std::trunc((x + 2 * y + 3) * classes / 6));
  }
  return {{"data.points", points}, {"data.labels", labels}, {"data.classes", static_cast<double>(classes)}};
}

decltype(Setting::value) plain(const json& from) {
  if (from.is_boolean()) return from.get<bool>();
  if (from.is_number()) return from.get<double>();
  if (from.is_array()) return from.get<std::vector<std::string>>();
  return from.get<std::string>();
}

/** A configuration as the package would hand it over. */
std::vector<Setting> settings_of(const json& config) {
  std::vector<Setting> settings;
  for (const auto& [key, value] : config.items()) {
    if (key == "layers") {
      std::vector<double> units;
      std::vector<std::string> activations;
      for (const json& layer : value) {
        units.push_back(layer.at("units"));
        activations.push_back(layer.at("activation"));
      }
      settings.push_back({"layers.units", units});
      settings.push_back({"layers.activation", activations});
    } else if (value.is_object()) {
      for (const auto& [field, one] : value.items()) settings.push_back({key + "." + field, plain(one)});
    } else {
      settings.push_back({key, plain(value)});
    }
  }
  return settings;
}

/** FNV-1a over bytes, as 16 hexadecimal digits. */
std::string fnv1a(const std::vector<float>& numbers) {
  std::vector<unsigned char> bytes(numbers.size() * sizeof(float));
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  std::uint64_t hash = 14695981039346656037ull;
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211ull;
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

std::string parameters_hash(const json& run) {
  const json& config = run.at("config");
  std::vector<Setting> settings = settings_of(config);
  const bool generated = config.contains("data");
  if (!generated) {
    for (Setting& setting : exact_data(run.at("points"), run.at("classes"))) settings.push_back(std::move(setting));
  }
  TrainerSession trainer(settings, {});
  if (!generated) {
    for (const ParameterInfo& one : trainer.parameters()) {
      const auto layer = static_cast<std::uint32_t>(one.name[1] - '0');
      std::vector<double> values;
      for (std::uint32_t i = 0; i < one.shape.size(); ++i) {
        values.push_back(one.name[0] == 'W' ? scattered(i + 1000 * layer) / 4 : 0);
      }
      trainer.set_parameter(one.name, values);
    }
  }
  const StepResult result = trainer.step(run.at("steps"));
  CHECK_FALSE(result.stopped);
  CHECK(result.step == run.at("steps"));
  std::vector<float> numbers;
  for (const ParameterInfo& one : trainer.parameters()) {
    std::visit([&](const auto& data) { numbers.insert(numbers.end(), data.begin(), data.end()); }, one.data);
  }
  return fnv1a(numbers);
}

}  // namespace

TEST_CASE("thousands of float32 steps give the same bits everywhere", "[determinism]") {
  const json all = json::parse(fixture("determinism.json"));
  for (const json& run : all.at("runs")) {
    CAPTURE(run.at("id").get<std::string>());
    CHECK(parameters_hash(run) == run.at("hash").get<std::string>());
  }
  CHECK(all.at("runs").size() == 6);
}
