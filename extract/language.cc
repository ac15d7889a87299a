#include "extract/language.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>

#include "core/utf8.h"
#include "extract/syntax/lemma_rules.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr size_t kEnough = size_t{64} << 10;  // bytes to look at
constexpr size_t kMostLanguages = 32;
constexpr size_t kLongestWord = 8;  // of the lexicon, in letters

// What a text consists of.
struct Counts {
  size_t words = 0;
  std::vector<size_t> of_language;       // words that it knows
  std::map<UScriptCode, size_t> script;  // letters
};

std::vector<std::string_view> Split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The script of most letters, where that is not the Latin one.
std::optional<std::string> ForeignScript(const std::map<UScriptCode, size_t>& scripts) {
  constexpr size_t kFewest = 40;
  const auto size = [](const auto& script) { return script.second; };
  const auto most = std::ranges::max_element(scripts, {}, size);
  if (most == scripts.end() || most->first == USCRIPT_LATIN || most->second < kFewest) {
    return std::nullopt;
  }
  size_t all = 0;
  for (const auto& [script, letters] : scripts) all += letters;
  if (2 * most->second <= all) return std::nullopt;
  return fmt::format("{} script", uscript_getName(most->first));
}

}  // namespace

Result<LanguageLexicon> LanguageLexicon::Load(std::string_view content, std::string_view name) {
  LanguageLexicon lexicon;
  size_t number = 0;
  for (const std::string_view line : Split(content, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto columns = Split(line, '\t');
    if (columns.size() != 4 || lexicon.examples_.size() == kMostLanguages) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("{}:{}: expected code, language, words, example", name, number));
    }
    const Set bit = Set{1} << lexicon.examples_.size();
    lexicon.examples_.push_back({columns[1], columns[3]});
    for (const std::string_view word : Split(columns[2], ' ')) lexicon.words_[word] |= bit;
  }
  return lexicon;
}

std::optional<std::string> LanguageLexicon::FindForeign(std::string_view text) const {
  size_t end = std::min(text.size(), kEnough);
  while (!IsCodePointBoundary(text, end)) --end;
  text = text.substr(0, end);
  if (examples_.empty()) return std::nullopt;
  Counts counts;
  counts.of_language.resize(examples_.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    size_t letters = 0;
    for (Character next = CharacterAt(text, at);
         at < text.size() && ClassOf(next.code) == CharacterClass::kLetter;
         next = CharacterAt(text, at)) {
      UErrorCode error = U_ZERO_ERROR;
      const UScriptCode script = next.code < 0x80
                                     ? USCRIPT_LATIN
                                     : uscript_getScript(static_cast<UChar32>(next.code), &error);
      if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) ++counts.script[script];
      at += next.size;
      ++letters;
    }
    if (letters == 0) {
      at += std::max<size_t>(CharacterAt(text, at).size, 1);
      continue;
    }
    ++counts.words;
    if (letters > kLongestWord) continue;
    const auto known = words_.find(Lowered(text.substr(begin, at - begin)));
    if (known == words_.end()) continue;
    for (size_t i = 0; i < examples_.size(); ++i) counts.of_language[i] += known->second >> i & 1;
  }
  if (auto script = ForeignScript(counts.script)) return script;
  // English has some words of every language ("die", "on"), but far more of its own.
  const auto best = std::ranges::max_element(counts.of_language);
  if (*best < 2 * counts.of_language.front() + 5 || 10 * *best < counts.words) return std::nullopt;
  return std::string(examples_[static_cast<size_t>(best - counts.of_language.begin())].language);
}

std::optional<Error> RefuseForeign(const Article& article, const LanguageLexicon& languages) {
  const std::optional<std::string> language = languages.FindForeign(article.text);
  if (!language) return std::nullopt;
  return Error{
      ErrorKind::kBadInput,
      fmt::format("{}: is in {}; --any-language reads it all the same", article.uri, *language)};
}

}  // namespace whosaid
