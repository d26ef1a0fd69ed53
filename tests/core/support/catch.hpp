#pragma once

// One include for Catch2 2.13 and 3, whose headers and names differ.

#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#elif __has_include(<catch_amalgamated.hpp>)
#include <catch_amalgamated.hpp>
using Catch::Approx;
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
