#pragma once

#include <string>

#include "core/graph/plan/any_program.hpp"

namespace backflow {

/** Copies the value of every input except `except` to the program of a graph whose inputs have the same ids. */
void copy_inputs(const AnyProgram& from, AnyProgram& to, const std::string& except = {});

}  // namespace backflow
