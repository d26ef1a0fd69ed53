# Finds the Emscripten on the PATH and includes its own toolchain file, so that
# `cmake --preset wasm` works on Debian, with emsdk and with Homebrew.

find_program(BACKFLOW_EMCC emcc NO_CMAKE_FIND_ROOT_PATH)
if(NOT BACKFLOW_EMCC)
  message(FATAL_ERROR "emcc is not on the PATH; install Emscripten 3.1.6 or newer (Debian: apt install emscripten)")
endif()

# em-config knows the root even if emcc is a wrapper script (Homebrew).
execute_process(COMMAND em-config EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE BACKFLOW_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE
  ERROR_QUIET RESULT_VARIABLE em_config_failed)
if(em_config_failed OR NOT IS_DIRECTORY "${BACKFLOW_EMSCRIPTEN_ROOT}")
  file(REAL_PATH "${BACKFLOW_EMCC}" emcc_file)
  get_filename_component(BACKFLOW_EMSCRIPTEN_ROOT "${emcc_file}" DIRECTORY)
endif()

include("${BACKFLOW_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Debian packages acorn separately from Emscripten; it is only found through NODE_PATH.
# Other builds include their own acorn and must not use Debian's.
if(BACKFLOW_EMSCRIPTEN_ROOT STREQUAL "/usr/share/emscripten")
  set(ENV{NODE_PATH} /usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()
