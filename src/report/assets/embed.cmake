# Writes a C++ file that holds the files of this folder: cmake -DROOT=assets -DOUT=out.cpp -P embed.cmake
include(${CMAKE_CURRENT_LIST_DIR}/../../raw_string.cmake)
set(body "")
foreach(path report.css report.js)
    raw_string(${ROOT}/${path} text)
    string(REPLACE "." "_" name ${path})
    string(APPEND body "extern const std::string_view ${name} = ${text};\n")
endforeach()
file(WRITE ${OUT} "#include <string_view>\n\nnamespace gouji::assets {\n\n${body}\n}  // namespace gouji::assets\n")
