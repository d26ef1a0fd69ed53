# The targets of Emscripten: the shipped module, and programs that Node runs.

include(CheckCXXSourceCompiles)

# Finds the first spelling of an Emscripten option that this version accepts.
function(backflow_first_option result)
  foreach(option IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "accepts${option}" accepted)
    set(CMAKE_REQUIRED_LINK_OPTIONS "${option}")
    set(CMAKE_REQUIRED_QUIET TRUE)
    check_cxx_source_compiles("int main() { return 0; }" ${accepted})
    if(${accepted})
      set(${result} "${option}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "this Emscripten accepts none of: ${ARGN}")
endfunction()

backflow_first_option(BACKFLOW_STACK -sSTACK_SIZE=1048576 -sTOTAL_STACK=1048576)
backflow_first_option(BACKFLOW_EMBIND -lembind --bind)

# No file system, no `new Function` (the page's security policy forbids it), and memory
# that grows. The environments exclude `node`, because the ES6 glue of Emscripten 3.1.6
# fails there; Node runs the same bytes if they are passed to it.
set(BACKFLOW_LINK -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc -sDYNAMIC_EXECUTION=0 ${BACKFLOW_STACK})

file(GLOB binding_sources CONFIGURE_DEPENDS wasm/bindings/*.cpp)
if(binding_sources)
  backflow_part(backflow_bindings "${BACKFLOW_SMALL}" ${binding_sources})
  # The linker keeps the first copy of an inline function that several files use. With the fast part first, code that runs
  # for every number never calls a copy that was compiled for size.
  add_executable(backflow $<TARGET_OBJECTS:backflow_fast> $<TARGET_OBJECTS:backflow_bindings>)
  set_target_properties(backflow PROPERTIES SUFFIX .mjs LINKER_LANGUAGE CXX)
  target_link_libraries(backflow PRIVATE backflow_facade)
  # -Oz at the end: the compiler has already inlined what should be fast. A second run of the same passes finds more.
  target_link_options(backflow PRIVATE ${BACKFLOW_LINK} ${BACKFLOW_EMBIND} ${BACKFLOW_SMALL}
    -sBINARYEN_EXTRA_PASSES=${BACKFLOW_SMALL} -sEXPORT_NAME=createBackflow)
endif()

# A command-line program, which tests/core/run.mjs starts with the module's bytes.
function(backflow_node_program target)
  target_link_options(${target} PRIVATE ${BACKFLOW_LINK} -sEXIT_RUNTIME -sEXPORT_NAME=createProgram)
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
endfunction()
