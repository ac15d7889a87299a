// Where parsers often hang words wrongly that decide who holds a stand on what.
#include "extract/positions/parse.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

// Nouns of what somebody wants somebody to do: "a request by the mayor to wait".
constexpr std::string_view kRequests[] = {
    "request", "call",     "demand", "plea",     "appeal",     "bid",
    "effort",  "attempt",  "push",   "proposal", "offer",      "promise",
    "pledge",  "vow",      "threat", "plan",     "decision",   "move",
    "refusal", "petition", "order",  "motion",   "invitation", "recommendation"};

}  // namespace

// "Chasing this goal will ruin us", where gerund and noun are both taken for subjects of the verb:
// the noun is the gerund's object.
void ParsedSentence::MendGerunds() {
  for (WordIndex gerund = 0; gerund < size(); ++gerund) {
    if (words_[gerund].relation != "csubj" || words_[gerund].xpos != "VBG") continue;
    WordIndex noun = gerund + 1;
    while (noun < size() && words_[noun].head > noun && words_[noun].relation != "nsubj") ++noun;
    if (noun == size() || words_[noun].relation != "nsubj" ||
        words_[noun].head != words_[gerund].head || words_[noun].head < noun) {
      continue;
    }
    words_[noun].head = gerund;
    words_[noun].deprel = words_[noun].relation = "obj";
  }
}

bool ParsedSentence::IsUnder(WordIndex word, WordIndex other) const {
  while (word != other && !IsRoot(word)) word = words_[word].head;
  return word == other;
}

// "ignored a request by the mayor to wait", where the mayor or the waiting hang elsewhere: both are
// the request's.
void ParsedSentence::MendRequests() {
  for (WordIndex noun = 0; noun + 2 < size(); ++noun) {
    if (words_[noun + 1].lower != "by" || !IsOneOf(words_[noun].lemma, kRequests)) continue;
    const WordIndex person = words_[noun + 1].head;
    if (person <= noun + 1 || words_[noun + 1].relation != "case") continue;
    WordIndex to = person + 1;
    while (to < size() && words_[to].lower != "to" && words_[to].head > noun &&
           words_[to].head < to) {
      ++to;
    }
    if (to >= size() || words_[to].xpos != "TO" || words_[to].head <= to) continue;
    const WordIndex verb = words_[to].head;
    const WordIndex governor = words_[verb].head;
    if (governor != person && governor != noun && governor != words_[noun].head) continue;
    if (IsUnder(noun, person) || IsUnder(noun, verb)) continue;  // no circles
    words_[person].head = words_[verb].head = noun;
    words_[person].deprel = words_[person].relation = "nmod";
    words_[verb].deprel = words_[verb].relation = "acl";
  }
}

// "dismissed as fantasy the claim that it leaks": a noun behind the verb that nothing leads in is
// its object.
void ParsedSentence::MendInversions() {
  std::vector<bool> led(size());  // by a preposition
  std::vector<bool> has_object(size());
  std::vector<bool> as(size());
  for (WordIndex i = 0; i < size(); ++i) {
    const ParsedWord& word = words_[i];
    if (word.relation == "case" || word.relation == "mark") led[word.head] = true;
    if (word.relation == "obj") has_object[word.head] = true;
  }
  for (WordIndex i = 0; i < size(); ++i) {
    ParsedWord& word = words_[i];
    if (word.deprel != "obl" || word.head >= i || word.upos != Upos::kNoun) continue;
    if (!led[i] && as[word.head] && !has_object[word.head]) {
      word.deprel = word.relation = "obj";
      has_object[word.head] = true;
    }
    if (words_[word.head + 1].lower == "as" && words_[word.head + 1].head == i)
      as[word.head] = true;
  }
}

}  // namespace whosaid
