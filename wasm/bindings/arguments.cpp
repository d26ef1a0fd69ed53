#include <cmath>

#include "wasm/bindings/marshal.hpp"

/** Values on their way in. */
namespace backflow::marshal {
namespace {

/** The most entries a list may have; the package refuses longer ones before it reads them. */
constexpr double most_entries = 1 << 28;

std::size_t length(const val& list) {
  const double count = list["length"].as<double>();
  if (count >= 0 && count <= most_entries && count == std::floor(count)) return static_cast<std::size_t>(count);
  throw Error("list-too-long");
}

/** Copies as many entries as there is room for: `set` writes inside its view or throws. */
template <class T>
void copy(const val& from, std::size_t count, T* to) {
  if (count > 0) val(emscripten::typed_memory_view(count, to)).template call<void>("set", from);
}

template <class T>
std::vector<T> to_vector(const val& from) {
  std::vector<T> list(length(from));
  copy(from, list.size(), list.data());
  return list;
}

/** A side of a shape. */
std::size_t side(double from) {
  if (from >= 0 && from <= most_entries && from == std::floor(from)) return static_cast<std::size_t>(from);
  throw Error("side-not-whole");
}

std::vector<std::string> to_texts(const val& from) {
  std::vector<std::string> list;
  const std::size_t count = length(from);
  for (std::size_t i = 0; i < count; ++i) list.push_back(to_text(from[i]));
  return list;
}

/** A number, true or false, null for what no option takes, a text, numbers, a list of texts, or a tensor. */
decltype(Setting::value) to_value(const val& from) {
  if (from.isNumber()) return from.as<double>();
  if (from.isTrue() || from.isFalse()) return from.isTrue();
  if (from.isNull()) return Tensor{};
  if (from.isArray()) return to_texts(from);
  const val bytes_each = from["BYTES_PER_ELEMENT"];
  if (bytes_each.isUndefined()) return to_tensor(from);
  if (bytes_each.as<int>() == 1) return to_text(from);
  return to_numbers(from);
}

}  // namespace

std::vector<double> to_numbers(const val& from) { return to_vector<double>(from); }
std::vector<std::uint8_t> to_bytes(const val& from) { return to_vector<std::uint8_t>(from); }

std::string to_text(const val& from) {
  std::string text(length(from), '\0');
  copy(from, text.size(), reinterpret_cast<std::uint8_t*>(text.data()));
  return text;
}

Tensor to_tensor(const val& from) {
  const std::vector<double> dims = to_numbers(from["shape"]);
  if (dims.size() > 2) throw Error("too-many-sides");
  Shape shape;
  if (dims.size() == 1) shape = Shape::vector(side(dims[0]));
  if (dims.size() == 2) shape = Shape::matrix(side(dims[0]), side(dims[1]));
  std::vector<double> given = to_numbers(from["data"]);
  double size = 1;
  for (const double dim : dims) size *= dim;
  if (size != static_cast<double>(given.size())) {
    throw Error("tensor-unfilled", {{"shape", to_string(shape)}});
  }
  return {shape, std::move(given)};
}

std::vector<NamedTensor> to_named_tensors(const val& from) {
  std::vector<NamedTensor> tensors;
  const std::size_t count = length(from);
  for (std::size_t i = 0; i < count; ++i) tensors.push_back({to_text(from[i]["name"]), to_tensor(from[i])});
  return tensors;
}

NodeReference to_node(const val& from) {
  if (from.isNumber()) return {{}, from.as<std::uint32_t>()};
  return {to_text(from), 0};
}

std::vector<Setting> to_settings(const val& from) {
  std::vector<Setting> all;
  const std::size_t count = length(from);
  for (std::size_t i = 0; i < count; ++i) all.push_back({to_text(from[i][0]), to_value(from[i][1])});
  return all;
}

}  // namespace backflow::marshal
