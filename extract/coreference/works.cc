#include "extract/coreference/works.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/coreference/noun_phrases.h"

namespace whosaid {
namespace {

constexpr TokenIndex kWithin = 4;   // words between a name and the work behind it
constexpr uint32_t kLead = 4;       // sentences at the beginning of an article
constexpr TokenIndex kBehind = 10;  // words between a work and "by" its maker

// Works by their lemmas, and the kind that those have that are one thing under two names.
constexpr std::pair<std::string_view, std::string_view> kWorks[] = {
    {"poll", "poll"},         {"survey", "poll"},         {"polling", "poll"},
    {"study", "study"},       {"paper", "study"},         {"report", "report"},
    {"analysis", "analysis"}, {"review", "review"},       {"investigation", "investigation"},
    {"letter", "letter"},     {"editorial", "editorial"}, {"petition", "petition"},
    {"lawsuit", "lawsuit"},   {"complaint", "lawsuit"},   {"statement", "statement"},
    {"email", "email"},       {"e-mail", "email"},        {"memo", "memo"},
    {"tweet", "tweet"},       {"post", "post"},           {"warning", "warning"},
    {"advisory", "warning"},  {"decree", "decree"},       {"ruling", "ruling"},
    {"notice", "notice"}};

constexpr std::string_view kMade[] = {"conduct", "release", "publish", "issue",   "carry",
                                      "do",      "make",    "write",   "sign",    "send",
                                      "prepare", "produce", "author",  "compile", "file"};

// Of which each has its own: "the statement" is the last one spoken of.
bool IsMessage(std::string_view lemma) {
  constexpr std::string_view kMessages[] = {"statement", "letter", "email",   "e-mail",   "memo",
                                            "tweet",     "post",   "lawsuit", "complaint"};
  return std::ranges::find(kMessages, lemma) != std::end(kMessages);
}

std::string_view KindOf(std::string_view lemma) {
  const auto work =
      std::ranges::find(kWorks, lemma, &std::pair<std::string_view, std::string_view>::first);
  return work == std::end(kWorks) ? std::string_view() : work->second;
}

bool IsNamedForMaker(std::string_view lemma) {
  const std::string_view kind = KindOf(lemma);
  return kind == "poll" || kind == "study" || kind == "report" || kind == "analysis" ||
         kind == "editorial";
}

bool IsMaking(std::string_view lemma) { return std::ranges::find(kMade, lemma) != std::end(kMade); }

}  // namespace

Works::Works(const CoreferenceReading& reading)
    : document_(reading.document),
      words_(reading.words),
      names_(reading.names),
      actor_of_(reading.actor_of) {
  for (size_t n = 0; n < names_.size(); ++n) {
    if (names_[n].adjective) continue;
    ReadBefore(n);
    ReadBehind(n);
  }
  ReadObjects();
}

bool Works::IsWork(std::string_view lemma) { return !KindOf(lemma).empty(); }

bool Works::SpeaksForOwner(std::string_view lemma) {
  constexpr std::string_view kOwned[] = {
      "statement", "message", "post",    "tweet",    "page",      "website",       "site",
      "account",   "blog",    "column",  "article",  "memo",      "email",         "e-mail",
      "ad",        "video",   "release", "speech",   "testimony", "advertisement", "projection",
      "data",      "datum",   "figure",  "number",   "result",    "finding",       "estimate",
      "reporting", "remark",  "comment", "forecast", "book",      "announcement",  "research"};
  return IsWork(lemma) || std::ranges::find(kOwned, lemma) != std::end(kOwned);
}

void Works::Add(TokenIndex noun, ActorIndex maker) {
  const std::string_view kind = KindOf(document_.syntax[noun].lemma);
  if (!makers_[kind].emplace(noun, maker).second) return;
  const auto [only, is_new] = only_.emplace(kind, maker);
  if (!is_new && only->second != maker) only->second.reset();
}

// "the latest [Harbour University] poll", "[Ruiz]'s letter"
void Works::ReadBefore(size_t n) {
  const ActorName& name = names_[n];
  TokenIndex i = name.tokens.end;
  const bool owns = i < words_.size() && words_[i].IsClass(WordClass::kPossessive);
  if (owns) ++i;
  const bool body = name.kind == ActorKind::kOrganisation;
  if (!body && !(owns && name.kind == ActorKind::kPerson)) return;
  for (TokenIndex last = i + kWithin; i < last && i < words_.size(); ++i) {
    if (IsWork(document_.syntax[i].lemma) && document_.syntax[i].upos == Upos::kNoun) {
      // "the Harbour University investigation" may be one of it.
      if (owns || IsNamedForMaker(document_.syntax[i].lemma)) Add(i, actor_of_[n]);
      return;
    }
    const Upos upos = document_.syntax[i].upos;
    const bool inside = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj ||
                        upos == Upos::kNum || upos == Upos::kAdv;
    if (!inside || (!owns && words_[i].capital)) return;
  }
}

// "the survey, conducted in May by [the Harbour Institute]", "an analysis by [the Gazette]"
void Works::ReadBehind(size_t n) {
  const ActorName& name = names_[n];
  if (name.kind != ActorKind::kOrganisation && name.kind != ActorKind::kPerson) return;
  TokenIndex by =
      name.role.empty() ? name.tokens.begin : std::min(name.role.begin, name.tokens.begin);
  if (by > 0 && words_[by - 1].Is(kDeterminer)) --by;
  if (by == 0 || (words_[--by].folded != "by" && words_[by].folded != "from")) return;
  const uint32_t sentence = words_.SentenceOf(by);
  const bool from = words_[by].folded == "from";
  bool made = false;
  for (TokenIndex i = by; i > 0 && by - i < kBehind && words_.SentenceOf(i - 1) == sentence; --i) {
    const SyntaxWord& word = document_.syntax[i - 1];
    if (word.upos == Upos::kNoun && IsWork(word.lemma)) {
      if (made || i == by) Add(i - 1, actor_of_[n]);
      return;
    }
    if (word.upos != Upos::kVerb) continue;
    if (made || !IsMaking(word.lemma) || (from && word.lemma != "send")) return;
    made = true;
  }
}

// "[The board] released a report", "[Ruiz] said in a statement", "in a poll [the institute] found"
void Works::ReadObjects() {
  std::map<TokenIndex, size_t> by_verb;  // names that are subjects
  for (size_t n = 0; n < names_.size(); ++n) {
    if (names_[n].kind != ActorKind::kOrganisation && names_[n].kind != ActorKind::kPerson)
      continue;
    for (TokenIndex i = names_[n].tokens.begin; i < names_[n].tokens.end; ++i) {
      if (document_.syntax[i].deprel == "nsubj") by_verb.emplace(document_.syntax[i].head, n);
    }
  }
  for (TokenIndex i = 0; i < words_.size(); ++i) {
    const SyntaxWord& word = document_.syntax[i];
    if (!IsWork(word.lemma)) continue;
    const std::string_view relation = PlainRelation(word);
    const bool makes = relation == "obj" && IsMaking(document_.syntax[word.head].lemma);
    const bool says = relation == "obl" && words_[word.head].cues != nullptr && IsIn(i);
    const auto maker = by_verb.find(word.head);
    if ((makes || says) && maker != by_verb.end()) Add(i, actor_of_[maker->second]);
  }
}

// "in a [statement]", "in its latest [poll]"
bool Works::IsIn(TokenIndex noun) const {
  for (TokenIndex i = noun; i > 0 && noun - i < kWithin; --i) {
    if (document_.syntax[i - 1].head != noun) return false;
    if (words_[i - 1].folded == "in") return true;
  }
  return false;
}

std::optional<ActorIndex> Works::MakerOf(TokenIndex noun) const {
  const auto kind = makers_.find(KindOf(document_.syntax[noun].lemma));
  if (kind == makers_.end()) return std::nullopt;
  const auto maker = kind->second.find(noun);
  return maker == kind->second.end() ? std::nullopt : std::optional(maker->second);
}

std::optional<ActorIndex> Works::OnlyMaker(std::string_view lemma) const {
  const auto only = only_.find(KindOf(lemma));
  return only == only_.end() ? std::nullopt : only->second;
}

std::optional<ActorIndex> Works::LastMaker(TokenIndex noun) const {
  const auto kind = makers_.find(KindOf(document_.syntax[noun].lemma));
  if (kind == makers_.end()) return std::nullopt;
  const auto behind = kind->second.lower_bound(noun);
  return behind == kind->second.begin() ? std::nullopt : std::optional(std::prev(behind)->second);
}

std::optional<ActorIndex> Works::MakerOf(const std::vector<NounPhrase>& phrases, const Chain& chain,
                                         const NounPhrase& best) const {
  for (PhraseIndex i : chain.phrases) {
    if (const auto maker = MakerOf(WorkOf(phrases[i]))) return maker;
  }
  const TokenIndex work = WorkOf(best);
  std::string_view lemma = document_.syntax[work].lemma;
  if (IsFindings(best.head) && work == best.head) lemma = "poll";  // "the results"
  const bool given = best.article == PhraseArticle::kDefinite;
  const bool several = best.number == PhraseNumber::kPlural && !IsFindings(best.head);
  if (!(given || best.sentence < kLead) || !IsWork(lemma) || IsNamedAfter(best) || several) {
    return std::nullopt;
  }
  if (const auto only = OnlyMaker(lemma)) return only;
  return given && IsMessage(lemma) ? LastMaker(work) : std::nullopt;
}

// "poll" of "the results of the poll" and "poll results"; else the head.
TokenIndex Works::WorkOf(const NounPhrase& phrase) const {
  if (!IsFindings(phrase.head)) return phrase.head;
  const TokenIndex before = phrase.head - (phrase.head > phrase.tokens.begin ? 1 : 0);
  if (IsWork(document_.syntax[before].lemma)) return before;
  const TokenIndex end = std::min(phrase.tokens.end, phrase.head + kBehind);
  if (phrase.head + 1 >= end || words_[phrase.head + 1].folded != "of") return phrase.head;
  for (TokenIndex i = phrase.head + 2; i < end; ++i) {
    if (IsWork(document_.syntax[i].lemma)) return i;
  }
  return phrase.head;
}

bool Works::IsFindings(TokenIndex noun) const {
  constexpr std::string_view kFindings[] = {"result", "finding", "number",
                                            "figure", "datum",   "data"};
  return std::ranges::find(kFindings, document_.syntax[noun].lemma) != std::end(kFindings);
}

// "the Orlice Gazette report", which has a maker of its own.
bool Works::IsNamedAfter(const NounPhrase& phrase) const {
  for (TokenIndex i = phrase.tokens.begin + 1; i < phrase.head; ++i) {
    if (document_.syntax[i].upos == Upos::kPropn) return true;
  }
  return false;
}

}  // namespace whosaid
