#include "extract/shallow/extents.h"

#include <algorithm>

#include "extract/shallow/strings.h"

namespace whosaid {
namespace {

constexpr uint32_t kLongestPhrase = 24;

constexpr std::string_view kTimes[] = {
    "monday",    "tuesday",   "wednesday", "thursday",  "friday",   "saturday", "sunday",
    "january",   "february",  "march",     "april",     "may",      "june",     "july",
    "august",    "september", "october",   "november",  "december", "today",    "tomorrow",
    "yesterday", "week",      "month",     "year",      "day",      "morning",  "afternoon",
    "evening",   "night",     "weekend",   "decade",    "hour",     "minute",   "noon",
    "tonight",   "moment",    "interview", "statement", "speech",   "tweet",    "conference",
    "rally",     "news",      "twitter",   "email"};

constexpr std::string_view kClausePrepositions[] = {
    "because", "if",      "unless", "while", "although", "though", "since", "until",
    "whether", "after",   "before", "as",    "so",       "than",   "lest",  "that",
    "during",  "despite", "amid",   "when",  "via",      "per"};

bool IsPreposition(const Clauses& c, size_t i) {
  return (c.Is(i, WordClass::kPreposition) || c.Is(i, WordClass::kTo)) &&
         !IsOneOf(c.words[i].lower, kClausePrepositions);
}

// What a preposition or "to" at `i` adds: where it ends, or `i`.
size_t AfterPreposition(const Clauses& c, size_t i) {
  size_t next = i + 1;
  if (c.IsWord(next, "of") || c.IsWord(next, "to")) ++next;  // "out of", "up to"
  if (next >= c.size()) return i;
  if (c.phrase_at[next] >= 0) {
    if (OpensTime(c, i)) return i;
    return c.phrases[static_cast<size_t>(c.phrase_at[next])].end;
  }
  while (c.Is(next, WordClass::kAdverb)) ++next;
  if (next < c.size() && c.group_at[next] >= 0) {
    const VerbGroup& group = c.groups[static_cast<size_t>(c.group_at[next])];
    if (group.form == VerbGroup::Form::kIng || group.form == VerbGroup::Form::kInfinitive) {
      return group.end;
    }
  }
  return i;
}

// Whether "and" at `i` joins another noun phrase that is no subject of its own verb.
bool JoinsPhrase(const Clauses& c, size_t i) {
  if (!c.Is(i, WordClass::kConjunction) || c.IsWord(i, "but") || i + 1 >= c.size()) return false;
  const int32_t phrase = c.phrase_at[i + 1];
  if (phrase < 0) return false;
  const size_t end = c.phrases[static_cast<size_t>(phrase)].end;
  if (end >= c.size() || c.group_at[end] < 0) return true;
  return c.groups[static_cast<size_t>(c.group_at[end])].form != VerbGroup::Form::kFinite;
}

// A verb inside a phrase: "building", "to build", "Oslo joining", "troops sent".
bool BelongsToPhrase(const Clauses& c, size_t i, size_t first) {
  const int32_t at = c.group_at[i];
  if (at < 0) return false;
  const VerbGroup& group = c.groups[static_cast<size_t>(at)];
  if (group.form == VerbGroup::Form::kFinite) return i == first;
  return true;
}

size_t Extend(const Clauses& c, size_t i, size_t first) {
  if (c.phrase_at[i] >= 0) {
    const NounPhrase& phrase = c.phrases[static_cast<size_t>(c.phrase_at[i])];
    const bool time = IsOneOf(c.words[phrase.head].lower, kTimes) && i > first;
    return time ? i : phrase.end;
  }
  if (BelongsToPhrase(c, i, first)) return c.groups[static_cast<size_t>(c.group_at[i])].end;
  if (IsPreposition(c, i)) return AfterPreposition(c, i);
  if (c.Is(i, WordClass::kParticle)) return i + 1;
  if (JoinsPhrase(c, i)) return i + 1;
  const bool modifies = c.Is(i, WordClass::kAdverb) || c.Is(i, WordClass::kAdjective);
  if (modifies && i > first) {
    const size_t next = i + 1;
    if (next < c.size() && (IsPreposition(c, next) || c.group_at[next] >= 0)) {
      return Extend(c, next, first) > next ? next : i;
    }
  }
  return i;
}

}  // namespace

bool OpensTime(const Clauses& c, size_t word) {
  const size_t next = word + 1;
  if (next >= c.size() || c.phrase_at[next] < 0) return false;
  const NounPhrase& phrase = c.phrases[static_cast<size_t>(c.phrase_at[next])];
  const std::string& head = c.words[phrase.head].lower;
  const bool in_or_on = c.IsWord(word, "on") || c.IsWord(word, "in") || c.IsWord(word, "at") ||
                        c.IsWord(word, "by") || c.IsWord(word, "over") || c.IsWord(word, "for") ||
                        c.IsWord(word, "until") || c.IsWord(word, "since");
  const bool year = c.Is(phrase.head, WordClass::kNumber) && head.size() == 4 &&
                    (head[0] == '1' || head[0] == '2');
  return in_or_on && (year || IsOneOf(head, kTimes) || IsOneOf(c.words[phrase.head].lemma, kTimes));
}

WordRange PhraseFrom(const Clauses& c, size_t first) {
  while (first < c.size() && c.Is(first, WordClass::kAdverb)) ++first;
  size_t i = first;
  if (i < c.size() && (c.Is(i, WordClass::kTo) || c.IsWord(i, "to")) && i + 1 < c.size() &&
      c.group_at[i + 1] >= 0) {
    ++i;
  }
  const bool starts = i < c.size() && (c.phrase_at[i] >= 0 || c.group_at[i] >= 0);
  if (!starts) return {};
  const size_t begin = i;
  while (i < c.size() && i - first < kLongestPhrase) {
    const size_t next = Extend(c, i, begin);
    if (next == i) break;
    i = next;
  }
  while (i > begin && (c.Is(i - 1, WordClass::kConjunction) || c.Is(i - 1, WordClass::kAdverb)))
    --i;
  return {static_cast<uint32_t>(first), static_cast<uint32_t>(i)};
}

WordRange SubjectOf(const Clauses& c, const VerbGroup& group) {
  if (!group.subject) return {group.first, group.first};
  const NounPhrase& phrase = c.phrases[*group.subject];
  if (!group.own_subject || phrase.first > group.first) return {phrase.first, phrase.end};
  size_t end = group.first;
  while (end > phrase.end && (c.Is(end - 1, WordClass::kAdverb) || c.Is(end - 1, WordClass::kTo))) {
    --end;
  }
  return {phrase.first, static_cast<uint32_t>(end)};
}

WordRange ClauseOf(const Clauses& c, const VerbGroup& group) {
  size_t first = group.first;
  if (group.own_subject) first = SubjectOf(c, group).first;
  size_t end = group.end;
  while (end < c.size() && end - group.end < kLongestPhrase) {
    const size_t next = Extend(c, end, group.main);
    if (next == end) break;
    end = next;
  }
  return {static_cast<uint32_t>(first), static_cast<uint32_t>(end)};
}

std::optional<uint32_t> MatrixOf(const Clauses& c, const VerbGroup& group) {
  size_t left = group.own_subject ? SubjectOf(c, group).first : group.first;
  if (group.existential && left > 0) --left;
  while (left > 0 && (c.Is(left - 1, WordClass::kAdverb) || c.IsWord(left - 1, "that") ||
                      c.IsWord(left - 1, "whether"))) {
    --left;
  }
  if (left == 0 || c.group_at[left - 1] < 0) return std::nullopt;
  const auto matrix = static_cast<uint32_t>(c.group_at[left - 1]);
  if (c.groups[matrix].end != left) return std::nullopt;
  return matrix;
}

bool IsConditional(const Clauses& c, const VerbGroup& group) {
  const size_t left = group.own_subject ? SubjectOf(c, group).first : group.first;
  if (left == 0) return false;
  const std::string& word = c.words[left - 1].lower;
  return word == "if" || word == "unless" || word == "whether";
}

}  // namespace whosaid
