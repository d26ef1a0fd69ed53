#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

/**
 * A struct that is passed to or from JavaScript is described once, by the list of its fields, such as Fields<EdgeView>
 * in fields/graph.hpp. Both directions follow from it (to_js.hpp, from_js.hpp). tests/wasm/fields.test.mjs compares
 * every list with the package's type of the same name.
 */
namespace backflow::border {

/** A field: its name in JavaScript, and a pointer to the member or a function that computes the value. */
template <class Access>
struct Field {
  const char* name;
  Access access;
  bool always = true;  // false: an empty field is left out
};

template <class Access>
constexpr Field<Access> field(const char* name, Access access) {
  return {name, access};
}

/** A field that is left out if it is empty: no value, no text, no entries, false, or the first of an enumeration. */
template <class Access>
constexpr Field<Access> if_any(const char* name, Access access) {
  return {name, access, false};
}

/** `list` is a tuple of fields. For a struct with bases, it also contains their fields. */
template <class T>
struct Fields;

/** `list` has pairs of a value and its name. */
template <class Enum>
struct Names;

template <class T>
concept Described = requires {
  Fields<T>::list;
};

template <class Enum>
constexpr const char* name_of(Enum value) {
  for (const auto& [one, name] : Names<Enum>::list) {
    if (one == value) return name;
  }
  return "";
}

/** Returns the value of a name; the first in the list for an unknown name. */
template <class Enum>
Enum value_of(const auto& name) {
  for (const auto& [value, one] : Names<Enum>::list) {
    if (name == one) return value;
  }
  return Names<Enum>::list[0].first;
}

}  // namespace backflow::border
