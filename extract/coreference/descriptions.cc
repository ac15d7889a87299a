#include "extract/coreference/descriptions.h"

#include <algorithm>
#include <string_view>

#include "extract/coreference/actor_names.h"
#include "extract/coreference/actor_nouns.h"

namespace whosaid {
namespace {

constexpr std::string_view kFractions[] = {
    "percent", "%",        "half",      "third",      "quarter",        "fifth",      "tenth",
    "thirds",  "fifths",   "quarters",  "two-thirds", "three-quarters", "percentage", "majority",
    "cent",    "minority", "plurality", "one-third",  "three-fourths",  "one-quarter"};
constexpr std::string_view kQuantities[] = {"number", "dozen",   "hundred", "thousand", "handful",
                                            "most",   "many",    "some",    "several",  "few",
                                            "lot",    "million", "score",   "plenty"};

bool IsIn(std::string_view word, const auto& list) {
  return std::ranges::find(list, word) != std::end(list);
}

bool IsNumber(const Document& document, const Words& words, TokenIndex i) {
  return document.syntax[i].xpos == "CD" || words[i].Is(kNumberWord);
}

bool IsFraction(const Document& document, const Words& words, TokenIndex i) {
  return IsIn(words[i].folded, kFractions) || IsIn(document.syntax[i].lemma, kFractions);
}

// "in 10" of "eight in 10"
bool IsOutOf(const Document& document, const Words& words, TokenIndex i, TokenIndex end) {
  if (i + 2 < end && words[i].folded == "out") ++i;  // "four out of 10"
  return i + 1 < end && (words[i].folded == "in" || words[i].folded == "of") &&
         IsNumber(document, words, i + 1);
}

// "Plain Dealer" of "Orlice's Plain Dealer": a name does without its owner.
TokenIndex BehindOwner(const Document& document, const Words& words, TokenRange phrase) {
  for (TokenIndex i = phrase.begin; i + 2 < phrase.end; ++i) {
    if (!words[i].IsClass(WordClass::kPossessive)) continue;
    for (TokenIndex k = i + 1; k < phrase.end; ++k) {
      if (!words[k].capital || document.syntax[k].upos != Upos::kPropn) return phrase.begin;
    }
    return i + 1;
  }
  return phrase.begin;
}

// "800 voters", "one longtime friend"
bool IsCount(const Words& words, TokenRange phrase) {
  const Word& word = words[phrase.begin];
  const Word& next = words[phrase.begin + 1];
  if (!IsNominal(next) && !next.IsClass(WordClass::kAdjective) && next.folded != "likely") {
    return false;
  }
  return word.folded == "one" || (word.text.front() >= '0' && word.text.front() <= '9' &&
                                  word.text.find('-') == std::string_view::npos);
}

// What no description goes on with behind its noun.
bool EndsDescription(const Document& document, const Words& words, TokenIndex i, TokenIndex end) {
  const Word& word = words[i];
  const std::string_view xpos = document.syntax[i].xpos;
  const bool finite = xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD";
  const bool quote = word.text == "“" || word.text == "\"" || word.text == "``";
  return quote || IsMark(word, ',') || IsMark(word, '(') || IsMark(word, '[') ||
         IsMark(word, ']') || word.Is(kRelative) || word.folded == "whose" ||
         word.Is(kSubjectPronoun) || finite ||
         (xpos == "VBG" && (word.cues != nullptr || word.folded == "speaking")) ||
         (word.IsClass(WordClass::kPossessive) && i + 1 == end) ||
         (word.cues != nullptr && IsFiniteVerb(word)) ||
         // "the board of hiding losses"
         (word.folded == "of" && i + 1 < end && document.syntax[i + 1].xpos == "VBG");
}

}  // namespace

TokenIndex RootOf(const Document& document, TokenRange phrase) {
  for (TokenIndex i = phrase.begin; i < phrase.end; ++i) {
    const SyntaxWord& word = document.syntax[i];
    const bool inside = word.head != i && phrase.begin <= word.head && word.head < phrase.end;
    if (!inside && word.upos != Upos::kPunct) return i;
  }
  return phrase.end - 1;
}

TokenIndex BehindShare(const Document& document, const Words& words, TokenRange phrase) {
  TokenIndex i = phrase.begin;
  bool share = false;
  for (; i < phrase.end; ++i) {
    if (i > phrase.begin && IsOutOf(document, words, i, phrase.end)) {
      share = true;
      i += words[i].folded == "out" ? 2 : 1;
      continue;
    }
    if (IsFraction(document, words, i)) {
      share = true;
      continue;
    }
    const std::string_view word = words[i].folded;
    const bool before = IsNumber(document, words, i) || words[i].IsClass(WordClass::kAdverb) ||
                        word == "a" || word == "about" || word == "than" || word == "at" ||
                        word == "least" || word == "over" || word == "under" || word == "more" ||
                        word == "less" || word == "fewer" || word == "only" || word == "up" ||
                        word == "to" || word == "around" || word == "large" || word == "vast";
    const bool behind =
        share && (word == "of" || word == "the" || word == "all" || IsMark(words[i], ','));
    if (!before && !behind) break;
  }
  return share && i < phrase.end ? i : phrase.begin;
}

bool IsShare(const Document& document, const Words& words, TokenRange phrase, TokenIndex head) {
  if (IsFraction(document, words, head)) return true;
  if (!IsNumber(document, words, head)) return false;
  // "eight in 10", whichever is the head
  for (TokenIndex i = phrase.begin; i < phrase.end; ++i) {
    if (i > phrase.begin && IsNumber(document, words, i - 1) &&
        IsOutOf(document, words, i, phrase.end)) {
      return true;
    }
  }
  return false;
}

TokenRange Counted(const Document& document, const Words& words, TokenRange phrase,
                   TokenIndex head) {
  const bool counts = IsFraction(document, words, head) ||
                      IsIn(document.syntax[head].lemma, kQuantities) ||
                      IsIn(words[head].folded, kQuantities);
  const TokenIndex of = head + 1;
  if (!counts || of + 1 >= phrase.end || words[of].folded != "of") return phrase;
  return {of + 1, phrase.end};
}

std::string DescriptionOf(const Document& document, const Words& words, TokenRange phrase) {
  phrase.begin = BehindShare(document, words, phrase);
  // "those who stayed" says too little without its clause.
  if (phrase.begin + 1 < phrase.end && words[phrase.begin].folded == "those" &&
      !IsNominal(words[phrase.begin + 1])) {
    return TextOf(document, words, phrase);
  }
  phrase.begin = BehindOwner(document, words, phrase);
  while (phrase.begin + 1 < phrase.end &&
         (words[phrase.begin].Is(kDeterminer) || IsCount(words, phrase) ||
          words[phrase.begin].Is(kPossessive) ||
          words[phrase.begin].IsClass(WordClass::kDeterminer) ||
          words[phrase.begin].folded == "top")) {
    ++phrase.begin;
  }
  for (TokenIndex i = phrase.begin + 1; i < phrase.end; ++i) {
    if (EndsDescription(document, words, i, phrase.end)) phrase.end = i;
  }
  return TextOf(document, words, phrase);
}

ActorKind KindOfDescribed(const Document& document, const Words& words, TokenIndex head) {
  const Word& word = words[head];
  const std::string_view xpos = document.syntax[head].xpos;
  const bool plural = xpos == "NNS" || xpos == "NNPS";
  const ActorNoun noun = ActorNounOf(document.syntax[head].lemma);
  if (word.Is(kPeople) || (plural && noun != ActorNoun::kNone)) return ActorKind::kGroup;
  if (word.Is(kSource | kRole) || noun == ActorNoun::kPerson) return ActorKind::kAnonymous;
  if (word.Is(kMediumNoun | kOrganisationActor | kOrganisationHead)) {
    return ActorKind::kOrganisation;
  }
  return plural ? ActorKind::kGroup : ActorKind::kOrganisation;
}

}  // namespace whosaid
