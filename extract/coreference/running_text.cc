#include "extract/coreference/running_text.h"

#include <algorithm>

#include "extract/coreference/actor_names.h"

namespace whosaid {
namespace {

constexpr TokenIndex kLongestKnown = 5;  // words

}  // namespace

RunningText::RunningText(const Document& document, const Words& words)
    : document_(document), words_(words) {
  size_t n = 0;
  for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    const bool running = sentence.zone == ZoneKind::kBody && !words_.IsTitleCase(s);
    for (TokenIndex i = sentence.first_token; running && i < sentence.end_token; ++i) {
      if (!words_[i].capital) uncapitalised_.insert(words_[i].folded);
      if (i >= sentence.first_token + 2 && i + 1 < sentence.end_token && IsPaper(i)) {
        names_.emplace(TextOf(document_, words_, {i, i + 2}), NameType::kOrganisation);
      }
    }
    for (; n < document_.names.size() && document_.names[n].first_token < sentence.end_token; ++n) {
      const Name& name = document_.names[n];
      if (!running) continue;
      names_.emplace(TextOf(document_, words_, {name.first_token, name.end_token}), name.type);
    }
  }
}

// "the editors of [The Gazette]"
bool RunningText::IsPaper(TokenIndex i) const {
  constexpr std::string_view kStaff[] = {"editors", "editor",    "readers",  "publisher",
                                         "board",   "columnist", "reporter", "editorial"};
  const std::string_view link = words_[i - 1].folded;
  return words_[i].text == "The" && words_[i + 1].capital &&
         (link == "of" || link == "at" || link == "for" || link == "in") &&
         std::ranges::find(kStaff, words_[i - 2].folded) != std::end(kStaff);
}

bool RunningText::IsTitled(TokenIndex i) const {
  const uint32_t sentence = words_.SentenceOf(i);
  const ZoneKind zone = document_.sentences[sentence].zone;
  return zone == ZoneKind::kHeadline || zone == ZoneKind::kBullets || words_.IsTitleCase(sentence);
}

std::optional<NameType> RunningText::TypeOf(TokenRange name) const {
  const auto found = names_.find(TextOf(document_, words_, name));
  return found == names_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<KnownName> RunningText::NameAt(TokenIndex i, TokenIndex low, TokenIndex high) const {
  if (!words_[i].capital) return std::nullopt;
  const bool titled = IsTitled(i);
  const bool called = i > low && words_[i - 1].text == "The";
  const TokenIndex longest = titled ? std::min(high, i + kLongestKnown) : called ? i + 1 : i;
  for (TokenIndex end = longest; end > i + (titled ? 1 : 0); --end) {
    const auto type = TypeOf({titled ? i : i - 1, end});
    if (type == NameType::kPerson || type == NameType::kOrganisation) return KnownName{*type, end};
  }
  return std::nullopt;
}

}  // namespace whosaid
