#include "wasm/bindings/fields/trainer.hpp"
#include "wasm/bindings/bind.hpp"

/** Trainers: the class and its constructors. */
namespace backflow::border {

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
      .function("maps", bound<&T::maps>)
      .function("examples", bound<&T::examples>)
      .function("graph", bound<&T::graph>)
      .function("save", bound<&T::save>);
}

}  // namespace backflow::border
