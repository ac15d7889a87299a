#include "extract/names/name_kinds.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/lexicon.h"
#include "extract/tokens/characters.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

using Kinds = std::unordered_map<std::string, NameType>;

// Words in lower case.
Kinds ReadKinds() {
  Kinds kinds;
  for (const Country& country : ShippedLexicon().countries()) {
    for (const std::string_view demonym : country.demonyms) {
      kinds.emplace(Folded(demonym), NameType::kGroup);
      kinds.emplace(Folded(demonym) + "s", NameType::kGroup);
    }
  }
  for (const auto& row : ReadRows(*EmbeddedFile("lexicons/name_kinds.tsv"))) {
    for (const std::string_view word : Split(row.at(1), ' ')) {
      kinds[std::string(word)] = Parse<NameType>(row.at(0)).value();
    }
  }
  return kinds;
}

bool IsNumber(std::string_view word) {
  return word.find_first_not_of("0123456789IVX") == std::string_view::npos;
}

std::string_view HeadOf(std::span<const std::string_view> words) {
  constexpr std::string_view kPrepositions[] = {"of", "on",      "in",      "for", "to",
                                                "at", "against", "between", "with"};
  size_t end = 1;
  while (end < words.size() && std::ranges::count(kPrepositions, words[end]) == 0) ++end;
  while (end > 1 && IsNumber(words[end - 1])) --end;
  return words[end - 1];
}

}  // namespace

NameType MiscTypeOf(std::span<const std::string_view> words) {
  static const Kinds kinds = ReadKinds();
  if (words.empty()) return NameType::kMisc;
  const auto kind = kinds.find(Folded(HeadOf(words)));
  return kind == kinds.end() ? NameType::kMisc : kind->second;
}

}  // namespace whosaid
