#include "extract/attributions/cue_verbs.h"


#include "extract/coreference/phrases.h"

namespace whosaid {
namespace {

// The cue with the most particles that follow the verb, or null. `end` is set behind the last.
const Cue* MatchCue(const Words& words, TokenIndex verb, TokenIndex high, TokenIndex& end) {
  for (const Cue& cue : *words[verb].cues) {
    TokenIndex i = verb + 1;
    bool matches = true;
    for (std::string_view particle : cue.particles) {
      if (i >= high || words[i].folded != particle) {
        matches = false;
        break;
      }
      ++i;
    }
    if (!matches) continue;
    end = i;
    return &cue;
  }
  return nullptr;
}

bool IsGroupWord(const Word& word) {
  return IsAuxiliary(word) || word.IsClass(WordClass::kAdverb) || word.Is(kNegation) ||
         (word.Is(kAdverb) && !word.IsClass(WordClass::kNoun) && !word.IsClass(WordClass::kName));
}

void ReadGroup(const Words& words, TokenIndex low, CueVerb& found) {
  TokenIndex begin = found.verb;
  bool be = false;
  while (begin > low && IsGroupWord(words[begin - 1])) {
    const Word& word = words[--begin];
    be |= word.Is(kBe) && !word.Is(kModal);
    found.negated |= word.Is(kNegation);
    found.future |= word.folded == "will" || word.folded == "'ll" || word.folded == "wo";
  }
  // An adverb that opens the sentence is not the verb's: "Meanwhile told to wait, …".
  found.infinitive = begin > low && words[begin - 1].Is(kTo);
  const Word& verb = words[found.verb];
  found.gerund = verb.IsClass(WordClass::kIng) && !be;
  found.passive =
      be && (verb.IsClass(WordClass::kPastParticiple) || verb.IsClass(WordClass::kPast));
  found.group.begin = begin;
}

// True for what closes a stretch of speech before an inverted subject: a quotation mark, or a
// comma.
bool ClosesSpeech(const Words& words, TokenIndex low, TokenIndex i) {
  if (i <= low) return true;
  const Word& before = words[i - 1];
  return before.IsClass(WordClass::kPunctuation) &&
         (IsMark(before, ',') || before.quotation != kNoQuotation);
}

void FindSubject(const Words& words, TokenIndex low, TokenIndex high, CueVerb& found) {
  const TokenIndex begin = found.group.begin;
  if (begin > low) {
    const Word& before = words[begin - 1];
    if (before.folded == "who" ||
        (before.folded == "which" && !before.IsClass(WordClass::kDeterminer)) ||
        (before.folded == "that" && before.IsClass(WordClass::kWh))) {
      found.relative = true;
      found.subject = TokenRange{begin - 1, begin};
      return;
    }
    if (before.Is(kSubjectPronoun) || before.Is(kPronoun)) {
      found.subject = TokenRange{begin - 1, begin};
      return;
    }
  }
  const bool after_quotation = begin > low && words[begin - 1].quotation != kNoQuotation &&
                               words[found.verb].quotation == kNoQuotation;
  if (!after_quotation && !found.gerund && !found.infinitive) {
    found.subject = PhraseBefore(words, low, begin);
    if (found.subject) return;
  }
  // "…," said Ana Ruiz, the head of the board.
  if (ClosesSpeech(words, low, begin) && begin == found.verb && !found.gerund &&
      !found.infinitive) {
    const auto phrase = PhraseAt(words, found.group.end, high);
    if (phrase && !words[phrase->begin].Is(kObjectPronoun & ~kSubjectPronoun)) {
      found.inverted = true;
      found.subject = phrase;
      return;
    }
  }
}

bool IsCoordinator(const Word& word) {
  return word.folded == "and" || word.folded == "but" || word.folded == "or";
}

// "Ruiz said the port would close and warned …, adding that …": verbs without a subject of their
// own have that of the verb before them in the sentence, or the sentence's first noun phrase.
void ShareSubjects(const Words& words, const Sentence& sentence, std::vector<CueVerb>& cues,
                   size_t first) {
  for (size_t i = first; i < cues.size(); ++i) {
    CueVerb& cue = cues[i];
    if (cue.subject || cue.passive || cue.infinitive) continue;
    const TokenIndex begin = cue.group.begin;
    if (begin <= sentence.first_token) continue;
    const Word& before = words[begin - 1];
    const bool finite =
        IsFiniteVerb(words[cue.verb]) || words[cue.verb].IsClass(WordClass::kPastParticiple);
    const bool coordinated = IsCoordinator(before) && !cue.gerund && finite;
    const bool attached = cue.gerund && (IsMark(before, ',') || IsCoordinator(before) ||
                                         before.quotation != kNoQuotation);
    const bool listed = !cue.gerund && IsMark(before, ',') && IsFiniteVerb(words[cue.verb]);
    if (!coordinated && !attached && !listed) continue;
    for (size_t k = i; k > first;) {
      const CueVerb& earlier = cues[--k];
      if (earlier.subject && !earlier.passive &&
          words[earlier.verb].quotation == words[cue.verb].quotation) {
        cue.subject = earlier.subject;
        cue.relative = earlier.relative;
        break;
      }
    }
    if (!cue.subject) {
      for (TokenIndex v = sentence.first_token; v < begin; ++v) {
        if (!IsFiniteVerb(words[v]) && !IsAuxiliary(words[v])) continue;
        TokenIndex group = v;
        while (group > sentence.first_token && IsGroupWord(words[group - 1])) --group;
        cue.subject = PhraseBefore(words, sentence.first_token, group);
        if (cue.subject) break;
      }
    }
    cue.shared = cue.subject.has_value();
  }
}

}  // namespace

std::vector<CueVerb> FindCueVerbs(const Document& document, const Words& words) {
  std::vector<CueVerb> cues;
  for (const Sentence& sentence : document.sentences) {
    const size_t first = cues.size();
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
      if (words[i].cues == nullptr || !IsVerb(words[i])) continue;
      CueVerb found;
      found.verb = i;
      found.cue = MatchCue(words, i, sentence.end_token, found.group.end);
      if (found.cue == nullptr) continue;
      ReadGroup(words, sentence.first_token, found);
      FindSubject(words, sentence.first_token, sentence.end_token, found);
      cues.push_back(found);
    }
    ShareSubjects(words, sentence, cues, first);
  }
  return cues;
}

}  // namespace whosaid
