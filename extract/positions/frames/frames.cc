#include "extract/positions/frames/frames.h"

#include <algorithm>

#include "extract/positions/frames/frame_parts.h"

namespace whosaid {
namespace {

constexpr size_t kWidestGap = 3;  // words between two words of a cue

constexpr FrameFinder kFinders[] = {
    {StanceFrame::kVerbNpTo, "verb-np-to", "he urged the council to vote", FindVerbNpTo},
    {StanceFrame::kVerbTo, "verb-to", "she vowed to fix the bridge", FindVerbTo},
    {StanceFrame::kVerbThat, "verb-that", "they deny that the dam leaks", FindVerbThat},
    {StanceFrame::kVerb, "verb", "the mayor backs the tram", FindVerb},
    {StanceFrame::kAct, "act", "the senate repealed the tax", FindAct},
    {StanceFrame::kDeed, "deed", "the governor resigned", FindDeed},
    {StanceFrame::kReceived, "received", "the plan drew criticism from farmers", FindReceived},
    {StanceFrame::kExperience, "experience", "the plan alarmed farmers", FindExperience},
    {StanceFrame::kNoun, "noun", "the mayor's call for a tram", FindNoun},
    {StanceFrame::kAgent, "agent", "a critic of the tram", FindAgent},
    {StanceFrame::kPurpose, "purpose", "her goal is a new tram", FindPurpose},
    {StanceFrame::kPredicate, "predicate", "the plan is unrealistic", FindPredicate},
    {StanceFrame::kSubject, "subject", "the plan would hurt farmers", FindSubjectCue},
    {StanceFrame::kModal, "modal", "the school must stay open", FindModal},
};

// Where a phrase of the verb that begins at `i` ends: its object or a time; `i` for any other.
WordIndex BehindPhraseOf(const ParsedSentence& p, WordIndex verb, WordIndex i,
                         std::string_view wanted) {
  if (wanted == "that" || wanted == "whether") return i;
  for (const WordIndex child : p.ChildrenOf(verb)) {
    const ParsedWord& word = p[child];
    if (word.yield.first != i || child <= verb || word.lemma == wanted) continue;
    // "did an amazing job": within the phrase.
    bool inside = false;
    for (WordIndex at = i; at < child && at - i < kLongestPhrase; ++at) {
      inside |= p[at].lower == wanted || p[at].lemma == wanted;
    }
    if (inside) continue;
    // "a call by the mayor to close the bridge"
    const bool by = (word.relation == "nmod" || word.relation == "obl") && !p.IsVerb(verb) &&
                    (p[i].lower == "by" || p[i].lower == "from");
    if (by && word.yield.end - i < kLongestPhrase) return word.yield.end;
    if (!p.IsVerb(verb)) continue;
    const bool object = word.relation == "obj" || word.relation == "iobj";
    const bool time = word.relation == "obl" && IsTime(word);
    if ((object || time) && word.yield.end - i < kLongestPhrase) return word.yield.end;
  }
  return i;
}

// The words of a cue behind its anchor stand in order, with little between them.
MaybeWord MatchTail(const ParsedSentence& p, const StanceEntry& entry, WordIndex word) {
  WordIndex last = word;
  for (size_t w = entry.anchor + 1; w < entry.words.size(); ++w) {
    const std::string& wanted = entry.words[w];
    MaybeWord found;
    WordIndex reach = last + 1 + kWidestGap;
    for (WordIndex i = last + 1; i < p.size() && i <= reach; ++i) {
      if (p[i].lower == wanted || p[i].lemma == wanted) {
        found = i;
        break;
      }
      // "warned its neighbour on Monday against", "called on Monday for": whole phrases of the
      // verb.
      if (const WordIndex behind = BehindPhraseOf(p, word, i, wanted); behind > i) {
        reach = behind + kWidestGap;
        i = behind - 1;
        continue;
      }
      const Upos upos = p[i].upos;
      // Not across a dash: "The Ode plan – Calls for a bridge".
      const bool mark = upos == Upos::kPunct && p[i].lemma != "-";
      const bool between = upos == Upos::kAdv || upos == Upos::kDet || upos == Upos::kAdj || mark ||
                           (upos == Upos::kPron && p[i].xpos == "PRP$") || p[i].lower == "not";
      // "turned the offer down", "opposition in the council to"
      const bool particle = p[i].yield.first > word && i + 1 < p.size() &&
                            w + 1 == entry.words.size() && p[i].lemma != "-";
      if (!between && !particle) break;
    }
    if (!found) return std::nullopt;
    // A word right behind belongs to the cue; a farther one must hang on it.
    if (*found > last + 1) {
      WordIndex at = *found;
      // "his decision not to run", where the parser takes the decision for who runs
      bool hangs = p[word].relation == "nsubj" && !p.IsVerb(word) && p[at].head == p[word].head &&
                   !p.Child(p[word].head, "cop");
      for (int step = 0; step < 3 && !p.IsRoot(at) && !hangs; ++step) {
        at = p[at].head;
        hangs = at == word || at == last;
      }
      if (!hangs) return std::nullopt;
    }
    last = *found;
  }
  return last;
}

}  // namespace

std::span<const FrameFinder> FrameFinders() { return kFinders; }

std::optional<CueMatch> MatchCue(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                 const StanceEntry& entry, WordIndex word) {
  // "promised to open the gates" is not "is open to".
  const std::string_view xpos = parse[word].xpos;
  if (entry.copular && parse.IsVerb(word) && xpos != "VBN" && xpos != "VBG") return std::nullopt;
  WordIndex first = word;
  for (size_t w = entry.anchor; w-- > (entry.copular ? 1U : 0U);) {
    if (first == 0) return std::nullopt;
    --first;
    if (parse[first].lower != entry.words[w] && parse[first].lemma != entry.words[w]) {
      return std::nullopt;
    }
  }
  const MaybeWord last = MatchTail(parse, entry, word);
  if (!last) return std::nullopt;
  return CueMatch{parse, lexicon, entry, word, *last, {first, *last + 1}};
}

std::optional<CueMatch> MatchAt(const ParsedSentence& parse, const StanceLexicon& lexicon,
                                WordIndex word, StanceFrame frame) {
  for (const std::string* key : {&parse[word].lemma, &parse[word].lower}) {
    for (const uint32_t row : lexicon.AnchoredAt(*key)) {
      const StanceEntry& entry = lexicon.entries()[row];
      if (entry.frame != frame) continue;
      if (auto match = MatchCue(parse, lexicon, entry, word)) return match;
    }
    if (parse[word].lemma == parse[word].lower) break;
  }
  return std::nullopt;
}

}  // namespace whosaid
