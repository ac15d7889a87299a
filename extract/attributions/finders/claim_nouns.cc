// Nouns that hold an attribution: Ruiz's call for a vote, the board's claim that the pier is safe,
// her promise to resign.
#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kRule = "rule:claim-noun";

// The end of the part of the tree below a noun that stands behind it: "call for a new pier".
TokenIndex EndOfPart(const Reading& reading, TokenIndex noun, TokenIndex end) {
  const auto& syntax = reading.document.syntax;
  TokenIndex last = noun;
  for (TokenIndex i = noun + 1; i < end; ++i) {
    TokenIndex at = i;
    for (int step = 0; step < 40 && at > noun && syntax[at].head != at; ++step)
      at = syntax[at].head;
    if (at == noun) last = i;
  }
  return last + 1;
}

// What may follow the noun for it to hold somebody's words or wish.
bool Links(const Words& words, TokenIndex i) {
  return words[i].folded == "that" || words[i].folded == "for" || words[i].Is(kTo) ||
         words[i].folded == "against";
}

}  // namespace

std::vector<Candidate> FindClaimNouns(const Reading& reading) {
  const Words& words = reading.words;
  std::vector<Candidate> found;
  for (TokenIndex i = 1; i + 2 < words.size(); ++i) {
    if (!words[i].Is(kClaimNoun) || IsVerb(words[i])) continue;
    const Sentence& sentence = SentenceAt(reading, i);
    if (i + 2 >= sentence.end_token || !Links(words, i + 1)) continue;
    TokenIndex owner = i;  // behind "Ruiz 's" or "her"
    while (owner > sentence.first_token && (words[owner - 1].IsClass(WordClass::kAdjective) ||
                                            words[owner - 1].IsClass(WordClass::kNumber))) {
      --owner;
    }
    if (owner <= sentence.first_token) continue;
    std::optional<TokenRange> source;
    if (words[owner - 1].Is(kPossessive)) {
      source = TokenRange{owner - 1, owner};
    } else if (words[owner - 1].IsClass(WordClass::kPossessive) && owner >= 2) {
      source = PhraseEndingAt(words, sentence.first_token, owner - 2);
      if (source && source->begin + 1 < source->end) {
        const TokenIndex low =
            source->begin;  // the base phrase only: "Ruiz" of "the end of Ruiz's"
        source->begin = owner - 2;
        while (source->begin > low && IsNominal(words[source->begin - 1])) --source->begin;
      }
    }
    if (!source) continue;
    const bool clause = words[i + 1].folded == "that";
    const SyntaxWord& next = reading.document.syntax[i + 2];
    if (words[i + 1].Is(kTo) && next.xpos != "VB") continue;  // "commitment to the board"
    const Span content = clause || EndOfPart(reading, i, sentence.end_token) == i + 1
                             ? ClauseFrom(reading, i + 1, nullptr)
                             : Trimmed(reading, {i + 1, EndOfPart(reading, i, sentence.end_token)});
    if (content.empty()) continue;
    Candidate candidate;
    candidate.source = source;
    candidate.cue = TokenRange{i, i + 1};
    candidate.content = {content};
    candidate.confidence = clause ? 0.7 : 0.6;
    candidate.found_by = kRule;
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace whosaid
