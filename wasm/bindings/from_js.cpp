#include "wasm/bindings/from_js.hpp"

#include <cmath>

namespace backflow::border {
namespace {

/** The most entries of a list. The package rejects longer lists before it reads them. */
constexpr double most_entries = 1 << 28;

/** Copies a list's entries into a view. `set` writes inside the view or throws. */
template <class T>
void copy(const val& from, std::size_t count, T* to) {
  if (count > 0) val(emscripten::typed_memory_view(count, to)).template call<void>("set", from);
}

template <class T>
std::vector<T> to_vector(const val& from) {
  std::vector<T> list(length_of(from));
  copy(from, list.size(), list.data());
  return list;
}

bool is_whole(double number, double most) { return number >= 0 && number <= most && number == std::floor(number); }

/** A side of a shape. */
std::size_t side(double from) {
  if (is_whole(from, most_entries)) return static_cast<std::size_t>(from);
  throw Error("side-not-whole");
}

/** A number, true or false, null for a value that no option accepts, a text, numbers, a list of texts, or a tensor. */
OptionValue to_value(const val& from) {
  if (from.isNumber()) return from.as<double>();
  if (from.isTrue() || from.isFalse()) return from.isTrue();
  if (from.isNull()) return Tensor{};
  if (from.isArray()) return from_js<std::vector<std::string>>(from);
  const val bytes_each = from["BYTES_PER_ELEMENT"];
  if (bytes_each.isUndefined()) return from_js<Tensor>(from);
  if (bytes_each.as<int>() == 1) return from_js<std::string>(from);
  return from_js<std::vector<double>>(from);
}

}  // namespace

std::size_t length_of(const val& list) {
  const double count = list["length"].as<double>();
  if (is_whole(count, most_entries)) return static_cast<std::size_t>(count);
  throw Error("list-too-long");
}

double whole(const val& from) {
  const double number = from.as<double>();
  if (is_whole(number, 9007199254740992.0)) return number;
  throw Error("side-not-whole");
}

std::vector<double> From<std::vector<double>>::read(const val& from) { return to_vector<double>(from); }
std::vector<std::uint8_t> From<std::vector<std::uint8_t>>::read(const val& from) {
  return to_vector<std::uint8_t>(from);
}

std::string From<std::string>::read(const val& from) {
  std::string text(length_of(from), '\0');
  copy(from, text.size(), reinterpret_cast<std::uint8_t*>(text.data()));
  return text;
}

Tensor From<Tensor>::read(const val& from) {
  const auto dims = from_js<std::vector<double>>(from["shape"]);
  if (dims.size() > 2) throw Error("too-many-sides");
  Shape shape;
  if (dims.size() == 1) shape = Shape::vector(side(dims[0]));
  if (dims.size() == 2) shape = Shape::matrix(side(dims[0]), side(dims[1]));
  auto given = from_js<std::vector<double>>(from["data"]);
  double size = 1;
  for (const double dim : dims) size *= dim;
  if (size != static_cast<double>(given.size())) throw Error("tensor-unfilled", {{"shape", to_string(shape)}});
  return {shape, std::move(given)};
}

NodeReference From<NodeReference>::read(const val& from) {
  if (from.isNumber()) return {{}, from.as<std::uint32_t>()};
  return {from_js<std::string>(from), 0};
}

Setting From<Setting>::read(const val& from) { return {from_js<std::string>(from[0]), to_value(from[1])}; }

}  // namespace backflow::border
