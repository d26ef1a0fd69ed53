#include "wasm/bindings/marshal.hpp"

/** The module's functions on trainers, by handle. Every one returns its value or { error }. */
namespace backflow {
namespace {

using emscripten::val;
using marshal::facade;
using marshal::guarded;

val progress(const Progress& from) {
  val object = val::object();
  object.set("step", static_cast<double>(from.step));
  object.set("epoch", static_cast<double>(from.epoch));
  object.set("learningRate", from.learning_rate);
  if (from.stopped) {
    val stopped = val::object();
    stopped.set("reason", std::string("diverged"));
    stopped.set("at", static_cast<double>(from.stopped->at));
    object.set("stopped", stopped);
  }
  return object;
}

void set_losses(val& object, const Losses& from) {
  object.set("loss", from.loss);
  object.set("dataLoss", from.data_loss);
  object.set("regularizationLoss", from.regularization_loss);
}

val step_result(const StepResult& from) {
  val object = progress(from);
  set_losses(object, from);
  object.set("testLoss", marshal::optional(from.test_loss));
  object.set("accuracy", marshal::optional(from.accuracy));
  object.set("testAccuracy", marshal::optional(from.test_accuracy));
  object.set("collapsed", marshal::list(from.collapsed, [](int layer) { return val(layer); }));
  return object;
}

/** The same fields; what only an evaluation tells is null. */
val update_result(const UpdateResult& from) {
  val object = progress(from);
  for (const char* field :
       {"loss", "dataLoss", "regularizationLoss", "testLoss", "accuracy", "testAccuracy", "collapsed"}) {
    object.set(field, val::null());
  }
  if (from.batch) set_losses(object, *from.batch);
  return object;
}

val make_trainer(val settings, val state) {
  return guarded([&] { return val(facade().make_trainer(marshal::to_settings(settings), marshal::to_bytes(state))); });
}

val dispose_trainer(int handle) {
  return guarded([&] { return facade().dispose_trainer(handle), val::undefined(); });
}

val trainer_settings(int handle) {
  return guarded([&] { return marshal::settings(facade().trainer(handle).settings()); });
}

val trainer_step(int handle, double n, bool evaluate) {
  return guarded([&] {
    TrainerSession& trainer = facade().trainer(handle);
    return evaluate ? step_result(trainer.step(n)) : update_result(trainer.update(n));
  });
}

val trainer_parameters(int handle) {
  return guarded([&] {
    const TrainerSession& trainer = facade().trainer(handle);
    const bool single = trainer.precision() == Precision::float32;
    return marshal::list(trainer.parameters(), [&](const ParameterInfo& one) {
      val object = val::object();
      object.set("name", one.name);
      object.set("shape", marshal::shape(one.value.shape));
      const auto& data = one.value.numbers();
      object.set("data",
                 single ? marshal::numbers(std::vector<float>(data.begin(), data.end())) : marshal::numbers(data));
      return object;
    });
  });
}

val trainer_set_parameter(int handle, val name, val data) {
  return guarded([&] {
    facade().trainer(handle).set_parameter(marshal::to_text(name), marshal::to_numbers(data));
    return val::undefined();
  });
}

val trainer_configure(int handle, val changes) {
  return guarded([&] { return facade().trainer(handle).configure(marshal::to_settings(changes)), val::undefined(); });
}

val trainer_predict(int handle, val points, bool raw) {
  return guarded([&] { return marshal::tensor(facade().trainer(handle).predict(marshal::to_tensor(points), raw)); });
}

val trainer_maps(int handle, double x_low, double x_high, double y_low, double y_high, double width, double height,
                 bool units) {
  return guarded([&] {
    const Grid grid{x_low, x_high, y_low, y_high, static_cast<std::size_t>(width), static_cast<std::size_t>(height)};
    const auto marshalled = []<class T>(const UnitMaps<T>& maps) {
      val object = val::object();
      object.set("layers", marshal::list(maps.layers, marshal::numbers<T>));
      object.set("output", marshal::numbers(maps.output));
      object.set("outputs", static_cast<double>(maps.outputs));
      return object;
    };
    return std::visit(marshalled, facade().trainer(handle).maps(grid, units));
  });
}

val trainer_examples(int handle, bool test) {
  return guarded([&] {
    const ExamplesInfo examples = facade().trainer(handle).examples(test);
    val object = val::object();
    object.set("points", marshal::tensor(examples.points));
    object.set("labels", marshal::numbers(std::vector<double>(examples.labels.begin(), examples.labels.end())));
    return object;
  });
}

val trainer_graph(int handle, int example) {
  return guarded([&] { return val(facade().make_training_graph(handle, example)); });
}

val trainer_save(int handle) {
  return guarded([&] { return marshal::numbers(facade().trainer(handle).save()); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow_trainer) {
  using emscripten::function;
  function("makeTrainer", make_trainer);
  function("disposeTrainer", dispose_trainer);
  function("trainerSettings", trainer_settings);
  function("trainerStep", trainer_step);
  function("trainerParameters", trainer_parameters);
  function("trainerSetParameter", trainer_set_parameter);
  function("trainerConfigure", trainer_configure);
  function("trainerPredict", trainer_predict);
  function("trainerMaps", trainer_maps);
  function("trainerExamples", trainer_examples);
  function("trainerGraph", trainer_graph);
  function("trainerSave", trainer_save);
}

}  // namespace backflow
