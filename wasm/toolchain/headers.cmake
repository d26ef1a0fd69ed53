# Header-only libraries of the host, in one folder of links. emcc must not see all of
# /usr/include, which has glibc's headers. A native build uses the same folder, so that
# both compile the same library.

set(BACKFLOW_HEADERS "${CMAKE_BINARY_DIR}/headers")
file(MAKE_DIRECTORY "${BACKFLOW_HEADERS}")

# Links the folder `name` that holds one of the given probe headers (several, because
# xtensor 0.26 moved its headers into subfolders). Sets ${name}_found.
function(backflow_link_headers name)
  set(probes)
  foreach(probe IN LISTS ARGN)
    list(APPEND probes "${name}/${probe}")
  endforeach()
  find_path(${name}_INCLUDE NAMES ${probes}
    PATHS /usr/include /usr/local/include /opt/homebrew/include
    NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(${name}_INCLUDE)
  set(link "${BACKFLOW_HEADERS}/${name}")
  file(REMOVE "${link}")
  if(${name}_INCLUDE)
    file(CREATE_LINK "${${name}_INCLUDE}/${name}" "${link}" SYMBOLIC)
    set(${name}_found TRUE PARENT_SCOPE)
  else()
    set(${name}_found FALSE PARENT_SCOPE)
  endif()
endfunction()

backflow_link_headers(xtensor xarray.hpp containers/xarray.hpp)
backflow_link_headers(xtl xsequence.hpp)
foreach(library xtensor xtl)
  if(NOT ${library}_found)
    message(FATAL_ERROR "${library} was not found; install xtensor 0.24 or newer with xtl (Debian: apt install libxtensor-dev)")
  endif()
endforeach()
