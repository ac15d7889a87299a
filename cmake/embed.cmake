# embed_files(TARGET NAMESPACE ns HEADER header FILES file…)
#
# Makes a static library TARGET that holds the bytes of each file and defines the functions of
# HEADER: EmbeddedFile(name) with the names as given here. The bytes go in by .incbin, so that the
# compiler never parses them.
function(embed_files target)
  cmake_parse_arguments(ARG "" "NAMESPACE;HEADER" "FILES" ${ARGN})
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(number 0)
  foreach(file IN LISTS ARG_FILES)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    list(APPEND paths ${path})
    set(symbol ${target}_file_${number})
    string(APPEND assembly
      ".global ${symbol}\n.global ${symbol}_end\n.balign 64\n${symbol}:\n"
      ".incbin \"${path}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${file}\", ${symbol}, ${symbol}_end},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  set(assembly_file ${CMAKE_CURRENT_BINARY_DIR}/${target}.s)
  set(table_file ${CMAKE_CURRENT_BINARY_DIR}/${target}.cc)
  file(GENERATE OUTPUT ${assembly_file} CONTENT "${assembly}")
  file(GENERATE OUTPUT ${table_file} CONTENT "#include \"${ARG_HEADER}\"

${declarations}
namespace ${ARG_NAMESPACE} {
namespace {

struct Row {
  std::string_view name;
  const char* begin;
  const char* end;
};

const Row kRows[] = {
${rows}};

}  // namespace

std::optional<std::string_view> EmbeddedFile(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return std::string_view(row.begin, static_cast<size_t>(row.end - row.begin));
  }
  return std::nullopt;
}

}  // namespace ${ARG_NAMESPACE}
")
  add_library(${target} STATIC ${assembly_file} ${table_file})
  set_source_files_properties(${assembly_file} PROPERTIES LANGUAGE ASM OBJECT_DEPENDS "${paths}")
endfunction()
