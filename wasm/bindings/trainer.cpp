#include "wasm/bindings/fields/trainer.hpp"
#include "wasm/bindings/bind.hpp"

/** Trainers: the class and its constructors. */
namespace backflow::border {

val to_js(const SlotsByName& slots) {
  val object = val::object();
  for (const SlotInfo& slot : slots.list) object.set(std::string(slot.name), to_js(slot.data));
  return object;
}

val to_js(const FiguresByName& figures) {
  val object = val::object();
  for (const Figure& figure : figures.list) object.set(std::string(figure.name), figure.value);
  return object;
}

EMSCRIPTEN_BINDINGS(backflow_trainer) {
  using T = TrainerSession;
  emscripten::function("makeTrainer", make<T, std::vector<Setting>, std::vector<std::uint8_t>>);
  emscripten::class_<T>("Trainer")
      .function("settings", bound<&T::settings>)
      .function("step", bound<&T::step>)
      .function("update", bound<&T::update>)
      .function("parameters", bound<&T::parameters>)
      .function("setParameter", bound<&T::set_parameter>)
      .function("configure", bound<&T::configure>)
      .function("predict", bound<&T::predict>)
      .function("activations", bound<&T::activations>)
      .function("exampleFigures", bound<&T::example_figures>)
      .function("exampleGradients", bound<&T::example_gradients>)
      .function("inputGradients", bound<&T::input_gradients>)
      .function("statistics", bound<&T::statistics>)
      .function("diagnose", bound<&T::diagnose>)
      .function("maps", bound<&T::maps>)
      .function("examples", bound<&T::examples>)
      .function("graph", bound<&T::graph>)
      .function("makeMistake", bound<&T::make_mistake>)
      .function("mistake", bound<&T::mistake>)
      .function("save", bound<&T::save>);
}

}  // namespace backflow::border
