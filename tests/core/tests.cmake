# The Catch2 tests: one program, native and as WebAssembly for Node.

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/core/*.cpp)

# The tests read their cases without a file system. Every fixture becomes a string in a
# generated source.
file(GLOB fixtures CONFIGURE_DEPENDS tests/fixtures/*)
set(fixture_source "${CMAKE_BINARY_DIR}/fixtures.cpp")
add_custom_command(OUTPUT "${fixture_source}"
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${fixture_source}" "-DFIXTURES=${fixtures}"
    -P "${CMAKE_SOURCE_DIR}/tests/core/embed_fixtures.cmake"
  DEPENDS ${fixtures} tests/core/embed_fixtures.cmake
  VERBATIM)

backflow_link_headers(nlohmann json.hpp)
backflow_link_headers(catch2 catch.hpp catch_all.hpp)
set(BACKFLOW_CATCH2_AMALGAMATED "$ENV{BACKFLOW_CATCH2_AMALGAMATED}" CACHE PATH
  "Folder with catch_amalgamated.hpp and .cpp; Catch2 3 needs it for the WebAssembly tests")

# Why the tests cannot be built, if so; everything else is still built.
set(tests_missing)
if(NOT nlohmann_found)
  set(tests_missing "nlohmann/json.hpp was not found; install it (Debian: apt install nlohmann-json3-dev)")
endif()

if(EXISTS "${BACKFLOW_HEADERS}/catch2/catch.hpp")
  add_library(backflow_catch2 INTERFACE)
elseif(EXISTS "${BACKFLOW_CATCH2_AMALGAMATED}/catch_amalgamated.cpp")
  file(REMOVE "${BACKFLOW_HEADERS}/catch2")
  add_library(backflow_catch2 STATIC EXCLUDE_FROM_ALL "${BACKFLOW_CATCH2_AMALGAMATED}/catch_amalgamated.cpp")
  target_include_directories(backflow_catch2 SYSTEM PUBLIC "${BACKFLOW_CATCH2_AMALGAMATED}")
elseif(EMSCRIPTEN AND catch2_found)
  set(tests_missing "Catch2 3 is a compiled library; for WebAssembly name the folder of its amalgamated sources in BACKFLOW_CATCH2_AMALGAMATED")
elseif(catch2_found)
  find_package(Catch2 3 REQUIRED)
  add_library(backflow_catch2 INTERFACE)
  target_link_libraries(backflow_catch2 INTERFACE Catch2::Catch2)
else()
  set(tests_missing "Catch2 was not found; install version 2.13 or 3 (Debian: apt install catch2)")
endif()

if(tests_missing)
  # A target that fails and says why, so that a missing library never skips the tests.
  add_custom_target(backflow_tests
    COMMAND ${CMAKE_COMMAND} -E echo "${tests_missing}"
    COMMAND ${CMAKE_COMMAND} -E false
    VERBATIM)
else()
  add_executable(backflow_tests EXCLUDE_FROM_ALL ${test_sources} "${fixture_source}")
  target_link_libraries(backflow_tests PRIVATE backflow_facade backflow_catch2)
  if(EMSCRIPTEN)
    # WebAssembly has no signals to catch, and its standard output always looks like a terminal.
    target_compile_definitions(backflow_tests PRIVATE CATCH_CONFIG_NO_POSIX_SIGNALS CATCH_CONFIG_COLOUR_NONE)
    backflow_node_program(backflow_tests)
  else()
    # The fuzzer's texts are files, which the tests in WebAssembly cannot read.
    target_sources(backflow_tests PRIVATE tests/fuzz/try_text.cpp tests/fuzz/corpus_test.cpp)
    target_compile_definitions(backflow_tests PRIVATE BACKFLOW_CORPUS="${CMAKE_SOURCE_DIR}/tests/fuzz/corpus")
  endif()
endif()

# The fuzzer (npm run prove). The preset `fuzz` compiles everything for it; this links the code that handles a text.
if(BACKFLOW_FUZZ)
  file(GLOB_RECURSE fuzzed CONFIGURE_DEPENDS core/error.cpp core/decimal.cpp core/tensor/*.cpp core/kernels/*.cpp core/gates/*.cpp
    core/graph/*.cpp core/expression/*.cpp)
  add_executable(backflow_fuzz EXCLUDE_FROM_ALL tests/fuzz/try_text.cpp tests/fuzz/expression_fuzz.cpp ${fuzzed})
  target_link_libraries(backflow_fuzz PRIVATE backflow_headers)
  target_link_options(backflow_fuzz PRIVATE -fsanitize=fuzzer)
endif()
