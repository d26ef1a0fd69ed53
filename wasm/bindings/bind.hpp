#pragma once

#include <emscripten/bind.h>

#include "wasm/bindings/from_js.hpp"
#include "wasm/bindings/to_js.hpp"

/**
 * Functions and methods in the form that Embind needs: every argument and result is a `val`, which is converted inside
 * the guard. A method needs only a line such as `.function("set", bound<&GraphSession::set>)`.
 */
namespace backflow::border {

/** Runs a call and turns anything that it throws into { error }. No exception leaves the module. */
val guard(val (*run)(void* call), void* call);

template <class F>
val guarded(F call) {
  return guard([](void* one) { return (*static_cast<F*>(one))(); }, &call);
}

template <class>
using Val = const val&;

/** Converts the result of a call for JavaScript. */
template <class F>
val result_of(F call) {
  if constexpr (std::is_void_v<decltype(call())>) {
    call();
    return val::undefined();
  } else {
    return to_js(call());
  }
}

template <auto Method, class Type = decltype(Method)>
struct Bound;

template <auto Method, class Result, class Self, class... Args>
struct Bound<Method, Result (Self::*)(Args...)> {
  static val call(Self& self, Val<Args>... args) {
    return guarded([&] { return result_of([&] { return (self.*Method)(from_js<std::decay_t<Args>>(args)...); }); });
  }
};

template <auto Method, class Result, class Self, class... Args>
struct Bound<Method, Result (Self::*)(Args...) const> {
  static val call(Self& self, Val<Args>... args) {
    return guarded([&] { return result_of([&] { return (self.*Method)(from_js<std::decay_t<Args>>(args)...); }); });
  }
};

template <auto Function, class Result, class... Args>
struct Bound<Function, Result (*)(Args...)> {
  static val call(Val<Args>... args) {
    return guarded([&] { return result_of([&] { return Function(from_js<std::decay_t<Args>>(args)...); }); });
  }
};

/** A method or a function, guarded. */
template <auto Callable>
constexpr auto bound = &Bound<Callable>::call;

template <auto Function, class Type = decltype(Function)>
struct Method;

template <auto Function, class Result, class Self, class... Args>
struct Method<Function, Result (*)(const Self&, Args...)> {
  static val call(Self& self, Val<Args>... args) {
    return guarded([&] { return result_of([&] { return Function(self, from_js<std::decay_t<Args>>(args)...); }); });
  }
};

/** A function that reads an object, guarded, as a method of the object: `.function("edges", method<&reads::edges>)`. */
template <auto Function>
constexpr auto method = &Method<Function>::call;

/** Makes an object that JavaScript owns from arguments of these types. */
template <class T, class... Args>
val make(Val<Args>... args) {
  return guarded([&] { return to_js(std::make_unique<T>(from_js<Args>(args)...)); });
}

}  // namespace backflow::border
