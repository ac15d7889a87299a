#include "extract/coreference/works.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/coreference/noun_phrases.h"

namespace whosaid {
namespace {

constexpr TokenIndex kWithin = 4;   // words between a name and the work behind it
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

Works::Works(const Document& document, const Words& words, const std::vector<ActorName>& names,
             const std::vector<ActorIndex>& actor_of)
    : document_(document), names_(names), actor_of_(actor_of) {
  for (size_t n = 0; n < names.size(); ++n) {
    if (names[n].adjective) continue;
    ReadBefore(words, n);
    ReadBehind(words, n);
  }
  ReadObjects(document, words);
}

bool Works::IsWork(std::string_view lemma) { return !KindOf(lemma).empty(); }

bool Works::SpeaksForOwner(std::string_view lemma) {
  constexpr std::string_view kOwned[] = {
      "statement", "message", "post",     "tweet",   "page",         "website",       "site",
      "account",   "blog",    "column",   "article", "memo",         "email",         "e-mail",
      "ad",        "video",   "release",  "speech",  "testimony",    "advertisement", "projection",
      "data",      "figure",  "number",   "result",  "finding",      "estimate",      "reporting",
      "remark",    "comment", "forecast", "book",    "announcement", "research"};
  return IsWork(lemma) || std::ranges::find(kOwned, lemma) != std::end(kOwned);
}

void Works::Add(TokenIndex noun, ActorIndex maker) {
  const std::string_view kind = KindOf(document_.syntax[noun].lemma);
  if (!makers_[kind].emplace(noun, maker).second) return;
  const auto [only, is_new] = only_.emplace(kind, maker);
  if (!is_new && only->second != maker) only->second.reset();
}

// "the latest [Harbour University] poll", "[Ruiz]'s letter"
void Works::ReadBefore(const Words& words, size_t n) {
  const ActorName& name = names_[n];
  TokenIndex i = name.tokens.end;
  const bool owns = i < words.size() && words[i].IsClass(WordClass::kPossessive);
  if (owns) ++i;
  const bool body = name.kind == ActorKind::kOrganisation;
  if (!body && !(owns && name.kind == ActorKind::kPerson)) return;
  for (TokenIndex last = i + kWithin; i < last && i < words.size(); ++i) {
    if (IsWork(document_.syntax[i].lemma) && document_.syntax[i].upos == Upos::kNoun) {
      // "the Harbour University investigation" may be one of it.
      if (owns || IsNamedForMaker(document_.syntax[i].lemma)) Add(i, actor_of_[n]);
      return;
    }
    const bool inside = IsNominal(words[i]) || words[i].IsClass(WordClass::kAdjective);
    if (!inside || (!owns && words[i].capital)) return;
  }
}

// "the survey, conducted in May by [the Harbour Institute]", "an analysis by [the Gazette]"
void Works::ReadBehind(const Words& words, size_t n) {
  const ActorName& name = names_[n];
  if (name.kind != ActorKind::kOrganisation && name.kind != ActorKind::kPerson) return;
  TokenIndex by =
      name.role.empty() ? name.tokens.begin : std::min(name.role.begin, name.tokens.begin);
  if (by > 0 && words[by - 1].Is(kDeterminer)) --by;
  if (by == 0 || (words[--by].folded != "by" && words[by].folded != "from")) return;
  const uint32_t sentence = words.SentenceOf(by);
  const bool from = words[by].folded == "from";
  bool made = false;
  for (TokenIndex i = by; i > 0 && by - i < kBehind && words.SentenceOf(i - 1) == sentence; --i) {
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
void Works::ReadObjects(const Document& document, const Words& words) {
  std::map<TokenIndex, size_t> by_verb;  // names that are subjects
  for (size_t n = 0; n < names_.size(); ++n) {
    if (names_[n].kind != ActorKind::kOrganisation && names_[n].kind != ActorKind::kPerson)
      continue;
    for (TokenIndex i = names_[n].tokens.begin; i < names_[n].tokens.end; ++i) {
      if (document.syntax[i].deprel == "nsubj") by_verb.emplace(document.syntax[i].head, n);
    }
  }
  for (TokenIndex i = 0; i < words.size(); ++i) {
    const SyntaxWord& word = document.syntax[i];
    if (!IsWork(word.lemma)) continue;
    const std::string_view relation = PlainRelation(word);
    const bool makes = relation == "obj" && IsMaking(document.syntax[word.head].lemma);
    const bool says = relation == "obl" && words[word.head].cues != nullptr && IsIn(words, i);
    const auto maker = by_verb.find(word.head);
    if ((makes || says) && maker != by_verb.end()) Add(i, actor_of_[maker->second]);
  }
}

// "in a [statement]", "in its latest [poll]"
bool Works::IsIn(const Words& words, TokenIndex noun) const {
  for (TokenIndex i = noun; i > 0 && noun - i < kWithin; --i) {
    if (document_.syntax[i - 1].head != noun) return false;
    if (words[i - 1].folded == "in") return true;
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

}  // namespace whosaid
