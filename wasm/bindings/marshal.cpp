#include "wasm/bindings/marshal.hpp"

namespace backflow::marshal {
namespace {

struct ToVal {
  val operator()(double value) const { return val(value); }
  val operator()(bool value) const { return val(value); }
  val operator()(const std::string& value) const { return val(value); }
  val operator()(const std::vector<double>& value) const {
    return list(value, [](double one) { return val(one); });
  }
  val operator()(const std::vector<std::string>& value) const { return texts(value); }
  val operator()(const Tensor& value) const { return tensor(value); }
};

val entry(const CatalogEntry& from) {
  val object = val::object();
  object.set("name", text(from.name));
  object.set("title", text(from.title));
  return object;
}

val range(const Range& from) {
  val object = val::object();
  object.set("min", from.low);
  object.set("max", from.high);
  if (from.integer) object.set("integer", true);
  return object;
}

val gate_entry(const GateEntry& from) {
  val object = entry(from);
  object.set("symbol", text(from.symbol));
  object.set("pattern", text(from.pattern));
  object.set("family", text(from.family));
  object.set("minInputs", from.min_inputs);
  object.set("maxInputs", from.max_inputs);
  object.set("texValue", text(from.tex_value));
  object.set("texLocal", list(from.tex_local, text));
  object.set("labelSlots", list(from.label_slots, [](int slot) { return val(slot); }));
  object.set("composite", from.composite);
  object.set("sums", from.sums);
  object.set("texGrip", from.tex_grip);
  object.set("texSlotGrips", list(from.tex_slot_grips, [](int grip) { return val(grip); }));
  if (!from.sign.empty()) object.set("operator", text(from.sign));
  if (!from.targets.empty()) object.set("targets", text(from.targets));
  return object;
}

val activation_entry(const ActivationEntry& from) {
  val object = entry(from);
  object.set("texValue", text(from.tex_value));
  object.set("texLocal", text(from.tex_local));
  return object;
}

val loss_entry(const LossEntry& from) {
  val object = entry(from);
  object.set("gate", text(from.gate));
  object.set("target", text(from.target));
  object.set("prediction", text(from.prediction));
  if (from.two_classes) object.set("twoClasses", true);
  return object;
}

val optimizer_entry(const OptimizerEntry& from) {
  val object = entry(from);
  object.set("hyperparameters", list(from.hyperparameters, [](const Hyperparameter& one) {
               val row = val::object();
               row.set("name", text(one.name));
               row.set("title", text(one.title));
               if (one.kind == HyperparameterKind::boolean) {
                 row.set("boolean", true);
                 row.set("default", one.fallback != 0);
               } else {
                 row.set("default", one.fallback);
                 row.set("range", range(hyperparameter_range(one)));
               }
               return row;
             }));
  return object;
}

val dataset_entry(const DatasetEntry& from) {
  val object = entry(from);
  object.set("classes", list(from.classes, [](int count) { return val(count); }));
  val defaults = val::object();
  defaults.set("name", text(from.name));
  defaults.set("classes", from.classes.front());
  for (const char* field : {"samples", "noise", "trainFraction", "seed"}) {
    defaults.set(field, backflow::range(std::string("data.") + field).fallback);
  }
  object.set("defaults", defaults);
  return object;
}

val feature_entry(const FeatureEntry& from) {
  val object = entry(from);
  object.set("tex", text(from.tex));
  return object;
}

val option_entry(const OptionEntry& from) {
  val object = val::object();
  object.set("name", from.name);
  object.set("title", text(from.title));
  object.set("kind", text(from.kind));
  object.set("live", from.live);
  if (from.per_layer) object.set("perLayer", true);
  if (from.fallback) object.set("default", std::visit(ToVal{}, *from.fallback));
  if (from.range) object.set("range", range(*from.range));
  if (!from.choices.empty()) object.set("choices", list(from.choices, text));
  if (!from.optimizers.empty()) object.set("optimizers", list(from.optimizers, text));
  return object;
}

val error_entry(const ErrorRow& from) {
  val object = val::object();
  object.set("reason", text(from.reason));
  object.set("code", text(code_name(from.code)));
  object.set("message", text(from.sentence));
  return object;
}

}  // namespace

Facade& facade() {
  static Facade one;
  return one;
}

void set_flag(val& object, EdgeFlag flag) {
  switch (flag) {
    case EdgeFlag::undefined:
      return object.set("flag", std::string("undefined"));
    case EdgeFlag::infinite:
      return object.set("flag", std::string("infinite"));
    case EdgeFlag::nan:
      return object.set("flag", std::string("nan"));
    case EdgeFlag::no_gradient:
      return object.set("flag", std::string("no-gradient"));
    case EdgeFlag::none:
      break;
  }
}

val settings(const std::vector<Setting>& from) {
  return list(from, [](const Setting& one) {
    val pair = val::array();
    pair.set(0, one.path);
    pair.set(1, std::visit(ToVal{}, one.value));
    return pair;
  });
}

val catalog(const Catalog& from) {
  val object = val::object();
  object.set("gates", list(from.gates, gate_entry));
  object.set("activations", list(from.activations, activation_entry));
  object.set("losses", list(from.losses, loss_entry));
  object.set("optimizers", list(from.optimizers, optimizer_entry));
  object.set("regularizers", list(from.regularizers, entry));
  object.set("initializers", list(from.initializers, entry));
  object.set("datasets", list(from.datasets, dataset_entry));
  object.set("features", list(from.features, feature_entry));
  object.set("options", list(from.options, option_entry));
  val ranges = val::object();
  for (const Range& one : from.ranges) {
    val row = range(one);
    row.set("default", one.fallback);
    ranges.set(one.path, row);
  }
  object.set("ranges", ranges);
  object.set("errors", list(from.errors, error_entry));
  object.set("verdicts", list(from.verdicts, [](const VerdictLimit& limit) {
               val row = val::object();
               row.set("name", text(verdict_name(limit.verdict)));
               row.set("below", limit.below);
               return row;
             }));
  return object;
}

val error(const Error& from) {
  val fields = val::object();
  fields.set("code", text(code_name(from.code)));
  fields.set("message", from.message());
  if (from.place.line > 0) {
    fields.set("line", from.place.line);
    fields.set("column", from.place.column);
  }
  if (!from.subject.empty()) fields.set("subject", from.subject);
  fields.set("reason", text(from.reason));
  val details = val::object();
  for (const ErrorDetail& detail : from.details) {
    details.set(std::string(detail.name), std::visit(ToVal{}, detail.value));
  }
  fields.set("details", details);
  val object = val::object();
  object.set("error", fields);
  return object;
}

val guard(val (*run)(void* call), void* call) {
  try {
    return run(call);
  } catch (const Error& caught) {
    return error(caught);
  } catch (const std::bad_alloc&) {
    return error(Error("out-of-memory"));
  } catch (const std::exception& caught) {
    return error(Error("internal", {{"what", caught.what()}}));
  }
}

}  // namespace backflow::marshal
