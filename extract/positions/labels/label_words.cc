#include "extract/positions/labels/label_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extract/lexicon.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::string_view kDropped[] = {
    "this", "that",    "these",   "those", "such", "any",    "all",    "every",  "each",
    "the",  "a",       "an",      "no",    "some", "both",   "very",   "so",     "only",
    "own",  "certain", "further", "just",  "even", "really", "almost", "nearly", "least"};

// Adjectives that judge a thing rather than tell which it is.
constexpr std::string_view kJudging[] = {"terrible",    "horrible",  "awful",        "disastrous",
                                         "disgraceful", "shameful",  "outrageous",   "ridiculous",
                                         "disgusting",  "wonderful", "fantastic",    "sensible",
                                         "senseless",   "stupid",    "crazy",        "insane",
                                         "brilliant",   "lousy",     "unacceptable", "unrealistic"};

// Likewise, but only as predicates: "that the rent is unfair".
constexpr std::string_view kVerdicts[] = {"unfair",      "wrong",   "right", "bad",     "good",
                                          "disaster",    "mistake", "error", "outrage", "scandal",
                                          "catastrophe", "true",    "false", "case"};
constexpr std::string_view kDotted[] = {"u.s.", "u.k.", "u.n.", "e.u."};  // "US troops"
constexpr std::string_view kUnits[] = {"percent", "metre",  "meter",  "kilometre", "kilometer",
                                       "mile",    "dollar", "euro",   "pound",     "point",
                                       "tonne",   "ton",    "degree", "acre",      "foot"};
constexpr std::string_view kAnybody[] = {
    "everyone", "everybody", "everything", "anyone",   "anybody", "nobody", "nothing",
    "someone",  "anything",  "something",  "somebody", "others",  "those",  "each"};
// What is better known by its letters.
struct Abbreviation {
  std::array<std::string_view, 3> words;  // as in keys
  std::string_view letters;
};
constexpr Abbreviation kAbbreviations[] = {{{"gross", "domestic", "product"}, "GDP"},
                                           {{"gross", "national", "product"}, "GNP"},
                                           {{"value", "add", "tax"}, "VAT"}};
bool IsModifier(std::string_view relation) {
  return relation == "amod" || relation == "compound" || relation == "nummod" ||
         relation == "flat" || relation == "goeswith" || relation == "appos_name";
}

}  // namespace

LabelPieces operator+(LabelPieces a, const LabelPieces& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::optional<IndexedMention> MentionOf(const MentionIndex& mentions, const ParsedSentence& parse,
                                        WordIndex head) {
  const auto at = [&](WordIndex word) {
    std::optional<IndexedMention> best;
    for (const IndexedMention& mention : mentions.In(parse[word].span)) {
      if (!mention.span.Contains(parse[word].span)) continue;
      if (!best || mention.span.size() < best->span.size()) best = mention;
    }
    return best;
  };
  if (const auto own = at(head)) {
    // "the Berg plan" is no actor.
    return own;
  }
  for (const WordIndex child : parse.ChildrenOf(head)) {
    const std::string_view relation = parse[child].relation;
    const bool name =
        relation == "flat" || relation == "appos" || (relation == "compound" && child > head);
    if (!name) continue;
    if (const auto part = at(child); part && part->form == MentionForm::kName) return part;
  }
  return std::nullopt;
}

std::string LabelWords::Text(WordIndex i) const {
  return std::string(x_.document.Text(p_[i].span));
}

std::optional<ClusterIndex> LabelWords::ActorOf(WordIndex head) const {
  if (!p_.IsNominal(head) || p_.IsInfinitive(head)) return std::nullopt;
  const std::optional<IndexedMention> mention = MentionOf(x_.mentions, p_, head);
  if (!mention || Doing(head) || IsPeople(head)) return std::nullopt;
  return mention->cluster;
}

bool LabelWords::IsPeople(WordIndex head) const {
  const std::optional<IndexedMention> mention = MentionOf(x_.mentions, p_, head);
  return p_[head].xpos == "NNPS" && mention && mention->span == p_[head].span &&
         x_.document.clusters[mention->cluster].kind == ActorKind::kCountry &&
         x_.document.clusters[mention->cluster].name != x_.document.Text(mention->span);
}

MaybeWord LabelWords::Doing(WordIndex head) const {
  for (const WordIndex child : p_.ChildrenOf(head)) {
    const bool doing = p_[child].deprel == "acl" && p_[child].xpos == "VBG" && child > head &&
                       p_[child - 1].upos != Upos::kPunct && !p_.Child(child, "mark");
    if (doing) return child;
  }
  return std::nullopt;
}

std::string LabelWords::ShortName(const std::string& name) {
  if (name == "United States" || name == "United States of America") return "US";
  if (name == "United Kingdom") return "UK";
  return name;
}

std::optional<LabelPiece> LabelWords::Entity(WordIndex i) const {
  std::optional<IndexedMention> mention;
  for (const IndexedMention& candidate : x_.mentions.In(p_[i].span)) {
    if (!candidate.span.Contains(p_[i].span)) continue;
    if (!mention || candidate.span.size() < mention->span.size()) mention = candidate;
  }
  if (!mention || IsPeople(i)) return std::nullopt;
  const Cluster& cluster = x_.document.clusters[mention->cluster];
  const bool named = mention->form == MentionForm::kName;
  if (!named && p_[i].upos != Upos::kPron) return std::nullopt;
  if (cluster.kind == ActorKind::kGroup || cluster.kind == ActorKind::kAnonymous) {
    if (p_[i].upos != Upos::kPron) return std::nullopt;
  }
  LabelPiece piece;
  piece.actor = true;
  piece.organisation = cluster.kind == ActorKind::kOrganisation;
  piece.key = ToLower(cluster.name);
  std::ranges::replace(piece.key, ' ', '_');
  const bool acronym = named && mention->span.size() < cluster.name.size() &&
                       cluster.kind == ActorKind::kOrganisation;
  piece.text = acronym ? std::string(x_.document.Text(mention->span)) : ShortName(cluster.name);
  return piece;
}

void LabelWords::Append(LabelPieces& pieces, WordIndex i) const {
  const ParsedWord& word = p_[i];
  if (std::optional<LabelPiece> entity = Entity(i)) {
    if (pieces.empty() || pieces.back().key != entity->key) pieces.push_back(*entity);
    return;
  }
  const bool empty = word.upos == Upos::kDet || word.upos == Upos::kPron ||
                     word.upos == Upos::kPunct || word.relation == "case" || word.xpos == "POS" ||
                     IsOneOf(word.lower, kDropped);
  const std::string_view text_behind =
      std::string_view(x_.document.article.text).substr(word.span.end, 1);
  const bool hyphened = word.lower == "no" && text_behind == "-";  // "no-fly zone"
  if (empty && !hyphened && word.lower != "$" && word.lower != "%") return;
  const bool proper = word.upos == Upos::kPropn || word.lower == "gdp";
  std::string text = Text(i);
  if (IsOneOf(word.lower, kDotted)) std::erase(text, '.');
  std::erase(text, '"');
  const bool acronym = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  pieces.push_back({proper || acronym || !Opens(i) ? text : ToLower(text), KeyOf(word)});
}

LabelPieces LabelWords::Verbatim(WordIndex first, WordIndex end) const {
  LabelPieces pieces;
  for (WordIndex i = first; i < end && p_[i].lower != ","; ++i) {
    std::optional<LabelPiece> entity = Entity(i);
    if (p_[i].upos == Upos::kPron && entity) {
      const auto actor = ActorOf(i);
      const bool group = !actor || x_.document.clusters[*actor].kind == ActorKind::kGroup;
      if (!group) pieces.push_back(*entity);
      if (!group) continue;
      entity.reset();
    }
    const bool mark = p_[i].upos == Upos::kPunct && p_[i].lower != "%" && p_[i].lower != "$";
    const bool plain = p_[i].upos == Upos::kDet || p_[i].upos == Upos::kPron ||
                       p_[i].upos == Upos::kAdv || p_[i].upos == Upos::kPart ||
                       p_[i].upos == Upos::kAux || p_[i].upos == Upos::kSconj ||
                       p_[i].relation == "case";
    if (mark || p_[i].lower == "a" || p_[i].lower == "an" || p_[i].lower == "the") continue;
    if (!entity && plain) {
      pieces.push_back({p_[i].lower == "i" ? "I" : p_[i].lower, ""});
    } else {
      Append(pieces, i);
    }
  }
  return pieces;
}

// Behind a comma capitals tell names.
bool LabelWords::Opens(WordIndex i) const {
  return i == 0 || (p_[i - 1].upos == Upos::kPunct && p_[i - 1].lower != ",");
}

std::string LabelWords::KeyOf(const ParsedWord& word) {
  const Upos upos = word.upos;
  const bool content = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj ||
                       upos == Upos::kNum ||
                       (upos == Upos::kVerb && word.lemma != "be" && word.lemma != "have");
  return content ? word.lemma : "";
}

LabelPieces LabelWords::Flat(WordIndex head) const {
  LabelPieces pieces;
  const WordRange yield = p_[head].yield;
  for (WordIndex i = yield.first; i < yield.end; ++i) Append(pieces, i);
  return pieces;
}

void LabelWords::Abbreviate(LabelPieces& core) {
  for (const Abbreviation& one : kAbbreviations) {
    const auto found = std::ranges::search(core, one.words, {}, &LabelPiece::key);
    if (found.empty()) continue;
    *found.begin() = {std::string(one.letters), ToLower(one.letters)};
    core.erase(found.begin() + 1, found.end());
  }
}

LabelPieces LabelWords::Core(WordIndex head) const {
  LabelPieces core;
  for (WordIndex i = p_[head].yield.first; i < p_[head].yield.end; ++i) {
    if (i == head || (BelongsToCore(i, head) && !Judges(i) && !Counts(i))) Append(core, i);
  }
  Abbreviate(core);
  return core;
}

bool LabelWords::IsVerdict(WordIndex i) const {
  return IsOneOf(p_[i].lemma, kJudging) || IsOneOf(p_[i].lemma, kVerdicts);
}

bool LabelWords::IsAnybody(std::string_view lower) { return IsOneOf(lower, kAnybody); }

bool LabelWords::Judges(WordIndex i) const {
  return p_[i].relation == "amod" && (x_.cue == i || IsOneOf(p_[i].lemma, kJudging));
}

bool LabelWords::Counts(WordIndex i) const {
  const WordIndex noun = p_[i].head;
  const bool counts = p_[i].relation == "nummod" && i < noun && p_[noun].xpos == "NNS" &&
                      p_[i].yield.end == p_[i].yield.first + 1 && !IsOneOf(p_[noun].lemma, kUnits);
  if (!counts) return false;
  const bool year = p_[i].lower.size() == 4 && (p_[i].lower[0] == '1' || p_[i].lower[0] == '2');
  const bool part = p_[i].lower.find('.') != std::string::npos;
  const bool named = i > 0 && (p_.IsNominal(i - 1) || p_[i - 1].lower == "$");  // "Article 5"
  const uint64_t traits = ShippedLexicon().Find(p_[noun].lower).traits;
  return !year && !part && !named && (traits & kTimeNoun) == 0;
}

bool LabelWords::BelongsToCore(WordIndex i, WordIndex head) const {
  for (int step = 0; step < 4; ++step) {
    const std::string_view relation = p_[i].relation;
    const bool inner = IsModifier(relation) || relation == "punct" || relation == "advmod" ||
                       relation == "conj" || relation == "cc" || relation == "obl" ||
                       relation == "nmod";
    if (!inner || p_.IsRoot(i)) return false;
    if (p_[i].deprel == "nmod:poss") return false;
    if (p_[i].head == head) {
      if (!IsModifier(relation)) return false;
      return i < head || relation != "amod";
    }
    if (p_[i].head > head) return false;
    i = p_[i].head;
  }
  return false;
}

bool LabelWords::Specifies(WordIndex i) const {
  return IsModifier(p_[i].relation) || (p_[i].relation == "advmod" && p_[i].lower.ends_with("ly"));
}

}  // namespace whosaid
