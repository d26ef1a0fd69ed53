#include "wasm/bindings/to_js.hpp"

namespace backflow::border {

void set(val& object, const char* name, const val& value) { object.set(name, value); }

val fields_to_js(const FieldToJs* fields, std::size_t count, const void* object) {
  val result = val::object();
  for (std::size_t i = 0; i < count; ++i) {
    if (fields[i].present && !fields[i].present(object)) continue;
    set(result, fields[i].name, fields[i].value(object));
  }
  return result;
}

val list_to_js(const void* data, std::size_t count, std::size_t size, val (*entry)(const void* one)) {
  val array = val::array();
  const auto* at = static_cast<const char*>(data);
  for (std::size_t i = 0; i < count; ++i, at += size) array.set(i, entry(at));
  return array;
}

val to_js(std::string_view text) { return val(std::string(text)); }

val to_js(const Shape& shape) {
  val array = val::array();
  for (int axis = 0; axis < shape.rank; ++axis) array.set(axis, static_cast<double>(shape.dims[axis]));
  return array;
}

val to_js(const Tensor& tensor) {
  val object = val::object();
  set(object, "shape", to_js(tensor.shape));
  set(object, "data", to_js(tensor.numbers()));
  return object;
}

val to_js(const NamedDetails& details) {
  val object = val::object();
  for (const ErrorDetail& detail : details.list) object.set(std::string(detail.name), to_js(detail.value));
  return object;
}

val to_js(const std::vector<std::string>& texts) {
  val array = val::array();
  for (std::size_t i = 0; i < texts.size(); ++i) array.set(i, to_js(texts[i]));
  return array;
}

val option_to_js(const OptionValue& value) {
  const auto* const numbers = std::get_if<std::vector<double>>(&value);
  if (!numbers) return std::visit([](const auto& one) { return to_js(one); }, value);
  val list = val::array();
  for (std::size_t i = 0; i < numbers->size(); ++i) list.set(i, (*numbers)[i]);
  return list;
}

val to_js(const Setting& setting) {
  val pair = val::array();
  pair.set(0, to_js(setting.path));
  pair.set(1, to_js(setting.value));
  return pair;
}

val to_js(const std::vector<Setting>& settings) {
  val array = val::array();
  for (std::size_t i = 0; i < settings.size(); ++i) array.set(i, to_js(settings[i]));
  return array;
}

val bytes_of(const std::string& text) {
  const auto* const data = reinterpret_cast<const std::uint8_t*>(text.data());
  return val(emscripten::typed_memory_view(text.size(), data)).call<val>("slice");
}

}  // namespace backflow::border
