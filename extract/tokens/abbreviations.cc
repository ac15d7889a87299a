#include "extract/tokens/abbreviations.h"

#include <cassert>
#include <unordered_map>

#include "models/embedded.h"

namespace whosaid {
namespace {

using Table = std::unordered_map<std::string_view, AbbreviationKind>;

std::string_view NextField(std::string_view& rest, char separator) {
  const size_t end = rest.find(separator);
  const std::string_view field = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return field;
}

// The keys are views of the embedded file, which lives as long as the program.
Table ReadTable() {
  Table table;
  std::string_view rest = EmbeddedFile("lexicons/abbreviations.tsv").value();
  while (!rest.empty()) {
    std::string_view line = NextField(rest, '\n');
    if (line.empty() || line.front() == '#') continue;
    std::string_view word = NextField(line, '\t');
    const std::string_view kind = NextField(line, '\t');
    assert(word.ends_with('.'));
    word.remove_suffix(1);
    table.emplace(word, kind == "title"    ? AbbreviationKind::kTitle
                        : kind == "number" ? AbbreviationKind::kNumber
                                           : AbbreviationKind::kEither);
  }
  return table;
}

}  // namespace

std::optional<AbbreviationKind> FindAbbreviation(std::string_view word) {
  static const Table table = ReadTable();
  const auto found = table.find(word);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

}  // namespace whosaid
