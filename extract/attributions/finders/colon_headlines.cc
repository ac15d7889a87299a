// Headlines and lines that begin with a speaker and a colon: "Mayor Ruiz: Ferry 'Must Sail'".
#include <algorithm>

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"

namespace whosaid {

// In headlines anybody may stand before the colon, in the body only a person named as in an
// interview: "RUIZ: We sail at dawn."
std::vector<Candidate> FindColonHeadlines(const Reading& reading) {
  const Words& words = reading.words;
  std::vector<Candidate> found;
  for (const Sentence& sentence : reading.document.sentences) {
    const bool headline = sentence.zone == ZoneKind::kHeadline ||
                          words.IsTitleCase(words.SentenceOf(sentence.first_token));
    const TokenIndex high = std::min(sentence.end_token, sentence.first_token + 9);
    for (TokenIndex i = sentence.first_token + 1; i + 2 < high; ++i) {
      if (!IsMark(words[i], ':')) continue;
      const TokenRange source{sentence.first_token, i};
      bool named = false;
      bool plain = true;
      const auto& names = reading.document.names;
      const auto name = std::ranges::lower_bound(names, i, {}, &Name::end_token);
      if (name != names.end() && name->end_token == i) {
        named = name->type == NameType::kPerson || name->type == NameType::kOrganisation;
      }
      for (TokenIndex k = source.begin; k < i; ++k) {
        plain &= IsNominal(words[k]) || words[k].IsClass(WordClass::kPreposition);
      }
      const bool role = words[i - 1].Is(kRole | kPeople | kMediumNoun);
      const Span content = Trimmed(reading, {i + 1, sentence.end_token});
      const std::string_view last = words[i - 1].text;
      const bool capitals = std::ranges::none_of(last, [](char c) { return c >= 'a' && c <= 'z'; });
      const bool speaks = headline ? named || role : named && capitals;
      if (!plain || !speaks || content.empty()) break;
      Candidate candidate;
      candidate.source = source;
      candidate.cue = TokenRange{i, i + 1};
      candidate.content = {content};
      candidate.confidence = headline ? 0.9 : 0.7;
      candidate.found_by = "rule:colon";
      found.push_back(std::move(candidate));
      break;
    }
  }
  return found;
}

}  // namespace whosaid
