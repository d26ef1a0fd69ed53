// The native core behind the commands of driver.mjs: argument 1 is a workload file from parent/input.mjs; then it
// answers each JSON line with a JSON line.
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/session/reads.hpp"
#include "wasm/facade/trainer.hpp"

namespace {

using backflow::Setting;
using backflow::Shape;
using backflow::Tensor;
using nlohmann::json;

/** A model as in driver.mjs. */
struct Model {
  std::function<void()> reset;
  std::function<void(double count)> run;
  std::function<json()> results;
};

/** Large tensors are in a file of doubles beside the JSON: parsing them as JSON would take seconds. */
std::vector<double> numbers(const json& from) {
  if (!from.is_string()) return from.get<std::vector<double>>();
  std::ifstream file(from.get<std::string>(), std::ios::binary | std::ios::ate);
  std::vector<double> values(static_cast<std::size_t>(file.tellg()) / sizeof(double));
  file.seekg(0).read(reinterpret_cast<char*>(values.data()),
                     static_cast<std::streamsize>(values.size() * sizeof(double)));
  return values;
}

Tensor to_tensor(const json& from) {
  const auto& sides = from["shape"];
  Shape shape;
  if (sides.size() == 1) shape = Shape::vector(sides[0]);
  if (sides.size() == 2) shape = Shape::matrix(sides[0], sides[1]);
  return {shape, numbers(from["data"])};
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

Model training(const json& work) {
  using Session = backflow::TrainerSession;
  auto settings = std::make_shared<std::vector<Setting>>(to_settings(work["settings"]));
  auto trainer =
      std::make_shared<std::unique_ptr<Session>>(std::make_unique<Session>(*settings, std::vector<std::uint8_t>{}));
  return {[=] { *trainer = std::make_unique<Session>(*settings, std::vector<std::uint8_t>{}); },
          [=](double count) {
            // A trainer that stopped by itself would seem infinitely fast.
            if (static_cast<double>((*trainer)->step(count).step) < count)
              throw std::runtime_error("stopped by itself");
          },
          [=] {
            json results = json::array();
            for (const auto& parameter : (*trainer)->parameters())
              results.push_back(std::visit([](const auto& data) { return json(data); }, parameter.data));
            return results;
          }};
}

Model drawing(const json& work) {
  auto trainer = std::make_shared<backflow::TrainerSession>(to_settings(work["settings"]), std::vector<std::uint8_t>{});
  const std::size_t cells = work["cells"];
  const bool units = work["units"];
  const auto draw = [=] { return trainer->maps({-6, 6, -6, 6, cells, cells}, units); };
  return {[] {},
          [=](double count) {
            for (double i = 0; i < count; ++i) draw();
          },
          [=] {
            json results = json::array();
            std::visit(
                [&](const auto& maps) {
                  for (const auto& layer : maps.layers) results.push_back(layer);
                  results.push_back(maps.output);
                },
                draw());
            return results;
          }};
}

Model sweeps(const json& work) {
  std::vector<backflow::NamedTensor> inputs;
  for (const auto& one : work["inputs"]) inputs.push_back({one["name"], to_tensor(one)});
  auto graph = std::make_shared<backflow::GraphSession>(work["text"], inputs, "");
  return {[] {},
          [=](double count) {
            for (double i = 0; i < count; ++i) {
              graph->forward();
              graph->backward(std::nullopt, std::nullopt);
            }
          },
          [=] {
            json gradients = json::array();
            for (const auto& input : inputs)
              gradients.push_back(backflow::reads::gradient(*graph, {input.name, 0}).numbers()[0]);
            return json{backflow::reads::value(*graph, {"loss", 0}).numbers(), gradients};
          }};
}

json answer(const Model& model, const json& command) {
  const std::string verb = command["do"];
  if (verb == "open") return {{"detail", nullptr}};
  model.reset();
  const auto start = std::chrono::steady_clock::now();
  model.run(command["count"]);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return verb == "run" ? json{{"seconds", seconds.count()}} : json{{"results", model.results()}};
}

}  // namespace

int main(int, char** arguments) {
  std::ifstream file(arguments[1]);
  const json work = json::parse(file);
  const std::string kind = work["kind"];
  const Model model = kind == "training" ? training(work) : kind == "drawing" ? drawing(work) : sweeps(work);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << answer(model, json::parse(line)) << std::endl;
    } catch (const std::exception& error) {
      std::cout << json{{"error", error.what()}} << std::endl;
    }
  }
}
