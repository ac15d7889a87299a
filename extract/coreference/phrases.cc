#include "extract/coreference/phrases.h"

#include <algorithm>

namespace whosaid {
namespace {

constexpr TokenIndex kLongestApposition = 30;

bool IsComma(const Word& word) { return IsMark(word, ','); }

bool IsHyphen(const Word& word) {
  return IsMark(word, '-') || IsMark(word, '/') || IsMark(word, '%') || IsMark(word, '$') ||
         IsMark(word, '&') || word.text == "–";
}

bool IsTimeWord(const Word& word) { return word.Is(kWeekday | kMonth | kTimeNoun); }

bool IsAttachingPreposition(const Word& word) {
  return word.folded == "of" || word.folded == "for" || word.folded == "in" ||
         word.folded == "at" || word.folded == "from" || word.folded == "with" ||
         word.folded == "on" || word.folded == "to" || word.folded == "by" ||
         word.folded == "about" || word.folded == "against" || word.folded == "near" ||
         word.folded == "between" || word.folded == "inside";
}

bool IsAdverb(const Word& word) { return word.IsClass(WordClass::kAdverb); }

bool HasFiniteVerb(const Words& words, TokenRange range) {
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (IsFiniteVerb(words[i]) || IsAuxiliary(words[i])) return true;
  }
  return false;
}

bool IsReducedRelative(const Word& word) {
  return word.IsClass(WordClass::kPastParticiple) || word.IsClass(WordClass::kIng) ||
         word.folded == "familiar" || word.folded == "close";
}

// Begin of the base noun phrase that ends with `last`.
TokenIndex BaseBegin(const Words& words, TokenIndex low, TokenIndex last) {
  TokenIndex i = last;
  while (i > low) {
    const Word& before = words[i - 1];
    if (before.IsClass(WordClass::kPronoun)) break;
    const bool joins = IsHyphen(before) && i - 1 > low && IsNominal(words[i - 2]);
    const bool modifies = IsAdverb(before) && words[i].IsClass(WordClass::kAdjective) &&
                          i - 1 > low && words[i - 2].IsClass(WordClass::kDeterminer);
    // "the ruling party", "the elected mayor"
    const bool participle =
        (before.IsClass(WordClass::kIng) || before.IsClass(WordClass::kPastParticiple)) &&
        i - 1 > low && (words[i - 2].IsClass(WordClass::kDeterminer) || IsHyphen(words[i - 2]));
    if (!IsNominal(before) && !joins && !modifies && !participle) break;
    --i;
  }
  return i;
}

// "On Monday Ruiz said": the day is no part of the name.
TokenIndex SkipLeadingTime(const Words& words, TokenIndex begin, TokenIndex last) {
  TokenIndex i = begin;
  while (i < last && (IsTimeWord(words[i]) || words[i].IsClass(WordClass::kNumber))) ++i;
  return i > begin && IsTimeWord(words[i - 1]) ? i : begin;
}

// Index of the bracket that opens the one at `close`, or `close`.
TokenIndex OpeningBracket(const Words& words, TokenIndex low, TokenIndex close) {
  for (TokenIndex i = close; i > low && close - i < 12;) {
    if (IsMark(words[--i], '(')) return i;
  }
  return close;
}

}  // namespace

std::optional<TokenRange> PhraseEndingAt(const Words& words, TokenIndex low, TokenIndex last) {
  TokenIndex end = last + 1;
  if (IsMark(words[last], ')')) {  // "Ana Ruiz (Harbour Party)"
    const TokenIndex open = OpeningBracket(words, low, last);
    if (open == last || open == low) return std::nullopt;
    last = open - 1;
  }
  // "Ruiz this week", "Ruiz on Monday": the time is no part of who.
  while (last >= low + 2 && IsTimeWord(words[last]) &&
         (words[last - 1].folded == "this" || words[last - 1].folded == "last" ||
          words[last - 1].folded == "on") &&
         IsNominalHead(words[last - 2])) {
    last -= 2;
    end = last + 1;
  }
  if (!IsNominalHead(words[last]) && !words[last].IsClass(WordClass::kAdjective) &&
      !words[last].IsClass(WordClass::kDeterminer)) {
    return std::nullopt;
  }
  if (words[last].IsClass(WordClass::kPronoun)) return TokenRange{last, end};
  TokenIndex begin = BaseBegin(words, low, last);
  while (begin > low + 1) {
    const Word& link = words[begin - 1];
    const Word& left = words[begin - 2];
    const bool free = !HasFiniteVerb(words, {low, begin - 1});
    const bool joins =
        IsNominalHead(left) && !left.IsClass(WordClass::kPronoun) && !IsTimeWord(left) &&
        ((IsAttachingPreposition(link) && !IsTimeWord(words[begin])) ||
         ((link.folded == "and" || link.folded == "or" || link.folded == "&") && free) ||
         (IsReducedRelative(link) && free));
    const bool adjunct =
        IsTimeWord(left) && IsAttachingPreposition(link) && free && begin > low + 2;
    const bool second_link = IsAttachingPreposition(link) && IsReducedRelative(left) && free &&
                             begin > low + 2 && IsNominalHead(words[begin - 3]);
    if (IsMark(left, ')') && IsAttachingPreposition(link)) break;
    if (second_link) {
      begin = BaseBegin(words, low, begin - 3);
    } else if (joins || adjunct) {
      begin = BaseBegin(words, low, begin - 2);
    } else {
      break;
    }
  }
  begin = SkipLeadingTime(words, begin, last);
  return TokenRange{begin, end};
}

std::optional<TokenRange> PhraseBefore(const Words& words, TokenIndex low, TokenIndex end) {
  if (end <= low) return std::nullopt;
  const TokenIndex last = end - 1;
  if (!IsComma(words[last])) return PhraseEndingAt(words, low, last);
  for (TokenIndex i = last; i > low + 1 && last - i < kLongestApposition;) {
    --i;
    if (words[i].quotation != kNoQuotation) return std::nullopt;
    if (!IsComma(words[i])) continue;
    const Word& first = words[i + 1];
    const bool apposition = IsNominal(first) || first.Is(kRelative) || IsReducedRelative(first) ||
                            first.folded == "who" || first.folded == "also";
    if (!apposition || first.Is(kSubjectPronoun) || i + 1 == last) return std::nullopt;
    const auto phrase = PhraseEndingAt(words, low, i - 1);
    if (!phrase || words[phrase->begin].IsClass(WordClass::kPronoun)) return std::nullopt;
    // "In May, the mayor, said" can't be; "In Oslo, Norway, she said" is no apposition of a
    // speaker.
    const bool place =
        phrase->begin > low && words[phrase->begin - 1].IsClass(WordClass::kPreposition);
    if (place || IsTimeWord(words[i - 1])) return std::nullopt;
    return TokenRange{phrase->begin, last};
  }
  return std::nullopt;
}

std::optional<TokenRange> BasePhraseAt(const Words& words, TokenIndex first, TokenIndex high) {
  if (first >= high) return std::nullopt;
  if (words[first].IsClass(WordClass::kPronoun)) return TokenRange{first, first + 1};
  TokenIndex i = first;
  TokenIndex end = first;
  for (; i < high; ++i) {
    const Word& word = words[i];
    const bool joins = IsHyphen(word) && i > first && i + 1 < high;
    const bool participle =
        (word.IsClass(WordClass::kIng) || word.IsClass(WordClass::kPastParticiple)) && i > first &&
        i + 1 < high && IsNominal(words[i + 1]) &&
        (words[i - 1].IsClass(WordClass::kDeterminer) || IsHyphen(words[i - 1]));
    if (i > first && word.IsClass(WordClass::kDeterminer) &&
        !words[i - 1].IsClass(WordClass::kDeterminer)) {
      break;
    }
    if (word.IsClass(WordClass::kPronoun)) break;
    if (i > first && IsTimeWord(word) && words[i - 1].IsClass(WordClass::kName)) break;
    if (!IsNominal(word) && !joins && !participle) break;
    if (IsNominalHead(word)) end = i + 1;
  }
  if (end == first) return std::nullopt;
  return TokenRange{first, end};
}

std::optional<TokenRange> PhraseAt(const Words& words, TokenIndex first, TokenIndex high) {
  auto phrase = BasePhraseAt(words, first, high);
  if (!phrase || words[first].IsClass(WordClass::kPronoun)) return phrase;
  for (TokenIndex end = phrase->end; end + 1 < high;) {
    if (IsMark(words[end], '(')) {
      while (end < high && !IsMark(words[end], ')')) ++end;
      if (end < high) phrase->end = ++end;
      continue;
    }
    const bool links = IsAttachingPreposition(words[end]) || words[end].folded == "and" ||
                       words[end].folded == "&";
    if (!links || IsTimeWord(words[end + 1]) || words[end + 1].Is(kSpeechNoun)) break;
    const auto next = BasePhraseAt(words, end + 1, high);
    if (!next || words[next->begin].IsClass(WordClass::kPronoun)) break;
    if (words[next->end - 1].Is(kSpeechNoun | kTimeNoun)) break;
    phrase->end = end = next->end;
  }
  return phrase;
}

TokenIndex SkipAdjuncts(const Words& words, TokenIndex first, TokenIndex high) {
  TokenIndex i = first;
  while (i < high) {
    const Word& word = words[i];
    if (word.Is(kWeekday)) {  // "Monday", "Monday night", "Monday, May 3,"
      ++i;
      while (i < high && (IsTimeWord(words[i]) || words[i].IsClass(WordClass::kNumber))) ++i;
      continue;
    }
    const bool time_adverb =
        word.folded == "again" || word.folded == "today" || word.folded == "yesterday" ||
        word.folded == "later" || word.folded == "earlier" || word.folded == "recently" ||
        word.folded == "repeatedly" || word.folded == "publicly" || word.folded == "then" ||
        word.folded == "flatly" || word.folded == "bluntly";
    if (time_adverb) {
      ++i;
      continue;
    }
    if (word.folded == "last" || word.folded == "this" || word.folded == "earlier") {
      if (i + 1 < high && IsTimeWord(words[i + 1])) {
        i += 2;
        continue;
      }
    }
    const bool preposition = word.folded == "on" || word.folded == "in" || word.folded == "at" ||
                             word.folded == "during" || word.folded == "after" ||
                             word.folded == "via" || word.folded == "through" ||
                             word.folded == "before" || word.folded == "to" ||
                             word.folded == "of" || word.folded == "from";
    if (!preposition) break;
    const auto phrase = PhraseAt(words, i + 1, high);
    if (!phrase) break;
    // What follows the adjunct must begin something new: "said in May that", not "said in May
    // prices rose", where the month belongs to the clause as well as to the verb.
    const bool time = IsTimeWord(words[phrase->begin]) || IsTimeWord(words[phrase->end - 1]);
    bool speech = false;
    for (TokenIndex k = phrase->begin; k < phrase->end; ++k) speech |= words[k].Is(kSpeechNoun);
    const bool closes = phrase->end >= high || words[phrase->end].folded == "that" ||
                        words[phrase->end].IsClass(WordClass::kPunctuation);
    if (!(time && (word.folded == "on" || closes)) && !speech && !closes) break;
    i = phrase->end;
  }
  return i;
}

TokenIndex HeadOf(const Words& words, TokenRange phrase) {
  const auto base = BasePhraseAt(words, phrase.begin, phrase.end);
  return base ? base->end - 1 : phrase.begin;
}

}  // namespace whosaid
