# find_package(gongwen 0.1 CONFIG REQUIRED) brings the targets
#   gongwen::gongwen         the shared library
#   gongwen::gongwen_static  the static library, with what it needs of the system
# Use the static one only where no other Rust library is linked into the same program.
#
# This file lies three folders below the prefix, so that the prefix can be moved.
get_filename_component(_gongwen_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(_gongwen_folders
  "${_gongwen_prefix}/lib"
  "${_gongwen_prefix}/lib64"
  "${_gongwen_prefix}/lib/${CMAKE_LIBRARY_ARCHITECTURE}")
find_library(_gongwen_shared NAMES libgongwen.so libgongwen.dylib
  PATHS ${_gongwen_folders} NO_DEFAULT_PATH NO_CACHE)
find_library(_gongwen_static NAMES libgongwen.a
  PATHS ${_gongwen_folders} NO_DEFAULT_PATH NO_CACHE)

if(_gongwen_shared AND NOT TARGET gongwen::gongwen)
  add_library(gongwen::gongwen SHARED IMPORTED)
  set_target_properties(gongwen::gongwen PROPERTIES
    IMPORTED_LOCATION "${_gongwen_shared}"
    INTERFACE_INCLUDE_DIRECTORIES "${_gongwen_prefix}/include")
endif()
if(_gongwen_static AND NOT TARGET gongwen::gongwen_static)
  add_library(gongwen::gongwen_static STATIC IMPORTED)
  set_target_properties(gongwen::gongwen_static PROPERTIES
    IMPORTED_LOCATION "${_gongwen_static}"
    INTERFACE_INCLUDE_DIRECTORIES "${_gongwen_prefix}/include"
    INTERFACE_LINK_LIBRARIES "gcc_s;util;rt;pthread;m;dl;c")
endif()
if(NOT _gongwen_shared AND NOT _gongwen_static)
  set(gongwen_FOUND FALSE)
  set(gongwen_NOT_FOUND_MESSAGE "no library of gongwen below ${_gongwen_prefix}")
endif()
unset(_gongwen_shared)
unset(_gongwen_static)
unset(_gongwen_folders)
unset(_gongwen_prefix)
