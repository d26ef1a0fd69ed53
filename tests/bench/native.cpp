// The same workloads, natively: reads a file with what native-input.mjs prints, writes one JSON line each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "wasm/facade.hpp"

namespace {

using backflow::Setting;
using backflow::Shape;
using backflow::Tensor;
using nlohmann::json;

Tensor to_tensor(const json& from) {
  Tensor tensor;
  const auto& shape = from["shape"];
  if (shape.size() == 1) tensor.shape = Shape::vector(shape[0]);
  if (shape.size() == 2) tensor.shape = Shape::matrix(shape[0], shape[1]);
  tensor.data = from["data"].get<std::vector<double>>();
  return tensor;
}

decltype(Setting::value) to_value(const json& from) {
  if (from.is_boolean()) return from.get<bool>();
  if (from.is_number()) return from.get<double>();
  if (from.is_string()) return from.get<std::string>();
  if (from.is_object()) return to_tensor(from);
  if (!from.empty() && from[0].is_string()) return from.get<std::vector<std::string>>();
  return from.get<std::vector<double>>();
}

std::vector<Setting> to_settings(const json& from) {
  std::vector<Setting> settings;
  for (const auto& pair : from) settings.push_back({pair[0].get<std::string>(), to_value(pair[1])});
  return settings;
}

/** Things a second, as measure.mjs does it. */
double rate(double count, const std::function<void()>& run) {
  using clock = std::chrono::steady_clock;
  run();
  std::vector<double> rates;
  for (int round = 0; round < 5; ++round) {
    const auto start = clock::now();
    run();
    rates.push_back(count / std::chrono::duration<double>(clock::now() - start).count());
  }
  std::sort(rates.begin(), rates.end());
  return rates[2];
}

void report(const std::string& workload, double per_second, const std::string& unit) {
  std::printf("{\"workload\":\"%s\",\"platform\":\"native\",\"perSecond\":%.2f,\"unit\":\"%s\"}\n", workload.c_str(),
              per_second, unit.c_str());
}

}  // namespace

int main(int, char** arguments) {
  std::ifstream file(arguments[1]);
  const json input = json::parse(file);
  for (const auto& one : input["trainings"]) {
    backflow::TrainerSession trainer(to_settings(one["settings"]), {});
    const double steps = one["steps"];
    report(one["name"], rate(steps, [&] { trainer.step(steps); }), "steps");
  }

  const auto& boundary = input["boundary"];
  backflow::TrainerSession trainer(to_settings(boundary["settings"]), {});
  const std::size_t cells = boundary["cells"];
  const int grids = 10;
  const auto draw = [&] {
    for (int i = 0; i < grids; ++i) trainer.maps({-6, 6, -6, 6, cells, cells}, false);
  };
  report(boundary["name"], rate(grids, draw), "grids");

  std::vector<backflow::NamedTensor> inputs;
  for (const auto& one : input["graph"]["inputs"]) inputs.push_back({one["name"], to_tensor(one)});
  backflow::GraphSession graph(input["graph"]["text"], inputs, "");
  const int sweeps = 200;
  const auto sweep = [&] {
    for (int i = 0; i < sweeps; ++i) {
      graph.forward();
      graph.backward(std::nullopt, std::nullopt);
    }
  };
  report(input["graph"]["name"], rate(sweeps, sweep),
         "forward and backward of " + std::to_string(graph.nodes().size()) + " nodes");
}
