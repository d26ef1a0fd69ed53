#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

/**
 * What crosses into JavaScript as an object is described once, by the list of its fields: Fields<EdgeView>, say, in
 * fields/graph.hpp. Both directions follow from it (to_js.hpp, from_js.hpp). tests/wasm/fields.test.mjs compares every
 * list with the type of the same name in the package.
 */
namespace backflow::border {

/** A field: its name in JavaScript, and a pointer to the member or a function that computes it. */
template <class Access>
struct Field {
  const char* name;
  Access access;
  bool always = true;  // false: the object lacks the field where there is nothing to say
};

template <class Access>
constexpr Field<Access> field(const char* name, Access access) {
  return {name, access};
}

/** A field that is left out where it is empty: no value, no text, no entries, false, or the first of an enumeration. */
template <class Access>
constexpr Field<Access> if_any(const char* name, Access access) {
  return {name, access, false};
}

/** `list`: a tuple of fields. Of a struct with bases, their lists joined with its own. */
template <class T>
struct Fields;

/** `list`: pairs of a value and its name. */
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

/** A name's value; the first of the list for a name that it lacks. */
template <class Enum>
Enum value_of(const auto& name) {
  for (const auto& [value, one] : Names<Enum>::list) {
    if (name == one) return value;
  }
  return Names<Enum>::list[0].first;
}

}  // namespace backflow::border
