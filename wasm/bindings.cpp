#include "wasm/bindings_marshal.hpp"

/** The module's functions, by handle. Every one returns its value or { error }; the package (wasm/package) wraps them. */
namespace backflow {
namespace {

using emscripten::val;
using marshal::guarded;

Facade& facade() {
  static Facade one;
  return one;
}

const char* group_name(GroupKind kind) {
  switch (kind) {
    case GroupKind::input:
      return "input";
    case GroupKind::affine:
      return "affine";
    case GroupKind::activation:
      return "activation";
    case GroupKind::loss:
      return "loss";
    case GroupKind::regularization:
      return "regularization";
    case GroupKind::none:
      break;
  }
  return "";
}

val node(const NodeInfo& from) {
  val object = val::object();
  object.set("id", from.id);
  if (!from.name.empty()) object.set("name", from.name);
  object.set("gate", from.gate);
  object.set("pattern", from.pattern);
  object.set("inputs", marshal::ids(from.inputs));
  object.set("shape", marshal::shape(from.shape));
  if (from.group.kind != GroupKind::none) {
    val group = val::object();
    group.set("kind", std::string(group_name(from.group.kind)));
    if (from.group.layer > 0) group.set("layer", from.group.layer);
    object.set("group", group);
  }
  if (from.composite) object.set("composite", true);
  if (from.part_of >= 0) object.set("partOf", static_cast<double>(from.part_of));
  return object;
}

val edge(const EdgeInfo& from) {
  val object = val::object();
  object.set("input", from.input);
  object.set("slot", from.view.slot);
  object.set("upstream", marshal::tensor(from.view.upstream));
  object.set("local", from.view.local ? marshal::tensor(*from.view.local) : val::null());
  object.set("downstream", marshal::tensor(from.view.downstream));
  if (from.view.flag == EdgeFlag::undefined) object.set("flag", std::string("undefined"));
  if (from.view.flag == EdgeFlag::no_gradient) object.set("flag", std::string("no-gradient"));
  return object;
}

val use(const UseInfo& from) {
  val object = val::object();
  object.set("node", from.node);
  object.set("slot", from.slot);
  object.set("gradient", marshal::tensor(from.gradient));
  return object;
}

val term(const Term& from) {
  val object = val::object();
  object.set("outputIndex", static_cast<double>(from.output_index));
  object.set("upstream", from.upstream);
  object.set("local", from.local);
  object.set("product", from.product);
  return object;
}

val check_entry(const CheckEntry& from) {
  val object = val::object();
  object.set("name", from.name);
  object.set("index", static_cast<double>(from.index));
  object.set("analytic", from.analytic);
  object.set("numeric", from.numeric);
  object.set("relativeError", from.relative_error);
  object.set("kink", from.kink);
  return object;
}

val step_result(const StepResult& from) {
  val object = val::object();
  object.set("step", static_cast<double>(from.step));
  object.set("epoch", static_cast<double>(from.epoch));
  object.set("loss", from.loss);
  object.set("dataLoss", from.data_loss);
  object.set("regularizationLoss", from.regularization_loss);
  object.set("testLoss", marshal::optional(from.test_loss));
  object.set("accuracy", marshal::optional(from.accuracy));
  object.set("testAccuracy", marshal::optional(from.test_accuracy));
  if (from.stopped) {
    val stopped = val::object();
    stopped.set("reason", std::string(from.stopped->reason == StopReason::diverged ? "diverged" : "collapsed"));
    stopped.set("at", static_cast<double>(from.stopped->at));
    object.set("stopped", stopped);
  }
  return object;
}

val parse_text(const std::string& text) {
  return guarded([&] {
    const ParseResult result = Facade::parse_text(text);
    val object = val::object();
    object.set("inputs", marshal::texts(result.inputs));
    object.set("names", marshal::texts(result.names));
    return object;
  });
}

val make_catalog_object() {
  return guarded([] { return marshal::catalog(make_catalog()); });
}

val make_graph(const std::string& text, val inputs, const std::string& output) {
  return guarded([&] { return val(facade().make_graph(text, marshal::to_named_tensors(inputs), output)); });
}

val dispose_graph(int handle) {
  return guarded([&] { return facade().dispose_graph(handle), val::undefined(); });
}

val graph_nodes(int handle) {
  return guarded([&] { return marshal::list(facade().graph(handle).nodes(), node); });
}

val graph_output(int handle) {
  return guarded([&] { return val(facade().graph(handle).output()); });
}

val graph_set(int handle, const std::string& name, val value) {
  return guarded([&] { return facade().graph(handle).set({name, marshal::to_tensor(value)}), val::undefined(); });
}

val graph_forward(int handle) {
  return guarded([&] { return facade().graph(handle).forward(), val::undefined(); });
}

val graph_backward(int handle, val output, val upstream) {
  return guarded([&] {
    facade().graph(handle).backward(
        output.isUndefined() ? std::nullopt : std::optional(marshal::to_node(output)),
        upstream.isUndefined() ? std::nullopt : std::optional(marshal::to_tensor(upstream)));
    return val::undefined();
  });
}

val graph_value(int handle, val at) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).value(marshal::to_node(at))); });
}

val graph_gradient(int handle, val at) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).gradient(marshal::to_node(at))); });
}

val graph_edges(int handle, val at) {
  return guarded([&] { return marshal::list(facade().graph(handle).edges(marshal::to_node(at)), edge); });
}

val graph_contributions(int handle, val at) {
  return guarded([&] {
    const NodeReference reference = marshal::to_node(at);
    val object = val::object();
    object.set("uses", marshal::list(facade().graph(handle).contributions(reference), use));
    object.set("sum", marshal::tensor(facade().graph(handle).gradient(reference)));
    return object;
  });
}

val graph_terms(int handle, val at, int slot, double index) {
  return guarded([&] {
    const auto entry = static_cast<std::size_t>(index);
    return marshal::list(facade().graph(handle).terms(marshal::to_node(at), slot, entry), term);
  });
}

val graph_jacobian(int handle, val at, int slot) {
  return guarded([&] { return marshal::tensor(facade().graph(handle).jacobian(marshal::to_node(at), slot)); });
}

val graph_check(int handle, double step, const std::string& input, double index) {
  return guarded([&] {
    const auto entry = index < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(index));
    return marshal::list(facade().graph(handle).check(step, input, entry), check_entry);
  });
}

val graph_expand(int handle, double id) {
  return guarded([&] { return marshal::ids(facade().graph(handle).expand(static_cast<std::uint32_t>(id))); });
}

val graph_collapse(int handle, double id) {
  return guarded([&] { return facade().graph(handle).collapse(static_cast<std::uint32_t>(id)), val::undefined(); });
}

val make_trainer(val settings, val state) {
  return guarded([&] {
    const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(state);
    return val(facade().make_trainer(marshal::to_settings(settings), bytes));
  });
}

val dispose_trainer(int handle) {
  return guarded([&] { return facade().dispose_trainer(handle), val::undefined(); });
}

val trainer_settings(int handle) {
  return guarded([&] { return marshal::settings(facade().trainer(handle).settings()); });
}

val trainer_step(int handle, double n) {
  return guarded([&] { return step_result(facade().trainer(handle).step(n)); });
}

val trainer_parameters(int handle) {
  return guarded([&] {
    const TrainerSession& trainer = facade().trainer(handle);
    const bool single = trainer.precision() == Precision::float32;
    return marshal::list(trainer.parameters(), [&](const ParameterInfo& one) {
      val object = val::object();
      object.set("name", one.name);
      object.set("shape", marshal::shape(one.value.shape));
      const auto& data = one.value.data;
      object.set("data", single ? marshal::numbers(std::vector<float>(data.begin(), data.end())) : marshal::numbers(data));
      return object;
    });
  });
}

val trainer_set_parameter(int handle, const std::string& name, val data) {
  return guarded([&] { return facade().trainer(handle).set_parameter(name, marshal::to_numbers(data)), val::undefined(); });
}

val trainer_configure(int handle, val changes) {
  return guarded([&] { return facade().trainer(handle).configure(marshal::to_settings(changes)), val::undefined(); });
}

val trainer_predict(int handle, val points, bool raw) {
  return guarded([&] { return marshal::tensor(facade().trainer(handle).predict(marshal::to_tensor(points), raw)); });
}

val trainer_maps(int handle, double x_low, double x_high, double y_low, double y_high, double width, double height) {
  return guarded([&] {
    const Grid grid{x_low, x_high, y_low, y_high, static_cast<std::size_t>(width), static_cast<std::size_t>(height)};
    const UnitMaps maps = facade().trainer(handle).maps(grid);
    val object = val::object();
    object.set("layers", marshal::list(maps.layers, marshal::numbers<double>));
    object.set("output", marshal::numbers(maps.output));
    object.set("outputs", static_cast<double>(maps.outputs));
    return object;
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

val diagnostics() {
  val object = val::object();
  object.set("graphs", static_cast<double>(facade().live_graphs()));
  object.set("trainers", static_cast<double>(facade().live_trainers()));
  object.set("allocations", static_cast<double>(allocation_count()));
  return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(backflow) {
  using emscripten::function;
  function("parse", parse_text);
  function("catalog", make_catalog_object);
  function("diagnostics", diagnostics);
  function("makeGraph", make_graph);
  function("disposeGraph", dispose_graph);
  function("graphNodes", graph_nodes);
  function("graphOutput", graph_output);
  function("graphSet", graph_set);
  function("graphForward", graph_forward);
  function("graphBackward", graph_backward);
  function("graphValue", graph_value);
  function("graphGradient", graph_gradient);
  function("graphEdges", graph_edges);
  function("graphContributions", graph_contributions);
  function("graphTerms", graph_terms);
  function("graphJacobian", graph_jacobian);
  function("graphCheck", graph_check);
  function("graphExpand", graph_expand);
  function("graphCollapse", graph_collapse);
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
